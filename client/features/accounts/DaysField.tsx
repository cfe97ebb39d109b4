import { useTranslations } from 'use-intl/react';
import { ChoiceField } from '../../ui/Form.tsx';

/** How long a key may hold. */
export const KEY_DAYS: readonly number[] = [30, 90, 180, 365, 730];
/** How long the old secret may go on beside the new one. */
export const OVERLAP_DAYS: readonly number[] = [0, 1, 7, 30];

export type DaysFieldProps = {
  label: string;
  choices: readonly number[];
  value: number;
  onChoose: (days: number) => void;
};

/** One of some lengths of time. */
export function DaysField({ label, choices, value, onChoose }: DaysFieldProps) {
  const t = useTranslations('keys');
  const options = choices.map((count) => ({
    value: String(count),
    label: count === 0 ? t('atOnce') : t('dayCount', { count }),
  }));
  return (
    <ChoiceField
      label={label}
      value={String(value)}
      groups={[{ label: '', options }]}
      onChoose={(chosen) => onChoose(Number(chosen))}
    />
  );
}
