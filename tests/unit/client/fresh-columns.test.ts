import { describe, expect, it } from 'vitest';
import { freshColumns, withFresh } from '#client/features/data/import/fresh-columns.ts';
import { withoutColumns } from '#client/features/data/import/without-columns.ts';
import type { GuessAnswer } from '#server/contract/guess.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { fileOf, guessText, rows } from '../guess/sampled.ts';
import { readText } from '../ingest/reading.ts';

const CELLS: Readonly<Record<string, (i: number) => string>> = {
  'Response ID': (i) => `R-${i}`,
  Date: (i) => `2026-10-${10 + (i % 9)}`,
  Branch: (i) => `Branch ${i % 3}`,
  // Each third customer answers only the later question.
  NPS: (i) => (i % 3 === 0 ? '' : String(i % 11)),
  CSAT: (i) => String(1 + (i % 5)),
  Comment: (i) => `Waiting took long on visit ${i}`,
};

function answers(...columns: string[]): string {
  return fileOf(
    columns.join(','),
    rows(30, (i) => columns.map((column) => CELLS[column]?.(i) ?? '').join(',')),
  );
}

const OLD = answers('Response ID', 'Date', 'Branch', 'NPS', 'Comment');
const BOTH = answers('Response ID', 'Date', 'Branch', 'NPS', 'CSAT', 'Comment');
const ONLY_NEW = answers('Response ID', 'Date', 'Branch', 'CSAT', 'Comment');

/** What is offered of a later file's new columns, and the mapping that takes all of it. */
async function taken(text: string, fresh: readonly string[]) {
  const { mapping: known } = await guessText(OLD);
  // Of an answer of the API, only what a guess has too is looked at.
  const guess = (await guessText(text)) as unknown as GuessAnswer;
  const offered = freshColumns(known, guess, fresh);
  const targets = offered.map(({ target }) => target);
  const mapping = readMapping(withFresh(known, guess.mapping, targets));
  return { known, offered, mapping };
}

async function scoresOf(text: string, mapping: ReturnType<typeof readMapping>) {
  const { records, rejects } = await readText(text, mapping);
  expect(rejects).toEqual([]);
  const of = (instrument: string) =>
    records.flatMap(({ kind, externalId, fields }) =>
      kind === 'response' && fields.instrument === instrument ? [externalId] : [],
    );
  const texts = records.flatMap(({ fields }) => ('text' in fields ? (fields.text ?? []) : []));
  return { nps: of('nps'), csat: of('csat'), texts };
}

describe('a question that a later file brings', () => {
  it('is offered beside the known ones, whose answers keep their ids', async () => {
    const { known, offered, mapping } = await taken(BOTH, ['CSAT']);
    expect(offered).toEqual([{ column: 'CSAT', target: 'instruments.csat' }]);
    const before = await scoresOf(BOTH, readMapping(known));
    const after = await scoresOf(BOTH, mapping);
    expect(before.nps).toHaveLength(20);
    expect(after.nps).toEqual(before.nps);
    expect(after.csat).toHaveLength(30);
    expect(after.csat.filter((id) => after.nps.includes(id))).toEqual([]);
  });

  it('has the comment of those who answer nothing else', async () => {
    const { known, mapping } = await taken(BOTH, ['CSAT']);
    expect((await scoresOf(BOTH, readMapping(known))).texts).toHaveLength(20);
    const { texts } = await scoresOf(BOTH, mapping);
    expect([texts.length, new Set(texts).size]).toEqual([30, 30]);
  });

  it('stands where the known one does: by branch and day', async () => {
    const { mapping } = await taken(BOTH, ['CSAT']);
    const { records } = await readText(BOTH, mapping);
    const csat = records.find(({ externalId }) => externalId === 'R-4#csat');
    const nps = records.find(({ externalId }) => externalId === 'R-4');
    expect(csat).toMatchObject({ at: nps?.at, dimensions: nps?.dimensions });
    expect(csat?.dimensions).toEqual({ branch: 'Branch 1' });
  });

  it('leaves files of before to be read, and those that have it alone', async () => {
    const { known, mapping } = await taken(BOTH, ['CSAT']);
    const earlier = readMapping(withoutColumns(mapping, (column) => column === 'CSAT'));
    expect(await scoresOf(OLD, earlier)).toEqual(await scoresOf(OLD, readMapping(known)));
    const later = readMapping(withoutColumns(mapping, (column) => column === 'NPS'));
    const alone = await scoresOf(ONLY_NEW, later);
    expect(alone.csat).toEqual((await scoresOf(BOTH, mapping)).csat);
    expect([alone.nps, alone.texts.length, new Set(alone.texts).size]).toEqual([[], 30, 30]);
  });

  it('is there again after a file that did not have it', async () => {
    const { mapping } = await taken(BOTH, ['CSAT']);
    const alone = withoutColumns(mapping, (column) => column === 'NPS');
    // As below.
    const guess = (await guessText(BOTH)) as unknown as GuessAnswer;
    if (!alone) throw new Error('NPS is needed');
    const offered = freshColumns(alone, guess, ['NPS']);
    expect(offered).toEqual([{ column: 'NPS', target: 'instruments.nps' }]);
    const again = readMapping(withFresh(alone, guess.mapping, ['instruments.nps']));
    expect(again.instruments?.map(({ id }) => id).toSorted()).toEqual(['csat', 'nps']);
    const { nps, csat, texts } = await scoresOf(BOTH, again);
    expect([nps.length, csat.length, texts.length]).toEqual([20, 30, 30]);
  });

  it('is not offered where the mapping reads it, or has no answers', async () => {
    const { mapping } = await taken(BOTH, ['CSAT']);
    // As above.
    const guess = (await guessText(BOTH)) as unknown as GuessAnswer;
    expect(freshColumns(mapping, guess, ['CSAT', 'NPS'])).toEqual([]);
    const cases = { ...mapping, records: mapping.records.map((one) => ({ ...one, kind: 'case' })) };
    expect(freshColumns(cases as typeof mapping, guess, ['CSAT'])).toEqual([]);
  });
});
