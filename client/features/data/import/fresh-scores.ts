import type { Mapping, RecordTemplate } from '#server/contract/mapping.ts';
import { commentBeside, commentOf } from './comments.ts';

const SCORES = 'instruments.';

/** A known mapping that also makes the answers to the questions of a guessed one that are named, beside those it makes. */
export function withFreshScores(
  known: Mapping,
  guessed: Mapping,
  targets: readonly string[],
): Mapping {
  const own = answersOf(known);
  const fresh = answersOf(guessed).filter(
    ({ instrument }) =>
      targets.includes(`${SCORES}${instrument}`) &&
      own.every((one) => one.instrument !== instrument),
  );
  const [first] = own;
  if (!first || fresh.length === 0) return known;
  const added: RecordTemplate[] = [];
  for (const template of fresh) added.push(besideOf(first, template, [...own, ...added]));
  const ids = new Set(fresh.map(({ instrument }) => instrument));
  const isOther = ({ id }: { id: string }): boolean => !ids.has(id);
  return {
    ...known,
    instruments: [
      ...(known.instruments ?? []).filter(isOther),
      ...(guessed.instruments ?? []).filter((one) => !isOther(one)),
    ],
    records: [...known.records, ...added],
  };
}

/** Records of answers that a row makes by itself. */
function answersOf({ records }: Mapping): RecordTemplate[] {
  return records.filter(({ kind, instrument, rows }) => {
    return kind === 'response' && instrument !== undefined && rows === undefined;
  });
}

/** The answer to a new question as a known one stands in its row, with a part of its own of the id. */
function besideOf(
  known: RecordTemplate,
  { when, instrument, fields }: RecordTemplate,
  others: readonly RecordTemplate[],
): RecordTemplate {
  const { when: _when, fields: { text: _text, ...kept } = {}, ...place } = known;
  const score = fields?.['score'];
  const said = commentOf(known);
  const comment = said && commentBeside(said, others);
  return {
    ...place,
    ...(when ? { when } : {}),
    id: { ...known.id, part: instrument },
    instrument,
    fields: {
      ...kept,
      ...(score === undefined ? {} : { score }),
      ...(comment === null ? {} : { text: comment }),
    },
  };
}
