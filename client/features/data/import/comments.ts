import type { RecordTemplate } from '#server/contract/mapping.ts';
import type { Condition, Value } from '#server/contract/mapping-value.ts';

/** What an answer has as its comment, whether always or only where no other answer of its row has it; null = none. */
export function commentOf({ kind, fields }: RecordTemplate): Value | null {
  const text = fields?.['text'];
  if (kind !== 'response' || text === undefined) return null;
  return typeof text === 'object' && 'when' in text ? text.take : text;
}

/** A comment belongs to the answers of a row as a whole: the first of them has it. Null = one is always made before. */
export function commentBeside(comment: Value, others: readonly RecordTemplate[]): Value | null {
  const made: Condition[] = others.flatMap(({ when }) => when ?? []);
  if (made.length < others.length) return null;
  return made.length === 0 ? comment : { when: { not: { any: made } }, take: comment };
}

/** Answers of a row of which some are left out: the first one that is made still has the comment that they shared. */
export function withCommentOnce(
  kept: readonly RecordTemplate[],
  left: readonly RecordTemplate[],
): RecordTemplate[] {
  const shared = left.find((template) => commentOf(template) !== null);
  if (!shared) return [...kept];
  const before: RecordTemplate[] = [];
  return kept.map((template) => {
    if (!haveOneComment(template, shared)) return template;
    const { text: _text, ...fields } = template.fields ?? {};
    const comment = commentBeside(commentOf(template) ?? '', before);
    before.push(template);
    return { ...template, fields: { ...fields, ...(comment === null ? {} : { text: comment }) } };
  });
}

/** Whether two answers have the same comment. */
export function haveOneComment(one: RecordTemplate, other: RecordTemplate): boolean {
  const comment = commentOf(one);
  return comment !== null && JSON.stringify(comment) === JSON.stringify(commentOf(other));
}
