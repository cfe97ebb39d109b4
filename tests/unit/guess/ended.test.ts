import { isEndedWord } from '#server/ingest/guess/vocabulary/ended.ts';
import { describe, expect, it } from 'vitest';
import type { Guess } from '#server/ingest/guess/guessed.ts';
import { casesOf, readText } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Begun on a day of October and last changed an hour later, the statuses one after another. */
function tickets(header: string, statuses: readonly string[], more = ''): string {
  const lines = rows(
    12,
    (i) =>
      `${100 + i},2026-10-${two(1 + i)}T08:00:00Z,2026-10-${two(1 + i)}T09:00:00Z,${statuses[i % statuses.length] ?? ''}${more}`,
  );
  return fileOf(header, lines);
}

const ZENDESK = tickets(
  'id,created_at,updated_at,status,requester_id,via',
  ['new', 'open', 'pending', 'hold', 'solved', 'closed'],
  ',9001,email',
);

/** How many cases count as open, by their status. */
async function openBy(text: string, { mapping }: Guess): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const { records, rejects } = await readText(text, mapping);
  expect(rejects).toEqual([]);
  for (const { fields } of casesOf(records)) {
    if (fields.resolvedAt !== null) continue;
    const status = fields.status ?? '';
    found[status] = (found[status] ?? 0) + 1;
  }
  return found;
}

describe('tickets whose status alone says that they are over', () => {
  it('end at their last change, which a person is asked about, and not at all while they go on', async () => {
    const guess = await guessText(ZENDESK);
    expect(await openBy(ZENDESK, guess)).toEqual({ new: 2, open: 2, pending: 2, hold: 2 });
    expect(guess.questions).toMatchObject([
      {
        id: 'ended',
        params: { column: 'status', rows: 4, examples: ['solved', 'closed'] },
        options: [{ value: 'updated' }, { value: 'over' }, { value: 'open' }, { value: 'leave' }],
        chosen: 'updated',
      },
    ]);
    expect(columnOf(guess, 'status')).toMatchObject({
      target: 'fields.status',
      certainty: 'likely',
      why: { code: 'STATUS_ENDS', params: { examples: ['solved', 'closed'] } },
    });
    expect(columnOf(guess, 'updated_at').target).toBe('updatedAt');
    const { records } = await readText(ZENDESK, guess.mapping);
    const solved = casesOf(records).find(({ fields }) => fields.status === 'solved');
    expect(solved?.fields.resolvedAt).toBe((solved?.at ?? 0) + 3_600_000);
  });

  it('are kept open, or left out, where somebody says so', async () => {
    const open = await guessText(ZENDESK, { answers: { ended: 'open' } });
    expect(await openBy(ZENDESK, open)).toMatchObject({ solved: 2, closed: 2 });
    const leave = await guessText(ZENDESK, { answers: { ended: 'leave' } });
    const { records, rowsUnused } = await readText(ZENDESK, leave.mapping);
    expect([records.length, rowsUnused]).toEqual([8, 4]);
  });

  it('are told to count as open where no date is near', async () => {
    const lines = rows(12, (i) => `${i},2026-10-${two(1 + i)},${i % 3 === 0 ? 'Closed' : 'Open'}`);
    const text = fileOf('ticket id,created,status', lines);
    const guess = await guessText(text);
    expect(guess.questions).toMatchObject([
      {
        id: 'ended',
        options: [{ value: 'over' }, { value: 'open' }, { value: 'leave' }],
        chosen: 'over',
      },
    ]);
    expect(await openBy(text, guess)).toEqual({ Closed: 4, Open: 8 });
  });

  it('end when they were solved where that is told, and by their last change where it is not', async () => {
    const lines = rows(12, (i) => {
      const day = `2026-10-${two(1 + i)}`;
      const solved = i % 4 === 0 ? `${day}T08:30:00Z` : '';
      return `${i},${day}T08:00:00Z,${day}T09:00:00Z,${solved},${i % 2 === 0 ? 'Solved' : 'Open'}`;
    });
    const text = fileOf('ticket id,created at,updated at,solved at,status', lines);
    const guess = await guessText(text);
    expect(guess.questions).toMatchObject([{ id: 'ended', params: { rows: 3 } }]);
    expect(columnOf(guess, 'solved at').target).toBe('fields.resolvedAt');
    const { records } = await readText(text, guess.mapping);
    const minutes = casesOf(records).map(({ at, fields: { resolvedAt } }) =>
      resolvedAt === null ? null : (resolvedAt - at) / 60_000,
    );
    expect(minutes.slice(0, 4)).toEqual([30, null, 60, null]);
    const leave = await guessText(text, { answers: { ended: 'leave' } });
    expect((await readText(text, leave.mapping)).records).toHaveLength(9);
  });

  it('are not asked about where every end has its date', async () => {
    const lines = rows(12, (i) => {
      const day = `2026-10-${two(1 + i)}`;
      return `${i},${day}T08:00:00Z,${i % 2 === 0 ? `${day}T09:00:00Z` : ''},${i % 2 === 0 ? 'Closed' : 'Open'}`;
    });
    const guess = await guessText(fileOf('ticket id,created at,closed at,status', lines));
    expect(guess.questions).toEqual([]);
    expect(columnOf(guess, 'status').why.code).toBe('HEADER_AND_VALUES');
  });
});

