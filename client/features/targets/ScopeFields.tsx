import { useTranslations } from 'use-intl/react';
import { useValues } from '../../api/use-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ChoiceField, FieldRow } from '../../ui/Form.tsx';
import type { EventDraft, ScopeDimension } from './event-draft.ts';

const DIMENSIONS: readonly ScopeDimension[] = ['department', 'channel', 'branch'];

export type ScopeFieldsProps = {
  draft: Pick<EventDraft, 'dimension' | 'key'>;
  onChange: (part: Partial<Pick<EventDraft, 'dimension' | 'key'>>) => void;
};

/** Everything, or one department, channel or branch. */
export function ScopeFields({ draft: { dimension, key }, onChange }: ScopeFieldsProps) {
  const t = useTranslations();
  const { capital } = useFormats();
  return (
    <FieldRow>
      <ChoiceField
        label={t('events.concerns')}
        value={dimension}
        groups={[
          {
            label: '',
            options: [
              { value: '', label: t('events.everything') },
              ...DIMENSIONS.map((one) => ({ value: one, label: capital(t(`dimension.${one}`)) })),
            ],
          },
        ]}
        onChoose={(chosen) => {
          onChange({ dimension: chosen, key: '' });
        }}
      />
      {dimension === '' ? null : (
        <ScopeValue
          dimension={dimension}
          value={key}
          onChoose={(chosen) => {
            onChange({ key: chosen });
          }}
        />
      )}
    </FieldRow>
  );
}

function ScopeValue({
  dimension,
  value,
  onChoose,
}: {
  dimension: ScopeDimension;
  value: string;
  onChoose: (key: string) => void;
}) {
  const t = useTranslations('events');
  const values = useValues(dimension);
  return (
    <ChoiceField
      label={t('which')}
      value={value}
      groups={[{ label: '', options: [{ value: '', label: t('choose') }, ...values] }]}
      onChoose={onChoose}
    />
  );
}
