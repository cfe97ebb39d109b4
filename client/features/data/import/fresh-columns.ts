import type { GuessAnswer } from '#server/contract/guess.ts';
import type { Mapping, RecordTemplate } from '#server/contract/mapping.ts';
import type { Value } from '#server/contract/mapping-value.ts';
import { withFreshScores } from './fresh-scores.ts';

/** A column that was not there last time, and the place in the records that it would have. */
type FreshColumn = { column: string; target: string };

const GROUPS = ['dimensions', 'attributes', 'fields'] as const;

/** The group and the name of a place such as `attributes.zip`; null for places that are no part of a group. */
function placeOf(target: string): { group: (typeof GROUPS)[number]; name: string } | null {
  const group = GROUPS.find((one) => target.startsWith(`${one}.`));
  return group ? { group, name: target.slice(group.length + 1) } : null;
}

/** Columns that a known mapping can read too: those whose recognised place is free in it. */
export function freshColumns(
  known: Mapping,
  guess: GuessAnswer,
  fresh: readonly string[],
): FreshColumn[] {
  return guess.columns.flatMap(({ column, table, target }) => {
    if (table !== null || target === null || !fresh.includes(column)) return [];
    const next = withFresh(known, guess.mapping, [target]);
    return next === known ? [] : [{ column, target }];
  });
}

/** A known mapping that also reads what a guessed one has at these places. */
export function withFresh(known: Mapping, guessed: Mapping, targets: readonly string[]): Mapping {
  return withFreshPlaces(withFreshScores(known, guessed, targets), guessed, targets);
}

function withFreshPlaces(known: Mapping, guessed: Mapping, targets: readonly string[]): Mapping {
  const records = known.records.map((template) => {
    const alike = guessed.records.find(({ kind }) => kind === template.kind);
    return alike ? withPlaces(template, alike, targets) : template;
  });
  if (records.every((template, i) => template === known.records[i])) return known;
  const kinds = targets.includes('dimensions.channel')
    ? { channelKinds: { ...guessed.channelKinds, ...known.channelKinds } }
    : {};
  const names = { ...guessed.attributeNames, ...known.attributeNames };
  // What stood for a missing value in the new columns; the known ones keep theirs.
  const missing = [...new Set([...(known.missing ?? []), ...(guessed.missing ?? [])])];
  return {
    ...known,
    ...kinds,
    ...(Object.keys(names).length > 0 ? { attributeNames: names } : {}),
    ...(missing.length > 0 ? { missing } : {}),
    records,
  };
}

/** A template with what another has at these places, where they are free. */
function withPlaces(
  template: RecordTemplate,
  from: RecordTemplate,
  targets: readonly string[],
): RecordTemplate {
  const changed = GROUPS.flatMap((group) => {
    const own: Readonly<Record<string, Value>> = template[group] ?? {};
    const theirs: Readonly<Record<string, Value>> = from[group] ?? {};
    const added = targets.flatMap((target) => {
      const place = placeOf(target);
      const value = place?.group === group ? theirs[place.name] : undefined;
      return !place || value === undefined || place.name in own
        ? []
        : [[place.name, value] as const];
    });
    return added.length === 0 ? [] : [[group, { ...own, ...Object.fromEntries(added) }] as const];
  });
  return changed.length === 0 ? template : { ...template, ...Object.fromEntries(changed) };
}
