import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Polarity, Unit } from '#server/domain/metrics/verdict-kinds.ts';
import type { TargetOutcome } from '#server/domain/targets/outcome.ts';
import { judgementOf, toneOf } from '../format/judgement.ts';
import type { Verdict } from '../format/judgement.ts';
import { decimalsOf } from '../format/value.ts';
import { useFormats } from '../i18n/reader.ts';
import { KpiFoot } from './KpiFoot.tsx';
import { KpiHistory } from './KpiHistory.tsx';
import type { History } from './KpiHistory.tsx';
import { NumberLink } from './NumberLink.tsx';
import { VerdictChip } from './VerdictChip.tsx';
import { WrittenValue } from './WrittenValue.tsx';
import css from './KpiCard.module.css';

export type KpiCardProps = {
  name: string;
  /** Where the card leads; the whole card is the link. */
  href: string;
  /** The records behind the value; null where there are none. */
  behind: string | null;
  unit: Unit;
  polarity: Polarity;
  value: MetricValue;
  verdict: Verdict;
  target: number | null;
  /** The target is the organisation's, and this a part of it. */
  isTargetOfAll: boolean;
  /** Whether the value reaches the target; null = nothing can be said. */
  outcome: TargetOutcome | null;
  before: number | null;
  /** The same of the whole organisation, where the card is of a part of it; null = it is not, or the value is not there; undefined = it is not known yet. */
  whole: number | null | undefined;
  history: History;
};

/** Always in this order: name · value · interval and n · verdict · weeks before · target and gap. */
export function KpiCard(props: KpiCardProps) {
  const { name, href, behind, unit, value, verdict } = props;
  const t = useTranslations();
  const formats = useFormats();
  const judgement = judgementOf(value, verdict);
  const decimals = decimalsOf(unit, value);
  const shown = formats.value.value(unit, value.value, decimals);
  const hasMoved = judgement === 'better' || judgement === 'worse' || judgement === 'changed';
  const interval = formats.value.interval(unit, value.low, value.high, decimals);
  const isFullCount = interval === null && value.value !== null && unit === 'count';
  const written = (
    <WrittenValue
      // An absent value is spoken by its reason.
      value={value.value === null ? { ...shown, spoken: t(`judgement.${judgement}`) } : shown}
    />
  );
  return (
    <article className={css['card']}>
      <h2 className={css['name']}>
        <Link className={css['link']} href={href}>
          {name}
        </Link>
      </h2>
      <div className={css['measure']}>
        <p className={css['value']}>
          {behind === null ? (
            written
          ) : (
            <NumberLink href={behind} label={t('value.records', { name })}>
              {written}
            </NumberLink>
          )}
        </p>
      </div>
      <p className={css['doubt']}>
        <span className={css['facts']}>
          {interval === null ? null : <span className={css['fact']}>{interval}</span>}
          <span className={css['fact']}>
            {interval === null ? null : <span className={css['dot']}>{formats.separator}</span>}
            {isFullCount ? t('value.fullCount') : t('value.n', { n: formats.value.count(value.n) })}
          </span>
        </span>
      </p>
      <p className={css['verdict']}>
        <VerdictChip
          judgement={judgement}
          change={
            hasMoved && verdict.change !== null
              ? formats.value.change(unit, verdict.change, decimals)
              : null
          }
        />
        {value.states.includes('stale') && <span className={css['stale']}>{t('value.stale')}</span>}
      </p>
      <div className={css['history']}>
        <KpiHistory {...props} tone={toneOf(judgement)} decimals={decimals} />
      </div>
      <p className={css['foot']}>
        <KpiFoot {...props} decimals={decimals} />
      </p>
    </article>
  );
}
