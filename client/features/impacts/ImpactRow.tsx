import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { ImpactAnswer } from '#server/contract/impacts.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { groupField } from '../../url/group-field.ts';
import { behindHref } from '../../url/records-view.ts';
import type { ViewState } from '../../url/view-state.ts';
import css from './ImpactsCard.module.css';

export type ImpactRowProps = {
  impact: ImpactAnswer;
  unit: Unit;
  metric: string;
  days: { from: string; to: string };
  view: ViewState;
  /** The largest impact of the list: the length of a whole bar. */
  most: number;
};

/** Sizes are told to a tenth of the unit: no figure here is surer. */
const DECIMALS = 1;

/** One issue: its name leads to its records; what it costs, and how sure that is, stands beside. */
export function ImpactRow({ impact, unit, metric, days, view, most }: ImpactRowProps) {
  const t = useTranslations('impacts');
  const formats = useFormats();
  const { group, share, mean, rest, low, high } = impact;
  const name = nameIn(formats.language, group.name, group.key);
  const size = (of: number): string =>
    unit === 'percent' || unit === 'points'
      ? t('points', { count: Math.round(Math.abs(of) * 10) / 10 })
      : formats.value.gap(unit, of, DECIMALS);
  const bare = (of: number): string =>
    unit === 'percent' || unit === 'points'
      ? formats.value.plain('score', Math.abs(of), DECIMALS)
      : formats.value.gap(unit, of, DECIMALS);
  const ends = [Math.abs(low), Math.abs(high)].toSorted((a, b) => a - b);
  return (
    <li className={css['issue']}>
      <div className={css['name']}>
        <Link
          href={behindHref(view, metric, days, {
            field: groupField(group, 'theme'),
            value: group.key,
          })}
          title={t('records', { name: isolate(name) })}
        >
          <bdi>{name}</bdi>
        </Link>
        <span className={css['track']} aria-hidden="true">
          <span
            className={css['bar']}
            style={{ inlineSize: `${most === 0 ? 0 : (100 * Math.abs(impact.impact)) / most}%` }}
          />
        </span>
      </div>
      <p className={css['cost']}>
        <strong>{t('costs', { size: size(impact.impact) })}</strong>{' '}
        <span className={css['note']}>
          {formats.line([
            t('range', { low: bare(ends[0] ?? 0), high: bare(ends[1] ?? 0) }),
            ...(impact.confidence === 'low' ? [] : [t(impact.confidence)]),
          ])}
        </span>
      </p>
      <p className={css['note']}>
        {formats.line([
          t('share', { share: formats.value.plain('percent', share * 100) }),
          t('against', {
            mean: formats.value.plain(unit, mean),
            rest: formats.value.plain(unit, rest),
          }),
        ])}
      </p>
    </li>
  );
}
