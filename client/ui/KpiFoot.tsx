import { useTranslations } from 'use-intl/react';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Polarity, Unit } from '#server/domain/metrics/verdict-kinds.ts';
import type { TargetOutcome } from '#server/domain/targets/outcome.ts';
import { useFormats } from '../i18n/reader.ts';
import css from './KpiCard.module.css';
import { TargetGap } from './TargetGap.tsx';

export type KpiFootProps = {
  unit: Unit;
  polarity: Polarity;
  value: MetricValue;
  target: number | null;
  /** The target is the organisation's, and this a part of it. */
  isTargetOfAll: boolean;
  /** Null = nothing can be said. */
  outcome: TargetOutcome | null;
  before: number | null;
  /** Undefined = it is not known yet: its line is held. */
  whole: number | null | undefined;
  decimals: number;
};

/** Target and gap; where no target is set, the period before; then the whole that a part stands in. Uncoloured. */
export function KpiFoot(props: KpiFootProps) {
  const { unit, value, target, isTargetOfAll, before, whole, decimals } = props;
  const t = useTranslations('value');
  const formats = useFormats();
  const plain = (of: number) => ({ value: formats.value.plain(unit, of, decimals) });
  const previously = before === null ? null : <span>{t('before', plain(before))}</span>;
  const aim = target !== null && (
    <span>
      {t(isTargetOfAll ? 'targetOfAll' : 'target', { value: formats.value.exact(unit, target) })}
      {value.value === null ? null : (
        <>
          {formats.separator}
          <TargetGap {...props} gap={value.value - target} />
        </>
      )}
    </span>
  );
  return (
    <>
      {aim || previously}
      {whole === null ? null : (
        <span className={css['whole']}>
          {whole === undefined ? '\u00a0' : t('whole', plain(whole))}
        </span>
      )}
    </>
  );
}
