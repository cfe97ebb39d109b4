import { describe, expect, it } from 'vitest';
import { readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = (i: number): string => `2026-05-${two(1 + (i % 27))}`;

/** Sixty invitations of which every third is answered, from 0 to `most`, with what else every row says. */
function asked(header: string, most: number, more = ''): string {
  return fileOf(
    header,
    rows(60, (i) => {
      const isAnswered = i % 3 === 0;
      const answer = isAnswered ? `${(i / 3) % (most + 1)}` : '';
      const at = isAnswered ? `${dayOf(i + 1)} 11:30:00` : '';
      return `Person ${i},p${i}@example.org,${answer},${dayOf(i)} 09:00:00,${at},,${i % 2 ? 'SMB' : 'Large'}${more}`;
    }),
  );
}

const NPS = { kind: 'nps', scaleMin: 0, scaleMax: 10 };
// What AskNicely calls its columns.
const HEADER = 'person_name,person_email,answer,sent,responded,comment,segment';

describe('answers that no header names, of people who were asked', () => {
  it.each([
    [HEADER, 'answer', 'sent', 'responded', 'segment'],
    [
      'الاسم,البريد الإلكتروني,الإجابة,تاريخ الإرسال,تاريخ الرد,التعليق,الشريحة',
      'الإجابة',
      'تاريخ الإرسال',
      'تاريخ الرد',
      'الشريحة',
    ],
    [
      'Nom,Courriel,Réponse,Envoyé le,Répondu le,Commentaire,Segment',
      'Réponse',
      'Envoyé le',
      'Répondu le',
      'Segment',
    ],
  ])(
    'are a survey of its own with its invitations: %s',
    async (header, answer, sent, at, segment) => {
      const text = asked(header, 10);
      const guess = await guessText(text);
      expect(guess.shape).toBe('survey');
      expect(guess.mapping.instruments).toMatchObject([NPS]);
      expect(columnOf(guess, answer)).toMatchObject({ role: 'score', certainty: 'likely' });
      expect(columnOf(guess, sent).target).toBe('fields.invitedAt');
      expect(columnOf(guess, at).role).toBe('at');
      expect(columnOf(guess, segment).target).toBe('dimensions.segment');
      const { records, rejects } = await readText(text, guess.mapping);
      const scores = responsesOf(records).map(({ fields }) => fields.score);
      expect([scores.length, scores.filter((score) => score !== null).length, rejects]).toEqual([
        60,
        20,
        [],
      ]);
    },
  );

  it.each([
    ['csat', 4, { kind: 'csat', scaleMax: 5 }],
    ['How easy was it to get help?', 6, { kind: 'ces', scaleMax: 7 }],
    ['nps', 10, NPS],
  ])('are what every row says was asked: %s', async (question, most, instrument) => {
    const guess = await guessText(asked(`${HEADER},question_type`, most, `,${question}`));
    expect(guess.mapping.instruments).toMatchObject([instrument]);
  });

  it('are none where nobody was asked, or something else is the score', async () => {
    const alone = await guessText(asked(HEADER.replace('sent', 'created'), 10));
    expect(alone.mapping.instruments).toBeUndefined();
    const beside = await guessText(
      asked(HEADER.replace('segment', 'NPS'), 10).replaceAll(/SMB|Large/g, '9'),
    );
    expect(columnOf(beside, 'answer').role).not.toBe('score');
  });
});
