import { useTranslations } from 'use-intl/react';
import { useValueNames } from '../../../api/use-filter-values.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckList } from '../../../ui/CheckList.tsx';
import { MOST_VALUES } from '../../../url/explore-view.ts';
import { seriesOf } from '../shown.ts';
import { useGroupName } from '../use-group-name.ts';
import type { ChoiceProps } from './ChoicesCard.tsx';

/** Which values of the dimension: those with the most behind them first, each with its n in the period. */
export function ValuesChoice({ view, metrics, comparison, choose }: ChoiceProps) {
  const t = useTranslations('explore');
  const formats = useFormats();
  const groupName = useGroupName(view.by);
  const valuesOf = useValueNames(view.by === null ? [] : [view.by]);
  const first = metrics[0]?.id ?? '';
  const nOf = (key: string) => seriesOf(comparison.totals, first, key)?.total.n ?? 0;
  const known = view.by === null ? [] : (valuesOf(view.by) ?? []).map(({ value }) => value);
  const keys = [...new Set([...known, '', ...comparison.keys])].toSorted((a, b) => nOf(b) - nOf(a));
  const isChosen = view.values.length > 0;
  const count = comparison.keys.length;
  return (
    <>
      <CheckList
        label={t('values')}
        summary={
          isChosen
            ? t('valuesChosen', { count })
            : t('valuesLargest', { count: formats.value.count(count) })
        }
        groups={[
          {
            label: '',
            options: keys.map((key) => ({
              value: key,
              label: t('withN', { name: groupName(key), n: formats.value.count(nOf(key)) }),
            })),
          },
        ]}
        chosen={comparison.keys}
        most={MOST_VALUES}
        onChange={(values) => {
          choose({ values });
        }}
      />
      {isChosen ? (
        <Button
          size="small"
          onPress={() => {
            choose({ values: [] });
          }}
        >
          {t('largestAgain')}
        </Button>
      ) : null}
    </>
  );
}
