import { useTranslations } from 'use-intl/react';
import { filterTexts } from '../../api/filters.ts';
import { nameIn } from '../../format/name.ts';
import { csvText } from '../../format/csv.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { csvRows } from './csv-rows.ts';
import { otherFilters } from './questions.ts';
import type { Shown } from './shown.ts';
import { useGroupName } from './use-group-name.ts';

/** Hands over what the page shows: the whole, every compared value with its points, and the totals of all others. */
export function CsvButton({ view, days, metrics, comparison }: Shown) {
  const t = useTranslations('explore');
  const { language } = useFormats();
  const groupName = useGroupName(view.by);
  const { whole, parts, totals, waitsFor, dataThrough } = comparison;
  const drawn = new Set(parts.map(({ group }) => group?.key));
  const others = totals.filter(({ group }) => group !== null && !drawn.has(group.key));
  return (
    <Button
      disabled={!waitsFor.isSuccess || waitsFor.isPlaceholderData}
      title={t('csvHint')}
      onPress={() => {
        const rows = csvRows({
          series: [...whole, ...parts, ...others],
          period: days,
          grain: view.grain,
          dataThrough,
          metrics: new Map(
            metrics.map(({ id, name, info: { unit, formula, interval } }) => [
              id,
              {
                name,
                unit,
                formula: nameIn(language, formula, ''),
                interval: interval ? nameIn(language, interval, '') : '',
              },
            ]),
          ),
          filterOf: ({ group }) => [
            ...filterTexts(group ? otherFilters(view, group.dimension) : view.filters),
            ...(group ? [group.filter] : []),
          ],
          groupName: ({ group }) =>
            group && group.key !== ''
              ? nameIn(language, group.name, group.key)
              : groupName(group?.key ?? null),
        });
        const last = rows.at(-1);
        if (last)
          saveFile(`basira-${days.from}-${view.by ?? 'all'}.csv`, csvText(rows), 'text/csv');
      }}
    >
      {t('csv')}
    </Button>
  );
}
