import type { Gathering, Lookup, Value } from '../../contract/mapping-value.ts';
import { shown } from '../rows/row.ts';
import type { Gatherer, Held, Scalar } from './held.ts';
import { pickOf } from './picks.ts';
import { labelOf, mappingError } from './compilation.ts';
import type { Compiler, Read } from './compilation.ts';
import { compileCondition } from './conditions.ts';

/** A gatherer of values that `compile` reads. @throws AppError MAPPING_INVALID */
function compileGatherer(
  compiler: Compiler,
  spec: Gathering,
  where: string,
  compile: (value: Value, where: string) => Read<Scalar>,
): Gatherer {
  const { state } = compiler;
  const { pick = 'last', value, by, where: condition } = spec;
  const applies = condition ? compileCondition(compiler, condition, `${where}.where`) : null;
  const readBy = by === undefined ? null : compiler.instant(by, `${where}.by`);
  if (value === undefined && pick !== 'count') {
    throw mappingError(`${where}.value`, '', '{ value: … } | { pick: count }');
  }
  const read = value === undefined ? () => true : compile(value, `${where}.value`);
  const { nothing, take, join } = pickOf(spec, readBy !== null);
  const seen: Held = { value: null, by: 0, precision: state.precision };
  let order: number | null = null;
  return {
    look: (row) => {
      const isTaken = applies === null || applies(row);
      seen.value = isTaken ? read(row) : null;
      seen.precision = state.precision;
      order = isTaken && readBy ? readBy(row) : null;
      if (isTaken && readBy && order === null) seen.value = null;
      seen.by = order ?? 0;
    },
    take: (held) => {
      const kept = held ?? { value: nothing, by: 0, precision: 'day' };
      if (seen.value !== null) take(kept, seen);
      return kept;
    },
    order: readBy && (() => order),
    join,
  };
}

/** Whether one of the rows' values is taken as it is, whatever its type; the other picks make numbers. */
export function picksOne(value: { overRows: Gathering } | { lookup: Lookup }): boolean {
  const { pick = 'last' } = 'lookup' in value ? value.lookup : value.overRows;
  return pick === 'first' || pick === 'last';
}

/**
 * A value gathered over the rows of a record, or from the rows of a joined file; `compile` reads the rows of either as
 * values of a `type`, which tells apart what else is the same.
 * @throws AppError MAPPING_INVALID where nothing is gathered, or the table is not declared
 */
export function compileGathered(
  compiler: Compiler,
  value: { overRows: Gathering } | { lookup: Lookup },
  where: string,
  type: string,
  compile: (compiler: Compiler, value: Value, where: string) => Read<Scalar>,
): Read<Scalar> {
  if ('lookup' in value) return compileLookup(compiler, value.lookup, `${where}.lookup`, compile);
  const at = `${where}.overRows`;
  if (!compiler.rows) throw mappingError(at, value.overRows, 'rows: together | anywhere');
  return compiler.rows.add(`${type} ${JSON.stringify(value.overRows)}`, () =>
    compileGatherer(compiler, value.overRows, at, (part, place) => compile(compiler, part, place)),
  );
}

function compileLookup(
  compiler: Compiler,
  lookup: Lookup,
  where: string,
  compile: (compiler: Compiler, value: Value, where: string) => Read<Scalar>,
): Read<Scalar> {
  const { tables, state } = compiler;
  const table = tables.get(lookup.table);
  if (!table) {
    throw mappingError(
      `${where}.table`,
      lookup.table,
      [...tables.keys()].join(' | ') || 'tables: …',
    );
  }
  const inTable = table.compiler;
  const find = table.add(
    compileGatherer(inTable, lookup, where, (part, place) => compile(inTable, part, place)),
  );
  const key = compiler.rawText(lookup.key, `${where}.key`);
  const column = labelOf(lookup.key, where);
  return (row) => {
    const wanted = key(row);
    if (wanted === '') return null;
    const found = find(wanted);
    if (found) {
      state.precision = found.precision;
      return found.value;
    }
    state.without.add(lookup.table);
    if (table.kind === 'details') return null;
    const params = { column, value: shown(wanted), table: lookup.table };
    if (lookup.otherwise === 'reject') return state.fail('ROW_PARTNER_MISSING', params);
    state.orphans.set(`${lookup.table} ${wanted}`, { code: 'ROW_PARTNER_MISSING', params });
    return null;
  };
}
