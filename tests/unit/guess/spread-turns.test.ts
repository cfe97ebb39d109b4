import { describe, expect, it } from 'vitest';
import { columnOf, fileOf } from './sampled.ts';
import { guessedAndRead } from './spread-files.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 1, 8);
const SESSIONS = Array.from({ length: 30 }, (_, i) => ({
  id: `S${100 + i}`,
  begun: START + i * 300 * MINUTE,
  turns: 2 + (i % 4),
  channel: i % 2 ? 'web' : 'whatsapp',
}));
const REPLIES = [
  'You can track the order on its own page',
  'I did not understand that, sorry',
  'Is there anything else I can do',
];

/** Every second turn two minutes after the one before it. */
const LINES = SESSIONS.flatMap(({ id, begun, turns, channel }, i) =>
  Array.from({ length: turns }, (_, turn) => {
    const at = new Date(begun + turn * 2 * MINUTE).toISOString();
    const query =
      turn === 0 ? `Where is the order of day ${i}` : `And what about part ${turn} of it`;
    const reply = REPLIES[(i + turn) % REPLIES.length] ?? '';
    return `${id},${at},"${query}","${reply}",intent-${turn},${channel}`;
  }),
);

describe('turns of sessions with a machine', () => {
  it.each([
    'Session ID,Timestamp,User Query,Bot Response,Intent,Platform',
    'معرف الجلسة,الوقت,رسالة المستخدم,رد البوت,النية,القناة',
    'ID session,Horodatage,Message utilisateur,Réponse du robot,Intention,Canal',
  ])('are one contact a session, with what the customer said first: %s', async (header) => {
    const [, , query = '', reply = ''] = header.split(',');
    const { guess, stored, whole } = await guessedAndRead(fileOf(header, LINES));
    expect(guess.questions.find(({ id }) => id === 'row')).toMatchObject({
      code: 'ASK_TURN_ROWS',
      chosen: 'together',
    });
    expect(whole.rejects).toEqual([]);
    expect(stored).toMatchObject(
      SESSIONS.map(({ id, begun, turns }, i) => ({
        kind: 'contact',
        externalId: id,
        at: begun,
        fields: {
          text: `Where is the order of day ${i}`,
          agentKind: 'bot',
          entered: true,
          humanJoinedAt: null,
          duration: (turns - 1) * 120,
        },
      })),
    );
    expect(columnOf(guess, query).target).toBe('fields.text');
    expect(columnOf(guess, reply)).toMatchObject({ role: 'unused', why: { code: 'ROWS_DIFFER' } });
    expect(stored.map(({ dimensions }) => dimensions.channel)).toEqual(
      SESSIONS.map(({ channel }) => channel),
    );
  });

  it('are records of their own where a person says so', async () => {
    const header = 'Session ID,Timestamp,User Query,Bot Response,Intent,Platform';
    const { whole } = await guessedAndRead(fileOf(header, LINES), { answers: { row: 'record' } });
    expect(whole.records).toHaveLength(LINES.length);
  });

  it.each([
    ['Session ID,Timestamp,User Query,Bot Response,Escalated', 'true', 'false'],
    ['معرف الجلسة,الوقت,رسالة المستخدم,رد البوت,تحويل لموظف', 'نعم', 'لا'],
  ])('are a person’s from the turn that says so: %s', async (header, yes, no) => {
    const lines = SESSIONS.flatMap(({ id, begun }, i) =>
      [0, 1, 2].map((turn) => {
        const at = new Date(begun + turn * 2 * MINUTE).toISOString();
        const isHanded = i % 3 === 0 && turn === 2;
        return `${id},${at},Where is the order of day ${i},It comes on day ${turn},${isHanded ? yes : no}`;
      }),
    );
    const { stored } = await guessedAndRead(fileOf(header, lines));
    expect(stored.map(({ fields }) => 'humanJoinedAt' in fields && fields.humanJoinedAt)).toEqual(
      SESSIONS.map(({ begun }, i) => (i % 3 === 0 ? begun + 4 * MINUTE : null)),
    );
    expect(stored.map(({ fields }) => 'agentKind' in fields && fields.agentKind)).toEqual(
      SESSIONS.map((_, i) => (i % 3 === 0 ? 'person' : 'bot')),
    );
  });
});
