import type { Mapping, RecordTemplate } from '#server/contract/mapping.ts';
import type { Condition, Value } from '#server/contract/mapping-value.ts';
import { haveOneComment, withCommentOnce } from './comments.ts';
import { columnsInCondition, columnsInValue, idColumns } from './mapping-columns.ts';
import type { ReadColumn } from './mapping-columns.ts';

/** True for a column that is not read; `table` = the joined file whose column it is, null for the file itself. */
export type IsLeft = (column: string, table: string | null) => boolean;

/** Without these a case would count as open in silence. */
const ENDS = ['status', 'resolvedAt', 'closedAt'];

/**
 * A mapping that does without columns: what was read from them is not given, and an answer whose score they were is not
 * read. Null where records need them: for their id, their time, the end of a case, the only score, the key of a joined
 * file, or because more of a left answer would be lost than its score.
 */
export function withoutColumns(mapping: Mapping, isLeft: IsLeft): Mapping | null {
  const readsLeft = (columns: readonly ReadColumn[]): boolean =>
    columns.some(({ column, table }) => isLeft(column, table));
  const inValue = (value: Value | undefined): boolean =>
    value !== undefined && readsLeft(columnsInValue(value));
  const inCondition = (when: Condition | undefined): boolean =>
    when !== undefined && readsLeft(columnsInCondition(when));
  const keys = Object.entries(mapping.tables ?? {});
  if (keys.some(([table, { key }]) => readsLeft(columnsInValue(key, table)))) return null;
  const needsLeft = (template: RecordTemplate): boolean =>
    idColumns(template).some((column) => isLeft(column, null)) ||
    inValue(template.at) ||
    ENDS.some((field) => inValue(template.fields?.[field]));
  if (mapping.records.some(needsLeft)) return null;
  const isAnswerLeft = ({ when, fields }: RecordTemplate): boolean =>
    inCondition(when) || inValue(fields?.['score']);
  const [left, kept] = [
    mapping.records.filter(isAnswerLeft),
    mapping.records.filter((template) => !isAnswerLeft(template)),
  ];
  const saysMore = (template: RecordTemplate): boolean =>
    Object.entries(template.fields ?? {}).some(
      ([field, value]) =>
        field !== 'score' &&
        !inValue(value) &&
        !(field === 'text' && kept.some((one) => haveOneComment(one, template))),
    );
  if (kept.length === 0 || left.some(saysMore)) return null;
  const records = withCommentOnce(kept, left);
  return { ...mapping, records: records.map((template) => templateWithout(template, inValue)) };
}

function templateWithout(
  template: RecordTemplate,
  isLeft: (value: Value | undefined) => boolean,
): RecordTemplate {
  const group = (values: Readonly<Record<string, Value>> | undefined) =>
    values && Object.fromEntries(Object.entries(values).filter(([, value]) => !isLeft(value)));
  const { customer, caseId, updatedAt, dimensions, attributes, fields, ...rest } = template;
  const others = { customer, caseId, updatedAt };
  const groups = {
    dimensions: group(dimensions),
    attributes: group(attributes),
    fields: group(fields),
  };
  const kept: [string, unknown][] = [
    ...Object.entries(others).filter(([, value]) => value !== undefined && !isLeft(value)),
    ...Object.entries(groups).filter(([, values]) => values !== undefined),
  ];
  return { ...rest, ...Object.fromEntries(kept) };
}
