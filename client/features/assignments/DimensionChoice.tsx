import { useTranslations } from 'use-intl/react';
import type { RuleInput } from '#server/contract/assignments.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ChecksField, ChoiceField, FormNote } from '../../ui/Form.tsx';
import css from './Assignments.module.css';
import { useValues } from '../../api/use-values.ts';

export type DimensionCondition = RuleInput['condition']['dimensions'][number];
type Dimension = DimensionCondition['dimension'];

const DIMENSIONS: readonly Dimension[] = [
  'department',
  'branch',
  'channel',
  'stage',
  'touchpoint',
  'segment',
  'region',
  'product',
  'theme',
];

export type DimensionChoiceProps = {
  condition: DimensionCondition;
  /** Dimensions that have a condition: each may have one. */
  taken: readonly Dimension[];
  /** Null = the condition goes. */
  onChange: (condition: DimensionCondition | null) => void;
};

/** A dimension, and which of its values a record must have. */
export function DimensionChoice({ condition, taken, onChange }: DimensionChoiceProps) {
  const t = useTranslations();
  const { capital } = useFormats();
  const { dimension, keys } = condition;
  const values = [{ value: '', label: t('assign.notGiven') }, ...useValues(dimension)];
  const named = (one: Dimension): string => capital(t(`dimension.${one}`));
  return (
    <>
      <div className={css['line']}>
        <ChoiceField
          label={t('assign.has')}
          value={dimension}
          groups={[
            {
              label: '',
              options: DIMENSIONS.filter((one) => one === dimension || !taken.includes(one)).map(
                (value) => ({ value, label: named(value) }),
              ),
            },
          ]}
          onChoose={(next) => {
            onChange({ dimension: next, keys: [] });
          }}
        />
        <Button
          size="small"
          aria-label={t('assign.removeOf', { what: named(dimension) })}
          onPress={() => {
            onChange(null);
          }}
        >
          {t('assign.remove')}
        </Button>
      </div>
      <ChecksField
        label={t('assign.value')}
        options={values.map(({ label }, value) => ({ value, label }))}
        chosen={keys
          .map((key) => values.findIndex(({ value }) => value === key))
          .filter((place) => place !== -1)}
        onChange={(chosen) => {
          onChange({ dimension, keys: chosen.flatMap((i) => values[i]?.value ?? []) });
        }}
      />
      {keys.length === 0 ? <FormNote text={t('assign.valueHint')} /> : null}
    </>
  );
}
