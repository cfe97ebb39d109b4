import type { Mapping } from '#server/contract/mapping.ts';
import type { Bilingual } from '#server/contract/shapes.ts';
import { mapTables, mapTemplate } from './mapping-columns.ts';
import type { Visit } from './mapping-columns.ts';
import { withoutColumns } from './without-columns.ts';
import type { IsLeft } from './without-columns.ts';

type Instrument = NonNullable<Mapping['instruments']>[number];

/** What a person changed of a mapping after it was guessed or taken from the last import. */
export type MappingEdits = {
  readonly source: string | null;
  /** By column as the guesser names it: the format its dates are read by. */
  readonly dates: Readonly<Record<string, string>>;
  /** By column that is gone, as the guesser names it: the column of the same file read instead; null = it is done without. */
  readonly renamed: Readonly<Record<string, string | null>>;
  /** By instrument: its scale and what counts as good and bad. */
  readonly scales: Readonly<
    Record<string, Partial<Pick<Instrument, 'scaleMin' | 'scaleMax' | 'topFrom' | 'bottomTo'>>>
  >;
  /** By dimension and value. */
  readonly names: Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;
};

export const NO_EDITS: MappingEdits = {
  source: null,
  dates: {},
  renamed: {},
  scales: {},
  names: {},
};

/** What a map has under a word of the file: not under `constructor`, which every object answers to. */
export function ownValue<V>(
  map: Readonly<Record<string, V>> | undefined,
  word: string,
): V | undefined {
  return map !== undefined && Object.hasOwn(map, word) ? map[word] : undefined;
}

/** The name by which the guesser speaks of a column, of a joined file with its table. */
export function guessedName(column: string, table: string | null): string {
  return table === null ? column : `${table}/${column}`;
}

/** Whether records can do without a column, by the name the guesser has for it, beside those that are left already. */
export function canLeave(mapping: Mapping, edits: MappingEdits, wished: string): boolean {
  const isLeft: IsLeft = (column, table) => {
    const name = guessedName(column, table);
    return name === wished || ownValue(edits.renamed, name) === null;
  };
  return withoutColumns(mapping, isLeft) !== null;
}

/** A mapping with what a person changed of it. */
export function editedMapping(whole: Mapping, edits: MappingEdits): Mapping {
  const isLeft: IsLeft = (column, table) =>
    ownValue(edits.renamed, guessedName(column, table)) === null;
  const mapping = withoutColumns(whole, isLeft) ?? whole;
  const name = (column: string, table: string | null): string =>
    ownValue(edits.renamed, guessedName(column, table)) || column;
  const visit: Visit = (value, table) => {
    const dates = ownValue(edits.dates, guessedName(value.column, table));
    const renamed = { ...value, column: name(value.column, table) };
    if (dates) return { ...renamed, dates: [dates] };
    return Object.keys(value).length === 1 ? renamed.column : renamed;
  };
  const records = mapping.records.map((template) =>
    mapTemplate(template, visit, (column) => name(column, null)),
  );
  const tables = mapTables(mapping.tables, visit);
  const names = mergedNames(mapping.names, edits.names);
  return {
    ...mapping,
    source: edits.source ?? mapping.source,
    records,
    ...(tables ? { tables } : {}),
    ...(mapping.instruments
      ? {
          instruments: mapping.instruments.map((one) => ({
            ...one,
            ...ownValue(edits.scales, one.id),
          })),
        }
      : {}),
    ...(names ? { names } : {}),
  };
}

function mergedNames(held: Mapping['names'], given: MappingEdits['names']): Mapping['names'] {
  const all: Record<string, Record<string, Bilingual>> = { ...held };
  for (const [dimension, values] of Object.entries(given)) {
    const named = Object.entries(values).filter(([, { en, ar }]) => en !== '' || ar !== '');
    if (named.length > 0) all[dimension] = { ...all[dimension], ...Object.fromEntries(named) };
  }
  return Object.keys(all).length === 0 ? undefined : all;
}
