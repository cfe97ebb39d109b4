import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { UNCLASSIFIED } from '#server/domain/themes/theme.ts';
import type { Context, Steps } from '../store/request.ts';
import type { TextCursor, ThemedText } from './themed-texts.ts';
import { readTexts } from './themed-texts.ts';
import { matcherOf } from './theming.ts';
import { readValues } from './dimensions.ts';
import { THEME } from './taxonomy.ts';

/** What other rules would do to the next texts of one slot and kind. */
export type EffectArgs = {
  /** The rules, as JSON of a `Taxonomy`. */
  rules: string;
  slot: number;
  kind: RecordKind;
  after: TextCursor | null;
  limit: number;
  /** Texts to show of each move, at most. */
  samples: number;
};

/** Records that would go from one theme to another (keys; empty = none was given yet). */
export type ThemeMove = { from: string; to: string; records: number; samples: ThemeSample[] };
/** A record of them with its text. */
export type ThemeSample = { kind: RecordKind; source: string; externalId: string; text: string };

/** What would move, and what would stay. Themes by key. */
export type ThemeEffect = {
  /** Texts that were looked at. */
  seen: number;
  moves: ThemeMove[];
  /** Texts whose theme the rules give and would go on giving. */
  same: [string, number][];
  /** Texts whose theme a source told or somebody set: rules do not move them. */
  told: [string, number][];
  /** The last one that was looked at; null = these were the last. */
  last: TextCursor | null;
};

/** Tells what rules that are not in force would do to stored records; nothing is changed. For those who may read all texts. */
export function* themeEffect(ctx: Context, args: EffectArgs): Steps<ThemeEffect> {
  const { slot, kind, limit } = args;
  const match = matcherOf(args.rules);
  const keys = new Map<number, string>([[NOT_GIVEN, '']]);
  for (const { dimension, code, key } of yield* readValues(ctx)) {
    if (dimension === THEME) keys.set(code, key);
  }
  const moves = new Map<string, ThemeMove>();
  const same = new Map<string, number>();
  const told = new Map<string, number>();
  const texts = yield* readTexts(ctx, args);
  for (const one of texts) {
    const from = keys.get(one.theme) ?? '';
    if (one.isSet || (!one.isFromText && one.theme !== NOT_GIVEN)) {
      raise(told, from);
      continue;
    }
    const to = match(one.text) ?? UNCLASSIFIED;
    if (to === from) raise(same, from);
    else addMove(moves, { from, to, kind, one, most: args.samples });
  }
  const end = texts.at(-1);
  const isEnd = !end || texts.length < limit;
  return {
    seen: texts.length,
    moves: [...moves.values()],
    same: [...same],
    told: [...told],
    last: isEnd ? null : { slot, kind, source: end.source, externalId: end.externalId },
  };
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function addMove(
  moves: Map<string, ThemeMove>,
  {
    from,
    to,
    kind,
    one,
    most,
  }: { from: string; to: string; kind: RecordKind; one: ThemedText; most: number },
): void {
  const place = JSON.stringify([from, to]);
  const move = moves.get(place) ?? { from, to, records: 0, samples: [] };
  move.records++;
  const { source, externalId, text } = one;
  const isNew = move.samples.every((sample) => sample.text !== text);
  if (isNew && move.samples.length < most) move.samples.push({ kind, source, externalId, text });
  moves.set(place, move);
}
