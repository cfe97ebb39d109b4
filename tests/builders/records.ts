import type { FieldsOf, RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_FIELDS } from '#server/domain/records/fields.ts';
import type { RecordInput } from '#server/domain/records/record.ts';

type Rest = Partial<Omit<RecordInput<'case'>, 'kind' | 'fields'>>;

/** A record of a kind in which everything not given is absent. */
export function record<K extends RecordKind>(
  kind: K,
  externalId: string,
  at: number,
  fields: Partial<FieldsOf<K>> = {},
  rest: Rest = {},
): RecordInput {
  const absent = Object.fromEntries(Object.keys(RECORD_FIELDS[kind]).map((name) => [name, null]));
  // The fields are those of `kind`: all of them absent, then the given ones.
  return {
    kind,
    externalId,
    at,
    precision: 'second',
    customer: null,
    caseId: null,
    dimensions: {},
    attributes: {},
    updatedAt: null,
    ...rest,
    fields: { ...absent, ...fields },
  } as unknown as RecordInput;
}
