import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { DataTable } from '../../charts/DataTable.tsx';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { partHref } from './questions.ts';
import type { Shown, ShownMetric } from './shown.ts';
import { seriesOf } from './shown.ts';
import { useCellText } from './use-cell-text.ts';
import { useGroupName } from './use-group-name.ts';
import css from './Explore.module.css';

const HEIGHT_PX = 420;

/** Every value of the dimension over the whole period, also those that no chart holds. */
export function TotalsTable({ view, days, metrics, comparison }: Shown) {
  const t = useTranslations('explore');
  const all = useTranslations();
  const formats = useFormats();
  const id = useId();
  const groupName = useGroupName(view.by);
  const { by } = view;
  const [first] = metrics;
  if (by === null || !first || comparison.totals.length === 0) return null;
  const nOf = (key: string) => seriesOf(comparison.totals, first.id, key)?.total.n ?? 0;
  const keys = [...new Set(comparison.totals.flatMap(({ group }) => group?.key ?? []))].toSorted(
    (a, b) => nOf(b) - nOf(a) || (a < b ? -1 : 1),
  );
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('totals')} />
      <p className={css['note']}>
        {t('totalsHint', {
          dimension: all(`dimension.${by}`),
          level: formats.value.plain('percent', 95),
        })}
      </p>
      <TotalsRows
        {...{ metrics, comparison, keys, groupName }}
        caption={all('chart.tableOf', { title: t('totals') })}
        head={formats.capital(all(`dimension.${by}`))}
      >
        {(key, metric) => ({
          href: partHref(view, metric.id, days, key),
          label: all('value.records', { name: formats.line([metric.name, groupName(key)]) }),
        })}
      </TotalsRows>
    </Card>
  );
}

type TotalsRowsProps = Pick<Shown, 'metrics' | 'comparison'> & {
  keys: readonly string[];
  groupName: (key: string) => string;
  caption: string;
  /** What the rows are. */
  head: string;
  /** The records behind one number. */
  children: (key: string, metric: ShownMetric) => { href: string; label: string };
};

function TotalsRows({
  metrics,
  comparison,
  keys,
  groupName,
  caption,
  head,
  children,
}: TotalsRowsProps) {
  const cells = {
    points: useCellText('points'),
    percent: useCellText('percent'),
    seconds: useCellText('seconds'),
    count: useCellText('count'),
    per_case: useCellText('per_case'),
    score: useCellText('score'),
    days: useCellText('days'),
  };
  return (
    <DataTable
      caption={caption}
      height={HEIGHT_PX}
      table={{
        head: [head, ...metrics.map(({ name }) => name)],
        rows: keys.map((key) => ({
          key,
          cells: [
            groupName(key),
            ...metrics.map(({ id, info }) => {
              const total = seriesOf(comparison.totals, id, key)?.total;
              return total ? cells[info.unit](total) : '';
            }),
          ],
          behind: metrics.flatMap((metric, i) =>
            (seriesOf(comparison.totals, metric.id, key)?.total.n ?? 0) > 0
              ? [{ cell: i + 1, ...children(key, metric) }]
              : [],
          ),
        })),
      }}
    />
  );
}
