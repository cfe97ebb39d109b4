import { useTranslations } from 'use-intl/react';
import { useValues } from '../../api/use-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ChoiceField, FieldGroup, FieldRow } from '../../ui/Form.tsx';
import { DIMENSIONS } from '../../url/view-state.ts';
import type { RuleDraft } from './rule-draft.ts';

export type ScopeFieldsProps = {
  draft: RuleDraft;
  onChange: (part: Partial<RuleDraft>) => void;
};

/** Where a rule looks: everything or one value of a dimension, as a whole or each value of another by itself. */
export function ScopeFields({ draft, onChange }: ScopeFieldsProps) {
  const t = useTranslations('alertRules');
  const names = useTranslations('dimension');
  const { capital } = useFormats();
  const dimensions = DIMENSIONS.map((one) => ({ value: one, label: capital(names(one)) }));
  return (
    <FieldGroup legend={t('where')}>
      <FieldRow>
        <ChoiceField
          label={t('within')}
          value={draft.dimension}
          groups={[
            { label: '', options: [{ value: '' as const, label: t('everywhere') }, ...dimensions] },
          ]}
          onChoose={(dimension) => {
            onChange({ dimension, key: '' });
          }}
        />
        {draft.dimension === '' ? null : (
          <ValueChoice
            key={draft.dimension}
            dimension={draft.dimension}
            value={draft.key}
            onChoose={(key) => {
              onChange({ key });
            }}
          />
        )}
        <ChoiceField
          label={t('each')}
          hint={t('eachHint')}
          value={draft.each}
          groups={[
            { label: '', options: [{ value: '' as const, label: t('asWhole') }, ...dimensions] },
          ]}
          onChoose={(each) => {
            onChange({ each });
          }}
        />
      </FieldRow>
    </FieldGroup>
  );
}

function ValueChoice({
  dimension,
  value,
  onChoose,
}: {
  dimension: Exclude<RuleDraft['dimension'], ''>;
  value: string;
  onChoose: (key: string) => void;
}) {
  const t = useTranslations('alertRules');
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
