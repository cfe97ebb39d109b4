import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeats } from '../../soak.ts';
import { readText } from '../ingest/reading.ts';
import { fileOf, rows } from './sampled.ts';
import { guessedAndRead } from './spread-files.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 1, 8);
const SESSIONS = 24;

type Message = { session: string; at: number; sender: string; text: string; rating: string };

/** Every third session is taken over by a person after ten minutes; every fourth is rated. */
const MESSAGES: readonly Message[] = Array.from({ length: SESSIONS }, (_, i) => {
  const message = (minutes: number, sender: string, text: string, rating = ''): Message => ({
    session: `S${100 + i}`,
    at: START + i * 300 * MINUTE + minutes * MINUTE,
    sender,
    text,
    rating,
  });
  return [
    message(0, 'customer', `Where is the parcel that I ordered on day ${i}?`),
    message(1, 'bot', 'I can help you with that, one moment please'),
    ...(i % 3 === 0 ? [message(10, 'agent', 'A person is here now, let me look')] : []),
    message(12, 'customer', 'Well, thanks anyway', i % 4 === 0 ? String((i % 5) + 1) : ''),
  ];
}).flat();

const line = ({ session, at, sender, text, rating }: Message): string =>
  `${session},${new Date(at).toISOString()},${sender},"${text}",${rating}`;

const HEADER = 'session_id,sent_at,sender_type,message,rating';

async function contactsOf(text: string) {
  const { guess, whole, stored } = await guessedAndRead(text);
  const contacts = stored.flatMap((record) => (record.kind === 'contact' ? [record] : []));
  const answers = stored.flatMap((record) => (record.kind === 'response' ? [record] : []));
  return {
    guess,
    whole,
    answers,
    contacts: contacts.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1)),
  };
}

function check({ whole, contacts, answers }: Awaited<ReturnType<typeof contactsOf>>): void {
  expect(whole.rejects).toEqual([]);
  expect(contacts).toHaveLength(SESSIONS);
  for (const [i, { at, fields }] of contacts.entries()) {
    const begun = START + i * 300 * MINUTE;
    expect(at).toBe(begun);
    expect(fields).toMatchObject({
      entered: true,
      agentKind: i % 3 === 0 ? 'person' : 'bot',
      humanJoinedAt: i % 3 === 0 ? begun + 10 * MINUTE : null,
      duration: 12 * 60,
      text: `Where is the parcel that I ordered on day ${i}?`,
    });
  }
  expect(answers.map(({ fields }) => fields.score ?? 0).toSorted((a, b) => a - b)).toEqual([
    1, 1, 2, 3, 4, 5,
  ]);
}