// The words of tools that many use, each with one that goes on beside it.
describe.each([
  ['Jira', 'Issue key,Created,Updated,Status', ['To Do', 'In Progress', 'Done'], ['Done']],
  [
    'ServiceNow',
    'number,opened_at,sys_updated_on,state',
    ['New', 'In Progress', 'Resolved', 'Closed Complete', 'Canceled', 'Resolved, pending'],
    ['Resolved', 'Closed Complete', 'Canceled'],
  ],
  [
    'Freshdesk',
    'Ticket ID,Created time,Last updated time,Status',
    ['Open', 'Resolved', 'Waiting on Customer', 'CLOSED'],
    ['Resolved', 'CLOSED'],
  ],
  [
    'Arabic',
    'رقم الشكوى,تاريخ الشكوى,آخر تحديث,الحالة',
    ['مغلقة', 'قيد المعالجة', 'تم الحل', 'جديدة'],
    ['مغلقة', 'تم الحل'],
  ],
  [
    'French',
    'N° de ticket,Date de création,Dernière mise à jour,Statut',
    ['Ouvert', 'Clôturé', 'En cours', 'Résolu'],
    ['Clôturé', 'Résolu'],
  ],
  [
    'Spanish',
    'Número de caso,Fecha de creación,Última actualización,Estado',
    ['Abierto', 'Cerrado', 'En curso', 'Solucionado'],
    ['Cerrado', 'Solucionado'],
  ],
  [
    'Portuguese',
    'Número do chamado,Data de abertura,Última atualização,Situação',
    ['Aberto', 'Encerrado', 'Em andamento', 'Concluído'],
    ['Encerrado', 'Concluído'],
  ],
])('a status in the words of %s', (_, header, statuses, ended) => {
  it('ends the cases that it says are over, and no other', async () => {
    const text = tickets(
      header,
      statuses.map((one) => `"${one}"`),
    );
    const guess = await guessText(text);
    const open = await openBy(text, guess);
    expect(Object.keys(open).toSorted()).toEqual(
      statuses.filter((one) => !ended.includes(one)).toSorted(),
    );
    expect(guess.questions).toMatchObject([{ id: 'ended', params: { examples: ended } }]);
  });
});

