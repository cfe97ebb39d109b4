import { and, asc, eq } from 'drizzle-orm';
import type { ChannelKind } from '#server/domain/dimensions.ts';
import { CHANNEL_KINDS } from '#server/domain/dimensions.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';
import { raiseSettings } from './organisation.ts';

/** One value of one dimension. Empty names = nobody has named it yet. */
export type DimensionValue = {
  dimension: number;
  code: number;
  key: string;
  name: { en: string; ar: string };
  /** Code of the department above; null = none. */
  parent: number | null;
  /** Code this value is shown as; null = itself. */
  alias: number | null;
  kind: ChannelKind | null;
};

/** What is known about a value when it is first met. */
export type NewValue = {
  dimension: number;
  key: string;
  name: { en: string; ar: string } | null;
  parentKey: string | null;
  kind: ChannelKind | null;
};

/** Every value of every dimension, by dimension number and code. */
export function* readValues(ctx: Context): Steps<DimensionValue[]> {
  const { q, t } = ctx.dialect;
  const shape = () =>
    q
      .select()
      .from(t.dimensionValue)
      .orderBy(asc(t.dimensionValue.dimension), asc(t.dimensionValue.code));
  const rows = yield* allOf(ctx, 'values', shape, []);
  return rows.map((row) => ({
    dimension: row.dimension,
    code: row.code,
    key: row.key,
    name: { en: row.name_en, ar: row.name_ar },
    parent: row.parent,
    alias: row.alias,
    kind: CHANNEL_KINDS.find((kind) => kind === row.kind) ?? null,
  }));
}

/**
 * Makes sure the values exist and gives their codes in the same order. A known value keeps its names, parent and kind
 * unless they were still empty.
 */
export function* ensureValues(
  ctx: Context,
  args: { values: readonly NewValue[] },
): Steps<number[]> {
  const { q, t } = ctx.dialect;
  const v = t.dimensionValue;
  const known = yield* readValues(ctx);
  const byKey = new Map(known.map((value) => [`${value.dimension}|${value.key}`, value]));
  const next = new Map<number, number>();
  for (const value of known) {
    next.set(value.dimension, Math.max(next.get(value.dimension) ?? 0, value.code));
  }
  const codes: number[] = [];
  let changed = false;
  for (const value of args.values) {
    const parent = byKey.get(`${value.dimension}|${value.parentKey ?? ''}`)?.code ?? null;
    const held = byKey.get(`${value.dimension}|${value.key}`);
    if (held) {
      codes.push(held.code);
      if (yield* fillGaps(ctx, held, value, parent)) changed = true;
      continue;
    }
    const code = (next.get(value.dimension) ?? 0) + 1;
    next.set(value.dimension, code);
    const name = value.name ?? { en: '', ar: '' };
    const { dimension, key, kind } = value;
    const named = { name_en: name.en, name_ar: name.ar };
    yield* run(q.insert(v).values({ dimension, code, key, ...named, parent, alias: null, kind }));
    byKey.set(`${dimension}|${key}`, { dimension, code, key, name, parent, alias: null, kind });
    codes.push(code);
    changed = true;
  }
  if (changed) yield* raiseSettings(ctx);
  return codes;
}

/** Gives a known value the names, kind and parent it does not have yet; true when there were any. */
function* fillGaps(
  ctx: Context,
  held: DimensionValue,
  met: NewValue,
  parent: number | null,
): Steps<boolean> {
  const v = ctx.dialect.t.dimensionValue;
  const fills = {
    ...(held.name.en === '' && met.name?.en ? { name_en: met.name.en } : {}),
    ...(held.name.ar === '' && met.name?.ar ? { name_ar: met.name.ar } : {}),
    ...(held.kind === null && met.kind !== null ? { kind: met.kind } : {}),
    ...(held.parent === null && parent !== null ? { parent } : {}),
  };
  if (Object.keys(fills).length === 0) return false;
  const where = and(eq(v.dimension, held.dimension), eq(v.code, held.code));
  yield* run(ctx.dialect.q.update(v).set(fills).where(where));
  return true;
}

/** Changes what is given of a value, with the entry of who did; gives false when there is no such value. */
export function* changeValue(
  ctx: Context,
  args: {
    dimension: number;
    code: number;
    name?: { en: string; ar: string };
    alias?: number | null;
    parent?: number | null;
    kind?: ChannelKind | null;
    audited?: Audited;
  },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const v = t.dimensionValue;
  const where = and(eq(v.dimension, args.dimension), eq(v.code, args.code));
  const held = yield* first(q.select().from(v).where(where));
  if (!held) return false;
  yield* run(
    q
      .update(v)
      .set({
        name_en: args.name?.en ?? held.name_en,
        name_ar: args.name?.ar ?? held.name_ar,
        alias: args.alias === undefined ? held.alias : args.alias,
        parent: args.parent === undefined ? held.parent : args.parent,
        kind: args.kind === undefined ? held.kind : args.kind,
      })
      .where(where),
  );
  yield* raiseSettings(ctx);
  if (args.audited) yield* appendAudit(ctx, args.audited);
  return true;
}
