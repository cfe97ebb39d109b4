import { useTranslations } from 'use-intl/react';
import type { MetricInfo } from '../api/metric-name.ts';
import { useFormats } from '../i18n/reader.ts';
import { ChoiceField, FieldRow, TextField } from './Form.tsx';
import type { DurationUnit } from './value-input.ts';

const UNITS: readonly DurationUnit[] = ['minutes', 'hours', 'days'];

export type ValueFieldProps = {
  info: MetricInfo;
  value: string;
  duration: DurationUnit;
  onChange: (part: { value: string } | { duration: DurationUnit }) => void;
};

/** The value in the metric's own unit; durations in the unit people say them in. */
export function ValueField({ info, value, duration, onChange }: ValueFieldProps) {
  const t = useTranslations('targets');
  const formats = useFormats();
  const [low, high] = info.range;
  const bound = (one: number) => formats.value.plain(info.unit, one);
  const range =
    low !== null && high !== null ? t('between', { low: bound(low), high: bound(high) }) : null;
  const hint = [t(`unit.${info.unit}`), ...(range === null ? [] : [range])];
  return (
    <FieldRow>
      <TextField
        label={t('value')}
        hint={formats.line(hint)}
        type="number"
        value={value}
        onChange={(text) => {
          onChange({ value: text });
        }}
      />
      {info.unit === 'seconds' ? (
        <ChoiceField
          label={t('duration')}
          value={duration}
          groups={[
            { label: '', options: UNITS.map((one) => ({ value: one, label: t(`in.${one}`) })) },
          ]}
          onChoose={(chosen) => {
            onChange({ duration: chosen });
          }}
        />
      ) : null}
    </FieldRow>
  );
}