// A column of which no header says that it is a status, each with words that go on and one that only looks like an end.
describe.each([
  [
    'English',
    'complaint no,received on,answer given',
    ['Closed with a refund', 'Closed with an explanation', 'In progress', 'Closed, re-opened'],
  ],
  [
    'Arabic',
    'رقم الشكوى,تاريخ الشكوى,رد الجهة',
    ['مغلقة مع تعويض', 'مغلقة مع توضيح', 'قيد المعالجة', 'لم تغلق'],
  ],
  [
    'French',
    'N° de ticket,Date de création,Réponse donnée',
    ['Clôturé avec remboursement', 'Clôturé sans suite', 'En cours', 'Non clôturé'],
  ],
  [
    'Spanish',
    'Número de caso,Fecha de creación,Respuesta dada',
    ['Cerrado con reembolso', 'Cerrado sin cambios', 'En curso', 'No cerrado'],
  ],
  [
    'Portuguese',
    'Número do chamado,Data de abertura,Resposta dada',
    ['Encerrado com reembolso', 'Encerrado sem mudança', 'Em andamento', 'Não encerrado'],
  ],
])('words for an end in %s below a header that speaks of none', (_, header, words) => {
  const lines = rows(
    60,
    (i) => `${9000 + i},2026-10-${two(1 + (i % 28))},"${words[i % words.length] ?? ''}"`,
  );
  const text = fileOf(header, lines);

  it('are asked about as soon as somebody says that the column is the status', async () => {
    const name = (await guessText(text)).columns.at(-1)?.column ?? '';
    const told = { [name]: 'fields.status' };
    const guess = await guessText(text, { told });
    expect(columnOf(guess, name).target).toBe('fields.status');
    expect(guess.questions).toMatchObject([
      { id: 'ended', params: { rows: 30, examples: words.slice(0, 2) }, chosen: 'over' },
    ]);
    const leave = await guessText(text, { told, answers: { ended: 'leave' } });
    expect(Object.keys(await openBy(text, leave)).toSorted()).toEqual(words.slice(2).toSorted());
  });

  it('end nothing where somebody says that the column is no status', async () => {
    const name = (await guessText(text)).columns.at(-1)?.column ?? '';
    const guess = await guessText(text, { told: { [name]: 'attributes.column' } });
    expect(guess.questions).toEqual([]);
    expect(columnOf(guess, name).target).toMatch(/^attributes\./);
  });
});

it('words that begin like an end in a column of many subjects make no status of it', async () => {
  const subjects = [
    'Closed account',
    'Wrong bill',
    'Late delivery',
    'Rude staff',
    'Cancelled order',
  ];
  const lines = rows(
    60,
    (i) => `${9000 + i},2026-10-${two(1 + (i % 28))},${subjects[i % 5] ?? ''}`,
  );
  const guess = await guessText(fileOf('complaint no,received on,about', lines));
  expect(columnOf(guess, 'about').target).not.toBe('fields.status');
});

describe('what became of a case, in words for an end', () => {
  it('tells the end where no status does, and stays what it is', async () => {
    const lines = rows(
      40,
      (i) => `${i},2026-10-${two(1 + (i % 28))},${i % 4 === 0 ? 'Pending' : 'Resolved by phone'}`,
    );
    const guess = await guessText(fileOf('ticket id,created,outcome', lines));
    expect(columnOf(guess, 'outcome').target).toBe('fields.outcome');
    expect(guess.questions).toMatchObject([{ id: 'ended', params: { rows: 30 } }]);
  });
});

describe('an end without a date that stands behind the rows that were looked at', () => {
  it('is the last change as well, which the column of the status says', async () => {
    // Three thousand rows, of which the guesser looks at fewer: every end has its date but that of one row, near the end.
    const lines = rows(3000, (i) => {
      const day = `2026-10-${two(1 + (i % 28))}`;
      const solved = i % 2 === 0 && i !== 2994 ? `${day}T08:30:00Z` : '';
      return `${i + 9},${day}T08:00:00Z,${day}T09:00:00Z,${solved},${i % 2 === 0 ? 'Solved' : 'Open'}`;
    });
    const text = fileOf('ticket id,created at,updated at,solved at,status', lines);
    const guess = await guessText(text);
    expect(guess.questions).toEqual([]);
    expect(columnOf(guess, 'status')).toMatchObject({
      certainty: 'sure',
      why: { code: 'STATUS_ENDS', params: { by: 'updated at' } },
    });
    expect(await openBy(text, guess)).toEqual({ Open: 1500 });
  });
});

