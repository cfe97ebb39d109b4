import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { LoopEffectAnswer, LoopInfo } from '#server/contract/loops.ts';
import { chartState } from '../../api/chart-state.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { useQueries } from '../../api/use-queries.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { TrendChart } from '../../charts/lazy.ts';
import { MarkList } from '../../charts/MarkList.tsx';
import { addDays } from '../../format/day.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import css from './Effect.module.css';
import { scopeHref } from './scope-filters.ts';
import { useEffectText } from './use-effect-text.ts';

const HEIGHT_PX = 240;

/** What the change of a loop came to: the verdict in words, and the weeks it was read from. */
export function EffectCard({ loop }: { loop: Pick<LoopInfo, 'id' | 'scope'> }) {
  const t = useTranslations('loopEffect');
  const id = useId();
  const asked = useQuery(useLoopQueries().effect(loop.id));
  const { headline, lines } = useEffectText();
  const answer = asked.data;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('title')} />
      {asked.isPending ? <Skeleton height="16rem" /> : null}
      {asked.isError ? (
        <ErrorState failure={failureOf(asked.error)} onRetry={() => void asked.refetch()} />
      ) : null}
      {answer ? (
        <>
          <p className={css['verdict']} data-verdict={answer.verdict}>
            {headline(answer)}
          </p>
          <ul className={css['lines']}>
            {lines(answer).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {answer.metric ? <EffectChart {...{ answer }} scope={loop.scope} /> : null}
          {answer.metric && answer.comparison ? (
            <EffectChart
              {...{ answer }}
              scope={{ ...loop.scope, filters: answer.comparison.filters }}
              beside={answer.comparison.points}
            />
          ) : null}
        </>
      ) : null}
    </Card>
  );
}

type ChartProps = {
  answer: LoopEffectAnswer;
  scope: LoopInfo['scope'];
  /** Weeks of the comparison scope instead; left out = those of the loop's own. */
  beside?: LoopEffectAnswer['points'];
};

/** The weeks, with what opened the loop and when its change was made. */
function EffectChart({ answer, scope, beside }: ChartProps) {
  const t = useTranslations('loopEffect');
  const chart = useTranslations('chart');
  const formats = useFormats();
  const [, navigate] = useLocation();
  const organisation = useQuery(useQueries().organisation());
  const { metric, opening, changedOn } = answer;
  const points = beside ?? answer.points;
  if (!metric || !organisation.data) return null;
  const { day, value } = formats;
  const title = t(beside ? 'besideTitle' : 'chartTitle', {
    metric: nameIn(formats.language, metric.name, metric.id),
  });
  const drawn = points.map(({ from, to, part, n, ...one }) => ({
    from,
    to,
    part,
    value: { ...one, n, states: [], exact: true },
  }));
  const marks = [
    { key: 'opening', name: t('opened'), ...opening },
    ...(changedOn === null
      ? []
      : [{ key: 'change', name: t('changed'), from: changedOn, to: addDays(changedOn, 1) }]),
  ].map((mark) => ({
    ...mark,
    kind: 'event' as const,
    days: day.range(mark.from, mark.to),
  }));
  const written = (one: number | null) => value.plain(metric.unit, one);
  return (
    <>
      <ChartFrame
        title={title}
        notes={[]}
        legend={[]}
        completeTo={null}
        height={HEIGHT_PX}
        state={chartState(
          organisation,
          drawn.map((point) => point.value),
        )}
        table={{
          head: [chart('week'), chart('value'), chart('n'), t('part')],
          rows: drawn.toReversed().map((point) => ({
            key: point.from,
            cells: [
              day.range(point.from, point.to),
              written(point.value.value),
              value.count(point.value.n),
              t(`parts.${point.part}`),
            ],
          })),
        }}
      >
        {(size) => (
          <TrendChart
            size={size}
            title={title}
            unit={metric.unit}
            points={drawn}
            limits={null}
            marks={marks}
            isTimeReversed={organisation.data.timeReversed}
            onFollow={(from) => {
              const point = drawn.find((one) => one.from === from);
              if (point) navigate(scopeHref({ ...scope, metric: metric.id }, point));
            }}
            describe={(point) => ({
              title: day.range(point.from, point.to),
              value: written(point.value.value),
              notes: [
                t(`parts.${drawn.find((one) => one.from === point.from)?.part ?? 'left_out'}`),
              ],
            })}
          />
        )}
      </ChartFrame>
      <MarkList marks={marks} />
    </>
  );
}
