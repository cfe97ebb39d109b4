import type { Repository } from '#db/store/store.ts';
import type { RuleTrial } from '../../contract/alert-rules.ts';
import type { RuleCondition } from '../../domain/alerts/rule.ts';
import { DAYS_KEPT, pastSilences } from '../../domain/alerts/silence.ts';
import { formatDay } from '../../domain/time/day.ts';
import { aYear, MOST_TOLD } from './trial.ts';

/** On which of the days whose gaps are kept a rule about silence would have told of which source. */
export async function trySilence(
  repository: Repository,
  condition: Extract<RuleCondition, { kind: 'silence' }>,
): Promise<RuleTrial> {
  const beats = await repository.read('readBeats', undefined);
  const sources = await repository.read('readSources', undefined);
  const tried = beats.flatMap(({ source: id, gaps }) => {
    const past = pastSilences(gaps, condition);
    const name = sources.find((source) => source.id === id)?.name ?? { en: id, ar: id };
    return past ? [{ ...past, source: { id, name } }] : [];
  });
  const found = tried
    .flatMap(({ found: silences, source }) => silences.map((silence) => ({ ...silence, source })))
    .toSorted((a, b) => b.day - a.day);
  const judged = tried.reduce((sum, one) => sum + one.judged, 0);
  const seconds = (ms: number): number => Math.round(ms / 1000);
  return {
    isTried: true,
    weeks: DAYS_KEPT / 7,
    series: { tried: tried.length, all: beats.length },
    judged,
    count: found.length,
    // Sources are judged day by day: as many a year as all of them have days in it.
    aYear: judged === 0 ? null : aYear(found.length, judged / tried.length),
    episodes: found.slice(0, MOST_TOLD).map(({ source, day, gap, usual, limit }) => ({
      group: null,
      source,
      hour: null,
      from: formatDay(day),
      to: formatDay(day + 1),
      value: seconds(gap),
      n: null,
      expected: seconds(usual),
      low: null,
      high: seconds(limit),
      score: null,
    })),
    falseAlarmsAYear: null,
  };
}
