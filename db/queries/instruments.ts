import type { Instrument } from '#server/domain/records/instrument.ts';
import { INSTRUMENT_KINDS } from '#server/domain/records/instrument.ts';
import { asc, eq } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import { raiseSettings } from './organisation.ts';

/** Every survey instrument, in the order they were first seen. */
export function* readInstruments(ctx: Context): Steps<Instrument[]> {
  const { q, t } = ctx.dialect;
  const shape = () => q.select().from(t.instrument).orderBy(asc(t.instrument.code));
  const rows = yield* allOf(ctx, 'instruments', shape, []);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    kind: INSTRUMENT_KINDS.find((kind) => kind === row.kind) ?? 'custom',
    question: { en: row.question_en, ar: row.question_ar },
    scaleMin: row.scale_min,
    scaleMax: row.scale_max,
    topFrom: row.top_from,
    bottomTo: row.bottom_to,
  }));
}

/**
 * Makes sure the instruments exist and gives all of them with their codes. An instrument already stored keeps its
 * scale and box: answers counted under one box must not be read under another.
 */
export function* ensureInstruments(
  ctx: Context,
  args: { instruments: readonly Omit<Instrument, 'code'>[] },
): Steps<Instrument[]> {
  const { q, t } = ctx.dialect;
  let added = false;
  for (const one of args.instruments) {
    const held = yield* first(q.select().from(t.instrument).where(eq(t.instrument.id, one.id)));
    if (held) continue;
    const known = yield* readInstruments(ctx);
    yield* run(
      q.insert(t.instrument).values({
        id: one.id,
        code: Math.max(0, ...known.map((instrument) => instrument.code)) + 1,
        kind: one.kind,
        question_en: one.question.en,
        question_ar: one.question.ar,
        scale_min: one.scaleMin,
        scale_max: one.scaleMax,
        top_from: one.topFrom,
        bottom_to: one.bottomTo,
      }),
    );
    added = true;
  }
  if (added) yield* raiseSettings(ctx);
  return yield* readInstruments(ctx);
}
