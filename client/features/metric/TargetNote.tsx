import { useTranslations } from 'use-intl/react';
import type { Series } from '../../api/client.ts';
import type { MetricInfo } from '../../api/metric-name.ts';
import { decimalsOf } from '../../format/value.ts';
import { useFormats } from '../../i18n/reader.ts';
import { TargetGap } from '../../ui/TargetGap.tsx';

/** The target in force, since when, and how far the value is from it; nothing where there is none. */
export function TargetNote({ info, series }: { info: MetricInfo; series: Series }) {
  const t = useTranslations('panel');
  const formats = useFormats();
  const { unit, polarity } = info;
  const held = series.comparisons.find(({ kind }) => kind === 'target');
  const target = held?.value.value ?? null;
  if (!held || target === null) return null;
  const value = formats.value.exact(unit, target);
  return (
    <span>
      {held.from === null
        ? t(held.ofAll ? 'targetOfAll' : 'target', { value })
        : t(held.ofAll ? 'targetOfAllSince' : 'targetSince', {
            value,
            day: formats.day.long(held.from),
          })}
      {held.change === null ? null : (
        <>
          {formats.separator}
          <TargetGap
            gap={held.change}
            decimals={decimalsOf(unit, series.total)}
            outcome={held.outcome}
            {...{ unit, polarity }}
          />
        </>
      )}
    </span>
  );
}
