import type { InstrumentDeclaration, RecordTemplate } from '../../contract/mapping.ts';
import type { Value } from '../../contract/mapping-value.ts';
import { mostOf, RECORD_FIELDS } from '../../domain/records/fields.ts';
import type { FieldType, RecordKind } from '../../domain/records/fields.ts';
import { closest } from '../closest.ts';
import { labelOf, mappingError } from '../values/compilation.ts';
import type { Compiler, Read } from '../values/compilation.ts';

/** A compiled field; its value has the type that the field has in `RECORD_FIELDS`. */
export type FieldRead = { name: string; read: Read<string | number | boolean> };

const CODE_LIMIT = 200;
const MILLION = 1_000_000;
/** Most characters of free text. */
const TEXT_LIMIT = 100_000;

/** The fields of a record's kind with nothing in them. */
export function emptyFields(kind: RecordTemplate['kind']): Record<string, null> {
  return Object.fromEntries(Object.keys(RECORD_FIELDS[kind]).map((name) => [name, null]));
}

/** @throws AppError MAPPING_INVALID when the kind has no such field */
export function compileFields(
  compiler: Compiler,
  template: RecordTemplate,
  where: string,
): FieldRead[] {
  const known: Readonly<Record<string, FieldType>> = RECORD_FIELDS[template.kind];
  const instrument = instrumentOf(compiler, template, where);
  return Object.entries(template.fields ?? {}).map(([name, value]) => {
    const place = `${where}.fields.${name}`;
    const type = known[name];
    if (type === undefined || name === 'instrument') {
      const names = Object.keys(known).filter((field) => field !== 'instrument');
      const near = closest(name, names);
      throw mappingError(place, name, near === null ? names.join(' | ') : `${near} | …`);
    }
    if (type === 'score' && instrument) {
      return { name, read: compileScore(compiler, value, place, instrument) };
    }
    return { name, read: compileField(compiler, value, type, place, template.kind) };
  });
}

/** The declared instrument of a response; null for other kinds. */
function instrumentOf(
  { mapping }: Compiler,
  template: RecordTemplate,
  where: string,
): InstrumentDeclaration | null {
  const declared = mapping.instruments ?? [];
  const ids = declared.map(({ id }) => id).join(' | ');
  if (template.kind !== 'response') {
    if (template.instrument === undefined) return null;
    throw mappingError(`${where}.instrument`, template.instrument, 'kind: response');
  }
  const found = declared.find(({ id }) => id === template.instrument);
  if (found) return found;
  throw mappingError(
    `${where}.instrument`,
    template.instrument ?? '',
    ids === '' ? 'instruments: [ … ]' : ids,
  );
}

function compileField(
  compiler: Compiler,
  value: Value,
  type: FieldType,
  where: string,
  kind: RecordKind,
): FieldRead['read'] {
  if (type === 'text') return compiler.text(value, where, { limit: TEXT_LIMIT, repeats: false });
  if (type === 'code') return compiler.text(value, where, { limit: CODE_LIMIT, repeats: true });
  if (type === 'flag') return compiler.flag(value, where);
  if (type === 'instant') return compiler.instant(value, where);
  if (type === 'share') return compileShare(compiler, value, where);
  return compileWhole(compiler, value, type, where, mostOf(kind, type));
}

/** A share as the mapping reads it, 0 to 1, in whole millionths. */
function compileShare(compiler: Compiler, value: Value, where: string): Read<number> {
  const { state } = compiler;
  const { read } = compiler.number(value, where);
  const label = labelOf(value, where);
  return (row) => {
    const share = read(row);
    if (share === null) return null;
    if (share >= 0 && share <= 1) return Math.round(share * MILLION);
    return state.failValue('ROW_VALUE_OUTSIDE', label, String(share), '0 … 1');
  };
}

/** Whole numbers: counts are not negative; seconds and computed numbers are rounded, others must be whole. */
function compileWhole(
  compiler: Compiler,
  value: Value,
  type: FieldType,
  where: string,
  most: number,
): Read<number> {
  const { state } = compiler;
  const { read, computed } = compiler.number(value, where);
  const label = labelOf(value, where);
  const rounds = computed || type === 'seconds';
  const least = type === 'count' ? '0' : `−${most}`;
  const expected = most === Number.MAX_SAFE_INTEGER ? '… −1, 0, 1 …' : `${least} … ${most}`;
  return (row) => {
    const n = read(row);
    if (n === null) return null;
    const whole = rounds ? Math.round(n) : n;
    if (!Number.isSafeInteger(whole) || Math.abs(whole) > most || (type === 'count' && whole < 0)) {
      return state.failValue('ROW_NUMBER_INVALID', label, String(n), expected);
    }
    return whole;
  };
}

function compileScore(
  compiler: Compiler,
  value: Value,
  where: string,
  { id, scaleMin, scaleMax }: InstrumentDeclaration,
): Read<number> {
  const { state } = compiler;
  const { read } = compiler.number(value, where, { scaleMin, scaleMax });
  const label = labelOf(value, where);
  return (row) => {
    const score = read(row);
    if (score === null || (Number.isInteger(score) && score >= scaleMin && score <= scaleMax)) {
      return score;
    }
    return state.fail('ROW_SCORE_OUTSIDE', {
      column: label,
      value: String(score),
      min: scaleMin,
      max: scaleMax,
      instrument: id,
      expected: `${scaleMin} … ${scaleMax}`,
    });
  };
}
