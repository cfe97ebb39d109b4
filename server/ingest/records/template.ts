import type { RecordTemplate } from '../../contract/mapping.ts';
import type { Value } from '../../contract/mapping-value.ts';
import { plainId } from '../../domain/records/plain-id.ts';
import type { AttributeValue, RecordInput } from '../../domain/records/record.ts';
import { compileChoice } from '../values/choice.ts';
import { labelOf, mappingError } from '../values/compilation.ts';
import type { Compiler, Read } from '../values/compilation.ts';
import { picksOne } from '../values/gathering.ts';
import { compileCondition } from '../values/conditions.ts';
import { KEY_LIMIT } from './dimensions.ts';
import type { RecordDimensions } from './dimensions.ts';
import { compileFields, emptyFields } from './fields.ts';
import type { RecordIds } from './id.ts';
import type { RecordRows } from './record-rows.ts';
import type { Row } from '../rows/row.ts';

const ATTRIBUTE_LIMIT = 500;

/** Makes one kind of record of a row; null when the row has none, or has one that must be refused (see the state). */
export type RecordReader = {
  kind: RecordTemplate['kind'];
  read: (row: Row) => RecordInput | null;
  /** Where a record may go on from what earlier files told of it; null where each file tells its records whole. */
  continued: Continued | null;
};

export type Continued = {
  /** The id that the row's record is stored under; null when the row has none. */
  idOf: (row: Row) => string | null;
  /** By id, what the stored records have as `gathered`; what was told before is forgotten. */
  recall: (gathered: ReadonlyMap<string, string>) => void;
};

export function compileTemplate(
  compiler: Compiler,
  template: RecordTemplate,
  ids: RecordIds,
  rows: RecordRows | null,
  dimensions: RecordDimensions,
  where: string,
): RecordReader {
  const { state } = compiler;
  const applies = template.when ? compileCondition(compiler, template.when, `${where}.when`) : null;
  // A condition over all rows of a record holds or not once this row counts among them.
  const isOverRows = rows !== null && rows.gathers;
  if (rows && 'hash' in template.id) {
    throw mappingError(`${where}.id`, template.id, '{ column: … } | { columns: [ … ] }');
  }
  const readId = ids.compile(template.id);
  const readAt = compiler.instant(template.at, `${where}.at`);
  const atLabel = labelOf(template.at, `${where}.at`);
  const readCustomer = optionalKey(compiler, template.customer, `${where}.customer`);
  const readCase = optionalKey(compiler, template.caseId, `${where}.caseId`);
  const readUpdated = template.updatedAt
    ? compiler.instant(template.updatedAt, `${where}.updatedAt`)
    : none;
  const readDimensions = dimensions.compile(compiler, template, where);
  const attributes = Object.entries(template.attributes ?? {}).map(([name, value]) => ({
    name,
    read: compileAttribute(compiler, value, `${where}.attributes.${name}`),
  }));
  const fields = compileFields(compiler, template, where);
  const empty = { ...emptyFields(template.kind), ...instrumentField(template) };
  const isContinued = template.kind !== 'daily_total' && rows !== null && rows.canContinue();

  const read = (row: Row): RecordInput | null => {
    if (applies && !isOverRows && !applies(row)) return null;
    const externalId = readId(row);
    if (externalId !== null && rows && !rows.enter(plainId(externalId), row)) return null;
    // A file that was cut off within an instant has neither the beginning of a record nor begins later.
    if (applies && isOverRows && !applies(row) && !(rows.goOn() && applies(row))) return null;
    const at = readAt(row);
    const { precision } = state;
    if (externalId === null) return null;
    if (at === null) return state.fail('ROW_VALUE_MISSING', { column: atLabel, field: 'at' });
    const values: Record<string, string | number | boolean | null> = { ...empty };
    for (const field of fields) values[field.name] = field.read(row);
    const given = readDimensions(row);
    const declared: Record<string, AttributeValue> = attributes.length === 0 ? NONE_DECLARED : {};
    for (const attribute of attributes) {
      const value = attribute.read(row);
      if (value !== null) declared[attribute.name] = value;
    }
    const record = {
      kind: template.kind,
      externalId: plainId(externalId),
      at,
      precision,
      customer: plainOrNone(readCustomer(row)),
      caseId: plainOrNone(readCase(row)),
      dimensions: given,
      attributes: declared,
      updatedAt: readUpdated(row),
      ...(isContinued && { gathered: rows.written() }),
      fields: values,
    };
    // compileFields took each name and each type from RECORD_FIELDS of this very kind.
    return record as unknown as RecordInput;
  };
  const idOf = (row: Row): string | null => {
    const id = readId(row);
    state.clear();
    return id === null ? null : plainId(id);
  };
  const continued = isContinued ? { idOf, recall: rows.recall.bind(rows) } : null;
  return { kind: template.kind, read, continued };
}

/** One for all records of mappings that declare no attributes. */
const NONE_DECLARED = Object.freeze({});

function none(): null {
  return null;
}

const plainOrNone = (id: string | null): string | null => (id === null ? null : plainId(id));

function optionalKey(compiler: Compiler, value: Value | undefined, where: string): Read<string> {
  return value ? compiler.text(value, where, { limit: KEY_LIMIT, repeats: false }) : none;
}

function instrumentField({ instrument }: RecordTemplate): Record<string, string> {
  return instrument === undefined ? {} : { instrument };
}

/** An attribute is text, unless its value says that it is a number, a duration or a flag. */
function compileAttribute(compiler: Compiler, value: Value, where: string): Read<AttributeValue> {
  if (typeof value === 'object') {
    if ('flag' in value) return compiler.flag(value, where);
    if ('when' in value) {
      return compileChoice(compiler, value, where, (part, at) =>
        compileAttribute(compiler, part, at),
      );
    }
    if (('overRows' in value || 'lookup' in value) && !picksOne(value)) {
      return compiler.number(value, where).read;
    }
    if ('number' in value || 'multiply' in value || 'seconds' in value) {
      return compiler.number(value, where).read;
    }
    if ('constant' in value) {
      const { constant } = value;
      return () => constant;
    }
  }
  return compiler.text(value, where, { limit: ATTRIBUTE_LIMIT, repeats: true });
}
