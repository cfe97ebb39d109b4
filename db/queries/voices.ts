import { and, desc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import type { Period } from '#server/domain/time/period.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Answered, Voices } from '#server/domain/voices/choose.ts';
import { rankVoices } from '#server/domain/voices/choose.ts';
import { wordsOf } from '#server/domain/text/words.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { tableOf, TEXT_PLACES } from './record-row.ts';
import type { Row } from './record-row.ts';
import { readRows } from './rows-by-key.ts';
import type { Filters } from './slice.ts';
import { filterCondition } from './slice.ts';
import { readableOnly } from './visible.ts';

/** Comments of a period that are looked at, the newest. */
const MOST = 20_000;

/** The comments given to one instrument (by code) in a period, within filters. */
export type VoicesQuestion = { instrument: number; period: Period; filters: Filters };

/** The rows of the chosen answers, and how many comments they were chosen from (at most 20,000, the newest). */
export type VoicesFound = { voices: Voices<Row | null>; n: number };

/** Three answers with words that stand for a period, no words twice, chosen among those the viewer may read: others do not exist here. */
export function* voices(ctx: Context, question: VoicesQuestion): Steps<VoicesFound> {
  const { instrument, period, filters } = question;
  const zone = zoneOf((yield* readCalendar(ctx)).zone);
  const { response } = ctx.dialect.t;
  const statement = ctx.dialect.q
    .select({
      slot: response.slot,
      source: response.source,
      external_id: response.external_id,
      at: response.at,
      score: response.score,
      length: sql<number>`length(${response.text})`.as('length'),
    })
    .from(tableOf(ctx.dialect, 'response'))
    .where(
      and(
        gte(response.at, zone.startOfDay(period.from)),
        lt(response.at, zone.startOfDay(period.to)),
        eq(response.instrument, instrument),
        isNotNull(response.score),
        isNotNull(response.text),
        filterCondition(ctx.dialect, 'response', filters),
        readableOnly(ctx.dialect, ctx.viewer, 'response'),
      ),
    )
    .orderBy(desc(response.at), response.source, response.external_id)
    .limit(MOST);
  const answers: (Answered & { slot: number; source: string; externalId: string })[] = [];
  yield* each(statement, ([slot, source, externalId, at, score, length]: Bindable[]) => {
    answers.push({
      slot: Number(slot),
      source: String(source),
      externalId: String(externalId),
      at: Number(at),
      score: Number(score),
      length: Number(length),
      id: `${String(source)} ${String(externalId)}`,
    });
  });
  const ranked = rankVoices(answers);
  const heard = new Set<string>();
  const firstUnheard = function* (candidates: typeof answers): Steps<Row | null> {
    for (const { slot, source, externalId } of candidates) {
      const [row] = yield* readRows(ctx, 'response', slot, [{ source, externalId }]);
      const words = saidIn(row);
      if (!row || heard.has(words)) continue;
      heard.add(words);
      return row;
    }
    return null;
  };
  // The typical answer is there whenever any is: the others give way to it.
  const typical = yield* firstUnheard(ranked.typical);
  const worst = yield* firstUnheard(ranked.worst);
  const best = yield* firstUnheard(ranked.best);
  return { voices: { worst, typical, best }, n: answers.length };
}

/** The words of an answer however they are written; signs alone stand for themselves. */
function saidIn(row: Row | undefined): string {
  const place = TEXT_PLACES.response?.text;
  const text = row && place !== undefined ? String(row[place] ?? '') : '';
  return (
    wordsOf(text)
      .map(({ form }) => form)
      .join(' ') || text.trim()
  );
}
