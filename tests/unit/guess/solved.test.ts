import { describe, expect, it } from 'vitest';
import { readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

function survey(id: string, day: string, asked: string, words: readonly string[]): string {
  return fileOf(
    `${id},${day},${asked}`,
    rows(60, (i) => `R${i},2026-05-${two(1 + (i % 28))},"${words[i % words.length] ?? ''}"`),
  );
}

/** The instrument of a survey of one question, and the scores of its first answers. */
async function askedIn(text: string, words: readonly string[]) {
  const guess = await guessText(text);
  const { records, rejects } = await readText(text, guess.mapping);
  expect([guess.shape, rejects]).toEqual(['survey', []]);
  const scores = responsesOf(records).map(({ fields }) => fields.score);
  return { instrument: guess.mapping.instruments?.[0], scores: scores.slice(0, words.length) };
}

const YES_NO = { kind: 'custom', scaleMin: 0, scaleMax: 1, topFrom: 1, bottomTo: 0 };
const WITH_PARTLY = { kind: 'custom', scaleMin: 1, scaleMax: 3, topFrom: 3, bottomTo: 1 };

// METRICS.md, FCR (survey): those who say yes, of all who answer.
describe('whether it was solved, asked of customers', () => {
  it.each([
    ['Was your issue resolved?', ['Yes', 'No']],
    ['Did we resolve your issue today?', ['yes', 'no']],
    ['Was your issue resolved on your first contact?', ['Y', 'N']],
    ['Were we able to fix your problem?', ['Yes, completely', 'No, not yet']],
  ])('is a question of its own, of which yes is the top: %s', async (asked, words) => {
    const text = survey('Response ID', 'Response date', asked, words);
    const { instrument, scores } = await askedIn(text, words);
    expect([instrument, scores]).toMatchObject([YES_NO, [1, 0]]);
  });

  it.each([
    ['رقم الاستبيان', 'تاريخ الإجابة', 'هل تم حل مشكلتك؟', ['نعم', 'جزئيًا', 'لا']],
    ['رقم الاستبيان', 'تاريخ الإجابة', 'هل تمت معالجة شكواكم؟', ['نعم', 'إلى حد ما', 'لا']],
    ['ID', 'Date de réponse', 'Votre problème a-t-il été résolu ?', ['Oui', 'En partie', 'Non']],
    ['ID', 'Fecha de respuesta', '¿Se resolvió su problema?', ['Sí', 'Parcialmente', 'No']],
    ['ID', 'Data da resposta', 'O seu problema foi resolvido?', ['Sim', 'Em parte', 'Não']],
    ['ID', 'Response date', 'Did we resolve your issue?', ['Yes', 'Partially', 'No']],
  ])('with an answer between the two is on three steps: %s, %s, %s', async (...file) => {
    const { instrument, scores } = await askedIn(survey(...file), file[3]);
    expect([instrument, scores]).toMatchObject([WITH_PARTLY, [3, 2, 1]]);
  });

  it('is no answer where somebody does not know', async () => {
    const words = ['Yes', 'No', 'Not sure'];
    const text = survey('Response ID', 'Response date', 'Was your issue resolved?', words);
    const { instrument, scores } = await askedIn(text, words);
    expect([instrument, scores]).toMatchObject([YES_NO, [1, 0, 1]]);
  });

  it('stands in a survey also under a header that asks nobody, at first and at all apart', async () => {
    const text = fileOf(
      'Survey ID,Survey date,CSAT,Resolved on first contact,Issue Resolved',
      rows(
        60,
        (i) => `S${i},2026-05-01,${1 + (i % 5)},${i % 2 ? 'No' : 'Yes'},${i % 3 ? 'Y' : 'N'}`,
      ),
    );
    const { instruments } = (await guessText(text)).mapping;
    expect(instruments).toMatchObject([
      { id: 'csat', kind: 'csat' },
      { id: 'resolved-on-first-contact', ...YES_NO },
      { id: 'issue-resolved', ...YES_NO },
    ]);
  });

  it('is an answer beside a case, of which the desk’s own marks stay marks', async () => {
    const text = fileOf(
      'Ticket ID,Created at,Resolved at,Status,FCR,Issue resolved,Was your issue resolved?',
      rows(60, (i) => {
        const day = `2026-05-${two(1 + (i % 28))}`;
        return `T${i},${day} 10:00,${day} 12:00,Closed,${i % 2 ? 'Yes' : 'No'},${i % 5 ? 'Yes' : 'No'},${i % 3 ? '' : i % 2 ? 'Yes' : 'No'}`;
      }),
    );
    const guess = await guessText(text);
    expect(columnOf(guess, 'FCR').target).toBe('fields.fcrTold');
    expect(columnOf(guess, 'Issue resolved').role).toBe('attribute');
    const { records } = await readText(text, guess.mapping);
    expect([records.length, responsesOf(records).length]).toEqual([80, 20]);
  });

  it('is one of whichever column a person says so of', async () => {
    const text = survey('Response ID', 'Response date', 'Outcome of it all', ['Yes', 'No']);
    const guess = await guessText(text, { told: { 'Outcome of it all': 'instruments.custom' } });
    expect(guess.mapping.instruments).toMatchObject([YES_NO]);
  });
});
