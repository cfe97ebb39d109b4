import { useTranslations } from 'use-intl/react';
import type { Catalogue } from '../../api/client.ts';
import { metricOptions } from '../../api/metric-options.ts';
import { useValues } from '../../api/use-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { CheckList } from '../../ui/CheckList.tsx';
import { Field } from '../../ui/Field.tsx';
import { ChoiceField, FieldGroup, FieldRow, TextField } from '../../ui/Form.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import type { RuleDraft } from './rule-draft.ts';
import { KINDS, looksAtMetric, NUMBERS, withKind } from './rule-draft.ts';

const DIRECTIONS = ['worse', 'better', 'either'] as const;
/** The server takes no more. */
const MOST_THEMES = 100;

export type ConditionFieldsProps = {
  draft: RuleDraft;
  catalogue: Catalogue;
  cards: readonly string[];
  onChange: (part: Partial<RuleDraft>) => void;
};

/** What a rule looks for: its kind, its metric, its limits. */
export function ConditionFields({ draft, catalogue, cards, onChange }: ConditionFieldsProps) {
  const t = useTranslations('alertRules');
  const panel = useTranslations('panel');
  const { language } = useFormats();
  const { kind } = draft;
  const words = { onCards: panel('onCards'), others: panel('others') };
  const chosen = draft.metric === '' ? null : draft.metric;
  return (
    <FieldGroup legend={t('what')}>
      <FieldRow>
        <ChoiceField
          label={t('kindLabel')}
          hint={t(`kindHint.${kind}`)}
          value={kind}
          groups={[
            { label: '', options: KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) })) },
          ]}
          onChoose={(one) => {
            onChange(withKind(draft, one));
          }}
        />
        {looksAtMetric(kind) ? (
          <ChoiceField
            label={t('metric')}
            value={draft.metric}
            groups={[
              { label: t('choose'), options: [{ value: '', label: t('choose') }] },
              ...metricOptions(cards, catalogue, { language, words, chosen }),
            ]}
            onChoose={(metric) => {
              onChange({ metric });
            }}
          />
        ) : null}
        {kind === 'change' || kind === 'range' ? (
          <ChoiceField
            label={t('direction')}
            value={draft.direction}
            groups={[
              {
                label: '',
                options: DIRECTIONS.map((one) => ({ value: one, label: t(`directions.${one}`) })),
              },
            ]}
            onChoose={(direction) => {
              onChange({ direction });
            }}
          />
        ) : null}
      </FieldRow>
      <FieldRow>
        {NUMBERS[kind].map((field) => (
          <TextField
            key={field}
            label={t(
              `number.${field === 'score' && draft.grain === 'hour' ? 'scoreOfHour' : field}`,
            )}
            hint={t(
              `numberHint.${field === 'score' && draft.grain === 'hour' ? 'scoreOfHour' : field}`,
            )}
            type="number"
            value={draft[field]}
            onChange={(value) => {
              onChange({ [field]: value });
            }}
          />
        ))}
      </FieldRow>
      {kind === 'grave' ? <GraveFields draft={draft} onChange={onChange} /> : null}
    </FieldGroup>
  );
}

function GraveFields({ draft, onChange }: Pick<ConditionFieldsProps, 'draft' | 'onChange'>) {
  const t = useTranslations('alertRules');
  const { series } = useFormats();
  const themes = useValues('theme');
  const chosen = themes.filter(({ value }) => draft.themes.includes(value));
  return (
    <>
      <CheckList
        label={t('themes')}
        summary={chosen.length === 0 ? t('noThemes') : series(chosen.map(({ label }) => label))}
        groups={[{ label: '', options: themes }]}
        chosen={draft.themes}
        most={MOST_THEMES}
        onChange={(keys) => {
          onChange({ themes: keys });
        }}
      />
      <Field label={t('words')} hint={t('wordsHint')}>
        {(id, describedBy) => (
          <TextAreaControl
            id={id}
            rows={6}
            dir="auto"
            value={draft.words}
            aria-describedby={describedBy}
            onChange={(words) => {
              onChange({ words });
            }}
          />
        )}
      </Field>
    </>
  );
}
