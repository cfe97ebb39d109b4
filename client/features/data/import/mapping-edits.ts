import type { Mapping, RecordTemplate } from '#server/contract/mapping.ts';
import type { Value } from '#server/contract/mapping-value.ts';
import type { Bilingual } from '#server/contract/shapes.ts';

type Instrument = NonNullable<Mapping['instruments']>[number];

/** What a person changed of a mapping after it was guessed or taken from the last import. */
export type MappingEdits = {
  readonly source: string | null;
  /** By column: the format its dates are read by. */
  readonly dates: Readonly<Record<string, string>>;
  /** By column that is gone: the column read instead. */
  readonly renamed: Readonly<Record<string, string>>;
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

type Visit = (value: { column: string } & Record<string, unknown>) => Value;

/** A value with every column in it, at any depth, replaced by what `visit` makes of it. */
function mapValue(value: Value, visit: Visit): Value {
  if (typeof value === 'string') return visit({ column: value });
  if ('column' in value) return visit(value);
  if ('constant' in value) return value;
  // Every other form holds values under its own key, alone, in a list or by name.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      INNER.has(key) ? mapInner(inner, visit) : inner,
    ]),
  ) as Value;
}

const INNER: ReadonlySet<string> = new Set([
  'of',
  'concat',
  'coalesce',
  'lower',
  'upper',
  'multiply',
  'number',
  'flag',
  'seconds',
  'addDays',
]);

function mapInner(inner: unknown, visit: Visit): unknown {
  if (Array.isArray(inner)) return inner.map((one) => mapInner(one, visit));
  if (typeof inner === 'object' && inner !== null && ('from' in inner || 'date' in inner)) {
    return Object.fromEntries(
      Object.entries(inner).map(([key, one]) => [key, mapInner(one, visit)]),
    );
  }
  // What stands in these places is a value by the mapping's schema.
  return mapValue(inner as Value, visit);
}

function mapRecord<K extends string>(
  values: Partial<Record<K, Value>> | undefined,
  visit: Visit,
): Partial<Record<K, Value>> | undefined {
  if (!values) return undefined;
  // Object.fromEntries forgets the keys, which stay.
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, mapValue(value as Value, visit)]),
  ) as Partial<Record<K, Value>>;
}

function mapTemplate(template: RecordTemplate, visit: Visit): RecordTemplate {
  const at = mapValue(template.at, visit);
  const optional = Object.fromEntries(
    (['customer', 'caseId', 'updatedAt'] as const).flatMap((key) => {
      const value = template[key];
      return value === undefined ? [] : [[key, mapValue(value, visit)]];
    }),
  );
  const groups = {
    dimensions: mapRecord(template.dimensions, visit),
    attributes: mapRecord(template.attributes, visit),
    fields: mapRecord(template.fields, visit),
  };
  const present = Object.fromEntries(
    Object.entries(groups).filter(([, group]) => group !== undefined),
  );
  return { ...template, at, ...optional, ...present };
}

/** The columns a mapping reads, in the order it names them. */
export function columnsOf(mapping: Mapping): string[] {
  const found = new Set<string>();
  for (const template of mapping.records) {
    const { id } = template;
    if ('column' in id) found.add(id.column);
    else if ('columns' in id) for (const column of id.columns) found.add(column);
    else if (id.hash !== 'all') for (const column of id.hash) found.add(column);
    mapTemplate(template, (value) => {
      found.add(value.column);
      return value;
    });
  }
  return [...found];
}

/** A mapping with what a person changed of it. */
export function editedMapping(mapping: Mapping, edits: MappingEdits): Mapping {
  const name = (column: string): string => edits.renamed[column] || column;
  const visit: Visit = (value) => {
    const dates = edits.dates[value.column];
    const renamed = { ...value, column: name(value.column) };
    if (dates) return { ...renamed, dates: [dates] };
    return Object.keys(value).length === 1 ? renamed.column : renamed;
  };
  const records = mapping.records.map((template) => {
    const { id } = template;
    const ids =
      'column' in id
        ? { ...id, column: name(id.column) }
        : 'columns' in id
          ? { ...id, columns: id.columns.map(name) }
          : { ...id, hash: id.hash === 'all' ? ('all' as const) : id.hash.map(name) };
    return { ...mapTemplate(template, visit), id: ids };
  });
  const names = mergedNames(mapping.names, edits.names);
  return {
    ...mapping,
    source: edits.source ?? mapping.source,
    records,
    ...(mapping.instruments
      ? { instruments: mapping.instruments.map((one) => ({ ...one, ...edits.scales[one.id] })) }
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
