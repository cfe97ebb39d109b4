import type { RecordStory } from '#db/queries/record-story.ts';
import type { RecordAnswer, RecordItem } from '../../contract/records.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { safeText } from '../../domain/text/record-text.ts';
import type { Reference } from '../organisation/reference.ts';
import { recordItem } from './item.ts';

type Value = RecordAnswer['earlier'][number]['changes'][number]['before'];

/** A record's earlier versions, newest first, each with what was otherwise than in the one that came after it. */
export function earlierVersions(
  kind: RecordKind,
  { row, earlier }: RecordStory,
  reference: Reference,
): RecordAnswer['earlier'] {
  let after = valuesOf(recordItem(kind, row, reference));
  return earlier.map(({ row: image, importId, keptAt }) => {
    const before = valuesOf(recordItem(kind, image, reference));
    const fields = [...new Set([...before.keys(), ...after.keys()])];
    const changes = fields.flatMap((field) => {
      const [then, next] = [before.get(field) ?? null, after.get(field) ?? null];
      return then === next ? [] : [{ field, before: then, after: next }];
    });
    after = before;
    return { importId, replacedAt: new Date(keptAt).toISOString(), changes };
  });
}

function valuesOf({ at, customer, caseId, dimensions, attributes, fields }: RecordItem) {
  const values = new Map<string, Value>([
    ['at', at],
    ['customer', customer],
    ['caseId', caseId],
  ]);
  for (const [name, value] of Object.entries(dimensions)) values.set(name, value.key);
  for (const [name, value] of Object.entries(attributes)) values.set(`attr.${name}`, value);
  for (const [name, value] of Object.entries(fields)) values.set(name, value);
  const text = fields['text'];
  // What an older version of the program kept was not redacted yet.
  if (typeof text === 'string') values.set('text', safeText(text, null).text);
  return values;
}