// Freshdesk's numbers (2 open, 3 pending, 4 resolved, 5 closed), and words that no dictionary here has.
describe.each([
  ['in numbers', ['2', '3', '4', '5'], ['4', '5']],
  ['in unknown words', ['Offen', 'Wartet', 'Erledigt', 'Zu'], ['Erledigt', 'Zu']],
])('a status %s', (_, codes, over) => {
  const text = tickets('ticket id,created at,updated at,status', codes);

  it('ends nothing until a person says which of its values do', async () => {
    const guess = await guessText(text);
    expect(guess.questions).toMatchObject([{ id: 'end-codes', code: 'ASK_END_CODES', chosen: [] }]);
    expect(guess.questions[0]?.options.map(({ value }) => value)).toEqual(codes.toSorted());
    expect(await openBy(text, guess)).toEqual(Object.fromEntries(codes.map((code) => [code, 3])));
  });

  it('ends the cases of those at their last change, or as is said', async () => {
    const answers = { 'end-codes': over };
    const guess = await guessText(text, { answers });
    const going = Object.fromEntries(codes.slice(0, 2).map((code) => [code, 3]));
    expect(await openBy(text, guess)).toEqual(going);
    expect(guess.questions).toMatchObject([
      { id: 'end-codes', chosen: over },
      { id: 'ended', params: { rows: 6 }, chosen: 'updated' },
    ]);
    const left = await guessText(text, { answers: { ...answers, ended: 'leave' } });
    expect((await readText(text, left.mapping)).records).toHaveLength(6);
    const corrected = await guessText(text, { answers, told: { 'ticket id': 'id' } });
    expect(await openBy(text, corrected)).toEqual(going);
  });

  it('is not asked about where a date tells the ends', async () => {
    const lines = rows(12, (i) => {
      const day = `2026-10-${two(1 + i)}`;
      return `${100 + i},${day}T08:00:00Z,${i % 4 > 1 ? `${day}T09:00:00Z` : ''},${codes[i % 4]}`;
    });
    const guess = await guessText(fileOf('ticket id,created at,resolved at,status', lines));
    expect(guess.questions).toEqual([]);
  });
});

describe('a status with an unknown word beside known ones', () => {
  const codes = ['Open', 'Waiting for parts', 'Closed', 'Gone'];
  const text = tickets('ticket id,created at,updated at,status', codes);

  it('asks which end a case, with the known ones chosen', async () => {
    const guess = await guessText(text);
    expect(guess.questions).toMatchObject([
      { id: 'end-codes', chosen: ['Closed'] },
      { id: 'ended', params: { rows: 3 } },
    ]);
    expect(guess.questions[0]?.options.map(({ value }) => value)).toEqual(codes.toSorted());
    expect(await openBy(text, guess)).toEqual({ Open: 3, 'Waiting for parts': 3, Gone: 3 });
  });

  it.each([
    [
      ['Closed', 'Gone'],
      ['Open', 'Waiting for parts'],
    ],
    [['Gone'], ['Closed', 'Open', 'Waiting for parts']],
    [[], codes],
  ])('is over by what is chosen, and by nothing else: %s', async (chosen, open) => {
    const guess = await guessText(text, { answers: { 'end-codes': chosen } });
    const going = Object.fromEntries(open.map((code) => [code, 3]));
    expect(await openBy(text, guess)).toEqual(going);
  });

  it('asks nothing where no column says when a case was last changed', async () => {
    const lines = rows(12, (i) => `${100 + i},2026-10-${two(1 + i)} 08:00,${codes[i % 4]}`);
    const guess = await guessText(fileOf('ticket id,created at,status', lines));
    expect(guess.questions.map(({ id }) => id)).toEqual(['ended', 'zone']);
  });

  it('is one value where only capitals differ', async () => {
    const spelled = tickets('ticket id,created at,updated at,status', [
      'Open',
      'closed',
      'Closed',
      'Gone',
    ]);
    const guess = await guessText(spelled);
    expect(guess.questions[0]).toMatchObject({ id: 'end-codes', chosen: ['closed'] });
    expect(guess.questions[0]?.options).toHaveLength(3);
    expect(await openBy(spelled, guess)).toEqual({ Open: 3, Gone: 3 });
    const none = await guessText(spelled, { answers: { 'end-codes': ['Gone'] } });
    expect(await openBy(spelled, none)).toEqual({ Open: 3, closed: 3, Closed: 3 });
  });

  it.each([
    ['No further action', true],
    ['غير مستحقة', true],
    ['No procede', true],
    ['Refund check issued', true],
    ['Not resolved', false],
    ['غير محلولة', false],
    ['Waiting for parts', false],
  ])('asks what only its system knows: "%s", %s', async (word, isAsked) => {
    const guess = await guessText(
      tickets('ticket id,created at,updated at,status', ['Open', 'Closed', word]),
    );
    expect(guess.questions.some(({ id }) => id === 'end-codes')).toBe(isAsked);
  });

  it('asks nothing where what is unknown begins with a known word or says that it goes on', async () => {
    const known = ['Open (VIP)', 'Pending vendor', 'Closed by phone', 'On hold: parts'];
    const guess = await guessText(tickets('ticket id,created at,updated at,status', known));
    expect(guess.questions.map(({ id }) => id)).toEqual(['ended']);
  });
});

