import type { Mapping, RecordTemplate } from '#server/contract/mapping.ts';
import type { Condition, Gathering, Value } from '#server/contract/mapping-value.ts';

/** A value that is a column, with how it is read. */
type ColumnValue = Extract<Value, { column: string }>;
/**
 * What becomes of each column that is read; a short form comes as its long one. `table` = the joined file whose column
 * it is, null for the file itself.
 */
export type Visit = (value: ColumnValue, table: string | null) => Value;

/** A value with every column in it, at any depth, replaced by what `visit` makes of it. */
function mapValue(value: Value, visit: Visit, table: string | null = null): Value {
  const map = (inner: Value): Value => mapValue(inner, visit, table);
  if (typeof value === 'string') return visit({ column: value }, table);
  if ('column' in value) return visit(value, table);
  if ('constant' in value) return value;
  if ('of' in value) return { ...value, of: map(value.of) };
  if ('concat' in value) return { ...value, concat: value.concat.map(map) };
  if ('coalesce' in value) return { coalesce: value.coalesce.map(map) };
  if ('lower' in value) return { lower: map(value.lower) };
  if ('upper' in value) return { upper: map(value.upper) };
  if ('multiply' in value) return { multiply: value.multiply.map(map) };
  if ('number' in value) return { number: map(value.number) };
  if ('flag' in value) return { flag: map(value.flag) };
  if ('item' in value) return { item: { ...value.item, of: map(value.item.of) } };
  if ('seconds' in value) {
    return { seconds: { from: map(value.seconds.from), to: map(value.seconds.to) } };
  }
  if ('addDays' in value) {
    return { addDays: { date: map(value.addDays.date), days: map(value.addDays.days) } };
  }
  if ('addSeconds' in value) {
    const { date, seconds } = value.addSeconds;
    return { addSeconds: { date: map(date), seconds: map(seconds) } };
  }
  if ('overRows' in value) return { overRows: mapGathering(value.overRows, visit, table) };
  if ('lookup' in value) {
    const { lookup } = value;
    const gathered = mapGathering(lookup, visit, lookup.table);
    return { lookup: { ...lookup, ...gathered, key: map(lookup.key) } };
  }
  return {
    ...value,
    when: mapCondition(value.when, visit, table),
    take: map(value.take),
    ...(value.otherwise === undefined ? {} : { otherwise: map(value.otherwise) }),
  };
}

function mapGathering(gathering: Gathering, visit: Visit, table: string | null): Gathering {
  const { value, by, where } = gathering;
  return {
    ...gathering,
    ...(value === undefined ? {} : { value: mapValue(value, visit, table) }),
    ...(by === undefined ? {} : { by: mapValue(by, visit, table) }),
    ...(where === undefined ? {} : { where: mapCondition(where, visit, table) }),
  };
}

function mapCondition(condition: Condition, visit: Visit, table: string | null): Condition {
  const inside = <T extends { value: Value }>(test: T): T => ({
    ...test,
    value: mapValue(test.value, visit, table),
  });
  const map = (inner: Condition): Condition => mapCondition(inner, visit, table);
  if ('present' in condition) return { present: mapValue(condition.present, visit, table) };
  if ('absent' in condition) return { absent: mapValue(condition.absent, visit, table) };
  if ('equals' in condition) return { equals: inside(condition.equals) };
  if ('in' in condition) return { in: inside(condition.in) };
  if ('lists' in condition) return { lists: inside(condition.lists) };
  if ('atLeast' in condition) return { atLeast: inside(condition.atLeast) };
  if ('below' in condition) return { below: inside(condition.below) };
  if ('from' in condition) return { from: inside(condition.from) };
  if ('before' in condition) return { before: inside(condition.before) };
  if ('all' in condition) return { all: condition.all.map(map) };
  if ('any' in condition) return { any: condition.any.map(map) };
  return { not: map(condition.not) };
}

function mapGroup(
  values: Readonly<Record<string, Value>> | undefined,
  visit: Visit,
): Record<string, Value> | undefined {
  if (!values) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, mapValue(value, visit)]),
  );
}

/** The columns of the file itself that make a record's id; none where it is all of them. */
export function idColumns({ id }: RecordTemplate): readonly string[] {
  if ('column' in id) return [id.column];
  if ('columns' in id) return id.columns;
  return id.hash === 'all' ? [] : id.hash;
}

function mapId({ id }: RecordTemplate, name: (column: string) => string): RecordTemplate['id'] {
  if ('column' in id) return { ...id, column: name(id.column) };
  if ('columns' in id) return { ...id, columns: id.columns.map(name) };
  return { ...id, hash: id.hash === 'all' ? id.hash : id.hash.map(name) };
}

/** A template with every column it reads, of its id too, replaced. */
export function mapTemplate(
  template: RecordTemplate,
  visit: Visit,
  name: (column: string) => string,
): RecordTemplate {
  const changed = {
    id: mapId(template, name),
    when: template.when && mapCondition(template.when, visit, null),
    at: mapValue(template.at, visit),
    customer: template.customer && mapValue(template.customer, visit),
    caseId: template.caseId && mapValue(template.caseId, visit),
    updatedAt: template.updatedAt && mapValue(template.updatedAt, visit),
    dimensions: mapGroup(template.dimensions, visit),
    attributes: mapGroup(template.attributes, visit),
    fields: mapGroup(template.fields, visit),
  };
  const present = Object.entries(changed).filter(([, value]) => value !== undefined);
  return { ...template, ...Object.fromEntries(present) };
}

/** The joined files of a mapping with every column of their keys replaced. */
export function mapTables(tables: Mapping['tables'], visit: Visit): Mapping['tables'] {
  return (
    tables &&
    Object.fromEntries(
      Object.entries(tables).map(([table, one]) => [
        table,
        { ...one, key: mapValue(one.key, visit, table) },
      ]),
    )
  );
}

/** A column that is read, and the joined file whose it is; null for the file itself. */
export type ReadColumn = { readonly column: string; readonly table: string | null };

/** Every column that a value reads, at any depth; `table` = the joined file whose value it is, null for the file itself. */
export function columnsInValue(value: Value, table: string | null = null): ReadColumn[] {
  const found: ReadColumn[] = [];
  mapValue(value, noteIn(found), table);
  return found;
}

/** Every column that a condition on the file's own rows looks at. */
export function columnsInCondition(condition: Condition): ReadColumn[] {
  const found: ReadColumn[] = [];
  mapCondition(condition, noteIn(found), null);
  return found;
}

function noteIn(found: ReadColumn[]): Visit {
  return (value, table) => {
    found.push({ column: value.column, table });
    return value;
  };
}

/**
 * The columns of a file that a mapping reads, in the order it names them: of the one it joins as `wanted`; null = of the
 * file itself.
 */
export function columnsOf(mapping: Mapping, wanted: string | null = null): string[] {
  const found = new Set<string>();
  const note: Visit = (value, table) => {
    if (table === wanted) found.add(value.column);
    return value;
  };
  mapTables(mapping.tables, note);
  for (const template of mapping.records) {
    if (wanted === null) for (const column of idColumns(template)) found.add(column);
    mapTemplate(template, note, (column) => column);
  }
  return [...found];
}
