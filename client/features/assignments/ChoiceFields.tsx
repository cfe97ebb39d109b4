import { useTranslations } from 'use-intl/react';
import { ChoiceField, FieldRow } from '../../ui/Form.tsx';
import { useValues } from '../../api/use-values.ts';

/** What is to be set; the empty key leaves a dimension as it is. */
export type ChosenValues = { readonly department: string; readonly theme: string };

export const NOTHING_CHOSEN: ChosenValues = { department: '', theme: '' };

/** The values as a request takes them. */
export function chosenKeys({ department, theme }: ChosenValues): {
  department?: string;
  theme?: string;
} {
  return {
    ...(department === '' ? {} : { department }),
    ...(theme === '' ? {} : { theme }),
  };
}

export type ChoiceFieldsProps = {
  value: ChosenValues;
  onChange: (value: ChosenValues) => void;
};

/** A department and a theme, each may stay as it is. */
export function ChoiceFields({ value, onChange }: ChoiceFieldsProps) {
  const t = useTranslations('assign');
  const departments = useValues('department');
  const themes = useValues('theme');
  const leave = { value: '', label: t('leave') };
  return (
    <FieldRow>
      <ChoiceField
        label={t('department')}
        value={value.department}
        groups={[{ label: '', options: [leave, ...departments] }]}
        onChoose={(department) => {
          onChange({ ...value, department });
        }}
      />
      <ChoiceField
        label={t('theme')}
        value={value.theme}
        groups={[{ label: '', options: [leave, ...themes] }]}
        onChoose={(theme) => {
          onChange({ ...value, theme });
        }}
      />
    </FieldRow>
  );
}