describe('an end that is a day beside a begin with its time', () => {
  // Of twelve, four end on the day on which they begin.
  const lines = rows(12, (i) => {
    const end = i % 3 === 0 ? 1 + i : 3 + i;
    return `${100 + i},2026-10-${two(1 + i)} 14:30,${i === 7 ? '' : `2026-10-${two(end)}`}`;
  });
  const text = fileOf('ticket id,created at,resolved at', lines);
  const took = async (guess: Guess): Promise<(number | null)[]> => {
    const { records, rejects } = await readText(text, guess.mapping);
    expect(rejects).toEqual([]);
    return casesOf(records).map(({ at, fields: { resolvedAt } }) =>
      resolvedAt === null ? null : (resolvedAt - at) / 1000,
    );
  };

  it('is asked about, and is until then as it is written', async () => {
    const guess = await guessText(text, { answers: { zone: 'UTC' } });
    expect(guess.questions.filter(({ id }) => id !== 'zone')).toMatchObject([
      {
        id: 'end-of-day',
        code: 'ASK_END_OF_DAY',
        params: { column: 'resolved at', other: 'created at', rows: 4 },
        chosen: 'start',
      },
    ]);
    expect((await took(guess)).filter((seconds) => seconds !== null && seconds < 0)).toHaveLength(
      4,
    );
  });

  it('is the last second of its day where a person says so', async () => {
    const guess = await guessText(text, { answers: { zone: 'UTC', 'end-of-day': 'end' } });
    // From 14:30 to the last second of that day, or of the second day after it.
    const [same, later] = [9.5 * 3600 - 1, 57.5 * 3600 - 1];
    const expected = Array.from({ length: 12 }, (_, i) =>
      i === 7 ? null : i % 3 === 0 ? same : later,
    );
    expect(await took(guess)).toEqual(expected);
  });

  it.each([
    ['a day', (day: string) => day, '23:59:59'],
    ['a time', (day: string) => `${day} 18:00`, '18:00:00'],
  ])(
    'takes what it is compared with to the end of its day as well: due by %s',
    async (_, due, at) => {
      const all = rows(12, (i) => {
        const day = `2026-10-${two(1 + i)}`;
        return `${100 + i},${day} 09:30,${due(day)},${day} 00:00,${day}`;
      });
      const header = 'ticket id,created at,due date,resolved at,closed at';
      const answers = { zone: 'UTC', 'end-of-day': 'end' };
      const guess = await guessText(fileOf(header, all), { answers });
      const { records } = await readText(fileOf(header, all), guess.mapping);
      const end = Date.UTC(2026, 9, 1, 23, 59, 59);
      expect(casesOf(records)[0]?.fields).toMatchObject({
        dueAt: Date.parse(`2026-10-01T${at}Z`),
        resolvedAt: end,
        closedAt: end,
      });
    },
  );

  it.each([
    ['has its time', (i: number) => `2026-10-${two(1 + i)} 14:30,2026-10-${two(1 + i)} 15:00`],
    ['begins as a day, too', (i: number) => `2026-10-${two(1 + i)},2026-10-${two(1 + i)}`],
    ['is always a later day', (i: number) => `2026-10-${two(1 + i)} 14:30,2026-10-${two(2 + i)}`],
  ])('is not asked about where it %s', async (_, cells) => {
    const other = rows(12, (i) => `${100 + i},${cells(i)}`);
    const guess = await guessText(fileOf('ticket id,created at,resolved at', other));
    expect(guess.questions.map(({ id }) => id)).not.toContain('end-of-day');
  });
});

