import { useTranslations } from 'use-intl/react';
import type { PerceptionGapAnswer } from '#server/contract/beliefs.ts';
import type { Catalogue } from '../../api/client.ts';
import { metricInfo } from '../../api/metric-name.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { PairChart } from '../../charts/PairChart.tsx';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useValueText } from '../../ui/use-value-text.ts';
import css from './Beliefs.module.css';
import type { Topic } from './use-gap-text.ts';
import { LEAST, useGapLines, useGapText } from './use-gap-text.ts';

const ROW_PX = 44;
const REST_PX = 56;
const TICKS = [0, 25, 50, 75, 100];

export type GapFigureProps = {
  topic: Topic;
  period: PerceptionGapAnswer['period'];
  catalogue: Catalogue;
};

/** One sentence: leaders beside customers, for everything and by department. */
export function GapFigure({ topic, period, catalogue }: GapFigureProps) {
  const t = useTranslations('beliefs');
  const { language, value, day, series } = useFormats();
  const valueText = useValueText('percent');
  const gapText = useGapText();
  const lines = useGapLines()(topic);
  const { metric, wording, whole, tooFew } = topic;
  const info = metric === null ? null : metricInfo(catalogue, metric);
  const instrument = catalogue.instruments.find(({ id }) => id === metric?.split(':')[1]);
  const customers = info
    ? t('customers', { metric: nameIn(language, info.name, info.id) })
    : t('customersAlone');
  const isDrawn = lines.some(
    ({ leaders, ...row }) => (leaders.value ?? row.customers.value) !== null,
  );
  return (
    <div className={css['topic']}>
      <ChartFrame
        title={nameIn(language, wording, wording.en)}
        notes={[
          t('leadersN', { count: whole.leaders.n }),
          ...(metric === null
            ? []
            : [
                t('customersN', { count: whole.customers.n }),
                t('customersIn', { range: day.range(period.from, period.to) }),
              ]),
        ]}
        legend={isDrawn ? [t('legend')] : []}
        completeTo={null}
        height={lines.length * ROW_PX + REST_PX}
        state={isDrawn ? { status: 'ready' } : { status: 'empty', isTooFew: whole.leaders.n > 0 }}
        empty={t('noGap.leaders', { least: value.count(LEAST.leaders) })}
        table={{
          head: [
            t('head.what'),
            t('head.leaders'),
            t('head.leadersRange'),
            t('head.leadersN'),
            t('head.customers'),
            t('head.customersRange'),
            t('head.customersN'),
            t('head.gap'),
            t('head.gapRange'),
            t('head.verdict'),
          ],
          rows: lines.map((row) => {
            const [leaders, said] = [valueText(row.leaders), valueText(row.customers)];
            const gap = gapText(row);
            return {
              key: row.key,
              cells: [
                row.name,
                leaders.value,
                leaders.interval,
                leaders.n,
                said.value,
                said.interval,
                said.n,
                gap.size,
                gap.interval,
                gap.note,
              ],
            };
          }),
        }}
      >
        {() => (
          <PairChart
            names={[t('leaders'), customers]}
            ticks={TICKS.map((at) => ({ at, text: value.plain('percent', at, 0) }))}
            rows={lines.map((row) => ({
              key: row.key,
              name: row.name,
              first: row.leaders,
              second: row.customers,
              ...gapText(row),
            }))}
          />
        )}
      </ChartFrame>
      {besideNote()}
      {tooFew.length > 0 ? (
        <p className={css['note']}>
          {t('tooFew', {
            least: value.count(LEAST.leaders),
            names: series(tooFew.map(({ key, name }) => isolate(nameIn(language, name, key)))),
          })}{' '}
          {t('tooFewHint')}
        </p>
      ) : null}
    </div>
  );

  function besideNote() {
    if (metric === null) return <p className={css['note']}>{t('nothingBeside')}</p>;
    if (topic.isSameWording) return <p className={css['note']}>{t('same')}</p>;
    const question = instrument ? nameIn(language, instrument.question, instrument.id) : metric;
    return <p className={css['different']}>{t('different', { question: isolate(question) })}</p>;
  }
}
