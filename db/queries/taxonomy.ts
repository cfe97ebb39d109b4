import { desc, eq, lt } from 'drizzle-orm';
import { dimensionIndex } from '#server/domain/dimensions.ts';
import type { Taxonomy, Theme } from '#server/domain/themes/theme.ts';
import { UNCLASSIFIED, UNCLASSIFIED_NAME } from '#server/domain/themes/theme.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';
import { readMeta } from './calendar.ts';
import type { NewValue } from './dimensions.ts';
import { countTexts } from './themed-texts.ts';
import { changeValue, ensureValues, readValues } from './dimensions.ts';
import { raiseSettings } from './organisation.ts';

/** Number of the dimension `theme`. */
export const THEME = dimensionIndex('theme') + 1;

/** Earlier versions that are kept. */
const KEPT = 20;

/** How far the records that were there before a version have been gone through. */
export type Rescoring = {
  /** Records with a text when it began; null = it has not begun. */
  texts: number | null;
  seen: number;
  changed: number;
  /** JSON; null = from the first record. */
  position: string | null;
  /** UTC ms; null = not all were gone through yet. */
  scoredAt: number | null;
};

/** The taxonomy in force; names and parents of its themes stand with the values of the dimension. */
export type StoredTaxonomy = {
  version: number;
  rules: Taxonomy;
  /** UTC ms; 0 = it is the one that ships. */
  savedAt: number;
  /** Id of the person who saved it; null = it is the one that ships. */
  savedBy: string | null;
  rescoring: Rescoring;
};

/** The taxonomy in force; null in a store that has none yet. */
export function* readTaxonomy(ctx: Context): Steps<StoredTaxonomy | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.taxonomy).orderBy(desc(t.taxonomy.version)).limit(1));
  if (!row) return null;
  return {
    version: row.version,
    rules: rulesOf(row.rules),
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    rescoring: {
      texts: row.texts,
      seen: row.seen,
      changed: row.changed,
      position: row.position,
      scoredAt: row.scored_at,
    },
  };
}

/** Rules as they are stored. */
export function rulesOf(json: string): Taxonomy {
  // Written by `insertVersion` only.
  return JSON.parse(json) as Taxonomy;
}

/** Version of the taxonomy in force; 0 = there is none yet. Read in every transaction that stores records. */
export function* readTaxonomyVersion(ctx: Context): Steps<number> {
  const rows = yield* allOf(
    ctx,
    'meta by name',
    () => ctx.dialect.q.select().from(ctx.dialect.t.meta).where(eq(ctx.dialect.t.meta.name, '')),
    [VERSION],
  );
  return rows[0]?.value ?? 0;
}

const VERSION = 'taxonomy';

/** A change of the taxonomy: all themes it has from now on, and values that are shown as others from now on. */
export type TaxonomyChange = {
  /** Version it was made from. */
  expected: number;
  themes: readonly Theme[];
  /** Keys of themes that are taken out, each with the key of the one it is shown as. */
  moved: readonly { from: string; to: string }[];
  now: number;
  by: string | null;
};

/**
 * Puts a taxonomy into force, names and places its themes. Records are not touched: they are gone through later. Gives
 * false, and changes nothing, when another version than `expected` is in force.
 */
export function* saveTaxonomy(
  ctx: Context,
  change: TaxonomyChange & { audited?: Audited },
): Steps<boolean> {
  const version = (yield* readMeta(ctx, VERSION)) ?? 0;
  if (version !== change.expected) return false;
  yield* nameThemes(ctx, change);
  yield* insertVersion(ctx, version + 1, change);
  yield* raiseSettings(ctx);
  if (change.audited) yield* appendAudit(ctx, change.audited);
  return true;
}

/** Puts the first taxonomy into force where there is none; themes that have names keep them. Gives true if it did. */
export function* beginTaxonomy(ctx: Context, args: { themes: readonly Theme[] }): Steps<boolean> {
  if ((yield* readMeta(ctx, VERSION)) !== null) return false;
  yield* ensureValues(ctx, { values: args.themes.map(valueOf) });
  // A parent may stand behind those below it: then it is only known now.
  yield* ensureValues(ctx, { values: [...args.themes.map(valueOf), NO_THEME] });
  yield* insertVersion(ctx, 1, { ...args, now: 0, by: null });
  // In a new store there is nothing to go through.
  if ((yield* countTexts(ctx)) === 0) {
    const { q, t } = ctx.dialect;
    yield* run(q.update(t.taxonomy).set({ texts: 0, scored_at: 0 }));
  }
  yield* raiseSettings(ctx);
  return true;
}

const NO_THEME: NewValue = {
  dimension: THEME,
  key: UNCLASSIFIED,
  name: UNCLASSIFIED_NAME,
  parentKey: null,
  kind: null,
};

function valueOf({ key, name, parent }: Theme): NewValue {
  return { dimension: THEME, key, name, parentKey: parent, kind: null };
}

function* nameThemes(ctx: Context, { themes, moved }: TaxonomyChange): Steps<void> {
  const before = new Set((yield* readTaxonomy(ctx))?.rules.map(({ key }) => key));
  yield* ensureValues(ctx, { values: [...themes.map(valueOf), NO_THEME] });
  const values = (yield* readValues(ctx)).filter(({ dimension }) => dimension === THEME);
  const codes = new Map(values.map(({ key, code }) => [key, code]));
  for (const { key, name, parent } of themes) {
    const code = codes.get(key);
    if (code === undefined) continue;
    const above = parent === null ? null : (codes.get(parent) ?? null);
    // What was shown as another theme and is a theme of its own again.
    const alias = before.has(key) ? {} : { alias: null };
    yield* changeValue(ctx, { dimension: THEME, code, name, parent: above, ...alias });
  }
  for (const { from, to } of moved) {
    const code = codes.get(from);
    const alias = codes.get(to);
    if (code === undefined || alias === undefined || code === alias) continue;
    yield* changeValue(ctx, { dimension: THEME, code, alias, parent: null });
  }
}

function* insertVersion(
  ctx: Context,
  version: number,
  { themes, now, by }: Pick<TaxonomyChange, 'themes' | 'now' | 'by'>,
): Steps<void> {
  const { q, t } = ctx.dialect;
  const rules: Taxonomy = themes.map(({ key, phrases, except }) => ({ key, phrases, except }));
  yield* run(
    q.insert(t.taxonomy).values({
      version,
      rules: JSON.stringify(rules),
      saved_at: now,
      saved_by: by,
      seen: 0,
      changed: 0,
    }),
  );
  yield* run(q.delete(t.taxonomy).where(lt(t.taxonomy.version, version - KEPT)));
  yield* run(
    q
      .insert(t.meta)
      .values({ name: VERSION, value: version })
      .onConflictDoUpdate({ target: [t.meta.name], set: { value: version } }),
  );
}