it('rows that were spam or deleted make no answer either, where they are left out', async () => {
  const lines = rows(40, (i) => {
    const status = ['open', 'solved', 'spam', 'deleted'][i % 4] ?? '';
    const day = `2026-10-${two(1 + (i % 28))}`;
    return `${100 + i},${day}T08:00:00Z,${day}T09:00:00Z,${status},${1 + (i % 5)}`;
  });
  const text = fileOf('ticket id,created at,updated at,status,CSAT', lines);
  const kinds = async (answers: Record<string, string>): Promise<Record<string, number>> => {
    const found: Record<string, number> = {};
    const { records } = await readText(text, (await guessText(text, { answers })).mapping);
    for (const { kind } of records) found[kind] = (found[kind] ?? 0) + 1;
    return found;
  };
  expect(await kinds({})).toEqual({ case: 40, response: 40 });
  expect(await kinds({ voided: 'leave' })).toEqual({ case: 20, response: 20 });
});

describe('a word for an end that the sample lacks', () => {
  it('ends a case all the same', async () => {
    const guess = await guessText(ZENDESK);
    const later = ZENDESK.replaceAll('solved', 'Resolved').replaceAll('closed', 'Cancelled');
    expect(await openBy(later, guess)).toEqual({ new: 2, open: 2, pending: 2, hold: 2 });
  });
});

it.each([
  ['Closed', true],
  ['Closed - no reply', true],
  ['تمت المعالجة', true],
  ['معالجة', false],
  ['معالجة جارية', false],
  ['Closed, re-opened', false],
  ['Resolved - reopen requested', false],
  ['Fixed - in review', false],
  ['Completed (partial)', false],
  ['cerrado - reabierto', false],
  ['مغلق ثم أعيد فتحه', false],
  ['Closed with a refund', true],
  ['Not closed', false],
  ['تم الإغلاق مع تعويض', true],
  ['مغلقة مع توضيح', true],
  ['لم تغلق', false],
  ['غير محلولة', false],
  ['تم الحل قيد المراجعة', false],
  ['Clôturé avec remboursement', true],
  ['Clôturé puis réouvert', false],
  ['Non résolu', false],
  ['Cerrado con explicación', true],
  ['No resuelto', false],
  ['Cerrado, vuelto a abrir', false],
  ['Encerrado com reembolso', true],
  ['Não concluído', false],
  ['Resolvido, em revisão', false],
])('the status “%s” ends a case: %s', (status, ends) => {
  expect(isEndedWord(status)).toBe(ends);
});

describe('cases that no customer brought', () => {
  it.each([
    ['id,created_at,updated_at,status', ['open', 'Deleted', 'closed', 'spam'], ['Deleted', 'spam']],
    [
      'رقم التذكرة,تاريخ الفتح,آخر تحديث,الحالة',
      ['مفتوحة', 'محذوفة', 'مغلقة', 'مكررة'],
      ['محذوفة', 'مكررة'],
    ],
  ])(
    'by %s are asked about, counted until then, and left out on wish',
    async (header, statuses, voided) => {
      const text = tickets(header, statuses);
      const guess = await guessText(text);
      const asked = guess.questions.find(({ code }) => code === 'ASK_VOIDED');
      expect(asked).toMatchObject({ params: { rows: 6, examples: voided }, chosen: 'keep' });
      expect((await readText(text, guess.mapping)).records).toHaveLength(12);
      expect(Object.keys(await openBy(text, guess))).toEqual([statuses[0]]);

      const left = await guessText(text, { answers: { voided: 'leave' } });
      const { records, rejects } = await readText(text, left.mapping);
      expect(rejects).toEqual([]);
      expect(casesOf(records).map(({ fields }) => fields.status)).toEqual(
        rows(6, (i) => statuses[(i % 2) * 2] ?? ''),
      );
      const open = await guessText(text, { answers: { voided: 'leave', ended: 'leave' } });
      expect((await readText(text, open.mapping)).records).toHaveLength(3);
    },
  );

  it('are not asked about where every case is one', async () => {
    const { questions } = await guessText(
      tickets('id,created_at,updated_at,status', ['deleted', 'spam']),
    );
    expect(questions.map(({ code }) => code)).not.toContain('ASK_VOIDED');
  });
});