describe('a file with one message a row', () => {
  it('makes a contact of the messages of one conversation, and asks whether that is meant', async () => {
    const read = await contactsOf(fileOf(HEADER, MESSAGES.map(line)));
    expect(read.guess.shape).toBe('contacts');
    expect(read.guess.questions.find(({ id }) => id === 'row')).toMatchObject({
      code: 'ASK_MESSAGE_ROWS',
      chosen: 'together',
      params: { column: 'sender_type', by: 'session_id', time: 'sent_at' },
    });
    check(read);
  });

  it('reads the same in whatever order the rows stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...MESSAGES], { minLength: MESSAGES.length }),
        async (messages) => {
          check(await contactsOf(fileOf(HEADER, messages.map(line))));
        },
      ),
      { numRuns: repeats(10, 300) },
    );
  });

  it('knows who wrote in Arabic', async () => {
    const words: Record<string, string> = {
      customer: 'العميل',
      bot: 'المساعد الآلي',
      agent: 'موظف',
    };
    const read = await contactsOf(
      fileOf(
        'رقم المحادثة,وقت الإرسال,المرسل,الرسالة,التقييم',
        MESSAGES.map((one) => line({ ...one, sender: words[one.sender] ?? '' })),
      ),
    );
    check(read);
  });

  it('takes whoever is neither a customer nor a machine for a person', async () => {
    const words: Record<string, string[]> = {
      agent: ['Sara', 'Omar', 'admin'],
      bot: ['Basma Assistant'],
    };
    const lines = MESSAGES.map((one, n) => {
      const named = words[one.sender];
      return line({ ...one, sender: named?.[n % named.length] ?? one.sender });
    });
    check(await contactsOf(fileOf(HEADER, lines)));
  });

  it('reads a later file by the mapping of one in which no person wrote', async () => {
    const bots = MESSAGES.filter(({ sender }) => sender !== 'agent').map(line);
    const { guess } = await contactsOf(fileOf(HEADER, bots));
    const later = MESSAGES.map((one) =>
      line({
        ...one,
        sender: { customer: 'Customer', bot: 'BOT', agent: 'Human agent' }[one.sender] ?? '',
      }),
    );
    const { records } = await readText(fileOf(HEADER, later), guess.mapping);
    const last = new Map(
      records.flatMap((record) =>
        record.kind === 'contact' ? [[record.externalId, record] as const] : [],
      ),
    );
    expect([...last.values()].map(({ fields }) => [fields.agentKind, fields.entered])).toEqual(
      Array.from({ length: SESSIONS }, (_, i) => [i % 3 === 0 ? 'person' : 'bot', true]),
    );
  });

  it('leaves out who wrote where a person says so', async () => {
    const text = fileOf(HEADER, MESSAGES.map(line));
    const { stored } = await guessedAndRead(text, { told: { 'sent_at: agent': null } });
    const found = stored.flatMap((one) => (one.kind === 'contact' ? [one.fields] : []));
    expect(
      found.filter(
        ({ humanJoinedAt, agentKind }) => humanJoinedAt !== null || agentKind === 'person',
      ),
    ).toEqual([]);
  });

  it('leaves what a system noted out of it', async () => {
    const lines = MESSAGES.flatMap((one, n) => [
      line(one),
      line({
        ...one,
        at: one.at + 1000,
        sender: 'system',
        text: `Routed by rule ${n}`,
        rating: '',
      }),
    ]);
    const { contacts } = await contactsOf(fileOf(HEADER, lines));
    expect(contacts.filter(({ fields }) => fields.agentKind === 'person')).toHaveLength(
      SESSIONS / 3,
    );
  });

  it('makes a contact of the events of one conversation', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => {
      const at = (minutes: number): string =>
        new Date(START + i * 60 * MINUTE + minutes * MINUTE).toISOString();
      return [
        `محادثة-${i};${at(0)};بدء المحادثة;روبوت`,
        ...(i % 3 === 0 ? [`محادثة-${i};${at(4)};تحويل إلى موظف;روبوت`] : []),
        `محادثة-${i};${at(9)};تم الحل;روبوت`,
      ];
    }).flat();
    const { guess, contacts } = await contactsOf(fileOf('رقم المحادثة;الوقت;الحدث;القناة', lines));
    expect(guess.questions.find(({ id }) => id === 'row')?.chosen).toBe('together');
    expect(contacts).toHaveLength(30);
    for (const { externalId, at, fields } of contacts) {
      const isMoved = Number(externalId.split('-')[1]) % 3 === 0;
      expect(fields.duration).toBe(9 * 60);
      expect(fields.humanJoinedAt).toBe(isMoved ? at + 4 * MINUTE : null);
    }
  });

  it.each([
    [
      'calls by who took them',
      'Call ID,Started,Handled by,Duration',
      rows(60, (i) => `K${i},2026-10-${10 + (i % 18)} 10:00,${i % 3 ? 'agent' : 'bot'},${60 + i}`),
    ],
    [
      'comments of tickets by who wrote them, beside dates of the ticket',
      'Ticket,Author type,Created,Comment date',
      rows(
        60,
        (i) =>
          `T${i % 20},${i % 2 ? 'agent' : 'customer'},2026-10-0${1 + (i % 9)},2026-10-${10 + (i % 18)}`,
      ),
    ],
  ])('does not ask it of %s', async (_, header, lines) => {
    const { guess } = await guessedAndRead(fileOf(header, lines));
    expect(guess.questions.map(({ id }) => id)).not.toContain('row');
  });
});
