import type { BeliefTally } from '#db/queries/belief-tallies.ts';
import { WHOLE } from '#db/queries/beliefs.ts';
import type { Viewer } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { GapRow, PerceptionGapAnswer } from '../../contract/beliefs.ts';
import { beliefValue, PERCEPTION_GAP, perceptionGap } from '../../domain/beliefs/gap.ts';
import type { BeliefTopic } from '../../domain/beliefs/round.ts';
import { NOT_GIVEN } from '../../domain/dimensions.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import { formatDay } from '../../domain/time/day.ts';
import { whoReader } from '../accounts/who.ts';
import { answerMetrics } from '../metrics/answer.ts';
import { writtenValue } from '../metrics/filters.ts';
import type { Moment } from '../organisation/reference.ts';
import type { Telling } from './answer.ts';
import { findRound, roundInfo } from './answer.ts';

type Days = { from: string; to: string };

/** Nobody answered. */
const ABSENT = beliefValue({ hits: 0, n: 0 });

/**
 * What leaders believed beside what customers said, by sentence: the whole organisation and those departments the viewer may
 * read. The customers' shares are those of `GET /api/metrics`, with its states and its suppression.
 * @throws AppError NOT_FOUND { seen }
 */
export async function answerGap(
  { repository, accounts, today }: Telling,
  { moment, viewer }: { moment: Moment; viewer: Viewer },
  id: number,
): Promise<PerceptionGapAnswer> {
  const round = await findRound(repository, id);
  const info = roundInfo(round, today, await whoReader(accounts));
  const period = { from: info.customersFrom, to: formatDay(round.to) };
  const { name, formula, interval, source } = PERCEPTION_GAP;
  const told = { round: info, definition: { name, formula, interval, source }, period };
  if (info.state !== 'closed') return { ...told, topics: [] };
  const tallies = await repository.read('tallyBeliefs', { round: id, today });
  const codes = [...new Set(tallies.map(({ department }) => department))].sort((a, b) => a - b);
  const customers = await customersOf(repository, moment, { topics: round.topics, period }, codes);
  const row = (topic: BeliefTopic, place: number, code: number): GapRow => {
    const leaders = leadersOf(
      tallies.find((one) => one.topic === place && one.department === code),
    );
    const value = (topic.metric === null ? null : customers(code, topic.metric)) ?? ABSENT;
    return { leaders, customers: value, gap: perceptionGap(leaders, value) };
  };
  const book = moment.reference.books.department;
  return {
    ...told,
    topics: round.topics.map((topic, place) => {
      const shown = codes.filter((code) =>
        tallies.some((one) => one.topic === place && one.department === code && code !== WHOLE),
      );
      return {
        ...topic,
        whole: row(topic, place, WHOLE),
        departments: shown.map((code) => ({
          department: book.group(code),
          ...row(topic, place, code),
        })),
        tooFew: readableCodes(moment, viewer)
          .filter((code) => !shown.includes(code))
          .map((code) => book.group(code)),
      };
    }),
  };
}

/** Departments a viewer may be told of, each once: not those that were merged into another. */
function readableCodes({ reference }: Moment, viewer: Viewer): number[] {
  const codes = reference.books.department.values
    .filter(({ alias, code }) => alias === null && code !== NOT_GIVEN)
    .map(({ code }) => code);
  if (viewer.kind === 'local_administrator' || viewer.departments === 'all') return codes;
  const own = new Set(viewer.departments);
  return codes.filter((code) => own.has(code));
}

function leadersOf(tally: BeliefTally | undefined): MetricValue {
  if (!tally) return ABSENT;
  const { n, hits } = tally;
  return beliefValue({ hits: hits ?? 0, n });
}

/** The customers' shares of the period, by code of the department (0 = all of them) and metric. */
async function customersOf(
  repository: Repository,
  moment: Moment,
  { topics, period }: { topics: readonly BeliefTopic[]; period: Days },
  codes: readonly number[],
): Promise<(code: number, metric: string) => MetricValue | null> {
  const metrics = [...new Set(topics.flatMap(({ metric }) => metric ?? []))].join(',');
  const held = new Map<string, MetricValue>();
  if (metrics === '') return () => null;
  const book = moment.reference.books.department;
  for (const code of new Set([WHOLE, ...codes])) {
    const filter = code === WHOLE ? [] : [`department=${writtenValue(book.keyOf(code) ?? '')}`];
    const { series } = await answerMetrics(repository, moment, { metrics, ...period, filter });
    for (const { metric, total } of series) held.set(`${code} ${metric}`, total);
  }
  return (code, metric) => held.get(`${code} ${metric}`) ?? null;
}