describe('a case that was opened again', () => {
  const text = fileOf(
    'ticket id,created at,resolved at,status',
    rows(40, (i) => {
      const status = ['Resolved', 'Open', 'Re-opened', 'Cancelled'][i % 4] ?? '';
      const end = i % 4 === 0 || i % 4 === 2 ? '2026-10-20 10:00' : '';
      return `${100 + i},2026-10-1${i % 9} 09:00,${end},${status}`;
    }),
  );
  const endsOf = async (answers: Record<string, string>): Promise<(number | null)[]> => {
    const guess = await guessText(text, { answers: { zone: 'UTC', ...answers } });
    const { records } = await readText(text, guess.mapping);
    return casesOf(records)
      .slice(0, 4)
      .map(({ fields }) => fields.resolvedAt);
  };
  const end = Date.UTC(2026, 9, 20, 10);

  it('is asked about, and is open although a date says when it ended', async () => {
    const guess = await guessText(text, { answers: { zone: 'UTC' } });
    expect(guess.questions.find(({ id }) => id === 'reopened')).toMatchObject({
      code: 'ASK_REOPENED',
      params: { column: 'status', rows: 10, examples: ['Re-opened'] },
      chosen: 'open',
    });
    expect(await endsOf({})).toEqual([end, null, null, null]);
  });

  it('is resolved where a person says so', async () => {
    expect(await endsOf({ reopened: 'ended' })).toEqual([end, null, end, null]);
  });

  it.each([
    'Reopened',
    're open',
    'معاد فتحه',
    'أُعيد فتحها',
    'Reabierto',
    'Reaberta',
    'Rouvert',
    'تم إعادة الفتح',
    'معاد الفتح',
    'مفتوحة مجددًا',
  ])('is known by its word: %s', async (word) => {
    const guess = await guessText(text.replaceAll('Re-opened', word));
    expect(guess.questions.map(({ id }) => id)).toContain('reopened');
  });

  it.each(['Closed - reopen rejected', 'Not reopened', 'Closed after reopening'])(
    'is none by a word that says that it stayed over: %s',
    async (word) => {
      const guess = await guessText(text.replaceAll('Re-opened', word));
      expect(guess.questions.map(({ id }) => id)).not.toContain('reopened');
    },
  );

  it('is no case whose customer said that it was solved', async () => {
    const lines = text
      .split('\n')
      .map((line, i) =>
        i === 0 ? `${line},Was your issue resolved?` : `${line},${i % 2 ? 'Yes' : 'No'}`,
      );
    const guess = await guessText(lines.join('\n'));
    // What a customer says is an answer: no case ends by it, nor is opened again.
    expect([guess.shape, columnOf(guess, 'Was your issue resolved?').role]).toEqual([
      'cases',
      'score',
    ]);
  });

  it('has no end at its last change where it was only cancelled', async () => {
    const lines = text
      .split('\n')
      .map((line, i) => (i === 0 ? `${line},updated at` : `${line},2026-10-25 08:00`));
    const guess = await guessText(lines.join('\n'), { answers: { zone: 'UTC' } });
    expect(guess.questions.find(({ id }) => id === 'ended')).toMatchObject({ chosen: 'over' });
    const { records } = await readText(lines.join('\n'), guess.mapping);
    const [, , , cancelled] = casesOf(records);
    expect(cancelled?.fields).toMatchObject({ resolvedAt: null, endTold: true });
  });
});
