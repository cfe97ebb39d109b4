import type { NewRound } from '#db/queries/beliefs.ts';
import type { Once } from '#db/queries/once.ts';
import type { Repository } from '#db/store/store.ts';
import type { BeliefRoundChange, BeliefRoundInput } from '../../contract/beliefs.ts';
import { CATALOGUE } from '../../domain/metrics/catalogue.ts';
import type { BeliefTopic } from '../../domain/beliefs/round.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { readPeriod } from '../metrics/question.ts';
import type { Moment } from '../organisation/reference.ts';
import type { Maker } from '../targets/change.ts';

/**
 * Makes a round in which leaders are asked; gives its number.
 * @throws AppError DATE_INVALID, PERIOD_REVERSED, PERIOD_TOO_LONG, SETTING_INVALID for one that is over or a metric that is no
 * share of answers, METRIC_UNKNOWN, INSTRUMENT_UNKNOWN, BELIEF_ROUNDS_OVERLAP, LIST_FULL, IDEMPOTENCY_KEY_REUSED
 */
export async function openRound(
  repository: Repository,
  moment: Pick<Moment, 'reference' | 'today'>,
  input: BeliefRoundInput,
  { once, ...maker }: Maker & { once: Once | null },
): Promise<number> {
  const round = readRound(input, moment);
  return repository.write('openBeliefRound', { round, once, ...maker });
}

/**
 * Closes a round today, takes it back or lets it be again.
 * @throws AppError NOT_FOUND, BELIEF_ROUND_NOT_OPEN, BELIEF_ROUNDS_OVERLAP
 */
export async function changeRound(
  repository: Repository,
  id: number,
  { isClosed, isTakenBack }: BeliefRoundChange,
  { today, ...maker }: Maker & { today: number },
): Promise<void> {
  const isKnown = await repository.write('changeBeliefRound', {
    id,
    ...(isClosed === undefined ? {} : { closedOn: today }),
    ...(isTakenBack === undefined ? {} : { isTakenBack }),
    ...maker,
  });
  if (!isKnown) throw new AppError('NOT_FOUND', { seen: String(id) });
}

function readRound(
  input: BeliefRoundInput,
  { reference, today }: Pick<Moment, 'reference' | 'today'>,
): NewRound {
  const { from, to } = readPeriod(input.from, input.to);
  const customersFrom = parseDay(input.customersFrom);
  readPeriod(input.customersFrom, input.to);
  if (to <= today) {
    const expected = `> ${formatDay(today)}`;
    throw new AppError('SETTING_INVALID', { setting: 'to', seen: input.to, expected });
  }
  const topics = input.topics.map((topic): BeliefTopic => ({
    ...topic,
    metric: topic.metric === null ? null : shareOfAnswers(topic.metric, reference.instruments),
    isSameWording: topic.metric !== null && topic.isSameWording,
  }));
  return { name: input.name, customersFrom, from, to, topics };
}

/** The canonical name of a share of the answers to one question: nothing else can be put beside a share of leaders. */
function shareOfAnswers(text: string, instruments: Moment['reference']['instruments']): string {
  const { definition, canonical } = metricRef(text, instruments);
  if (isShareOfAnswers(definition)) return canonical;
  const expected = CATALOGUE.filter(isShareOfAnswers)
    .map(({ id }) => id)
    .join(', ');
  throw new AppError('SETTING_INVALID', { setting: 'metric', seen: text, expected });
}

function isShareOfAnswers({ method, instrument }: MetricDefinition): boolean {
  return method === 'wilson' && instrument !== null && instrument !== 'any';
}
