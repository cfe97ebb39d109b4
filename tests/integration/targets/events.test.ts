import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CalendarAnswer } from '#server/contract/calendar.ts';
import type { EventAnswer, EventInfo, EventsAnswer } from '#server/contract/events.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ answerCacheBytes: 8_000_000 });
});
afterEach(() => filled.drop());

const OUTAGE = {
  kind: 'outage',
  name: { en: 'App down', ar: 'تعطّل التطبيق' },
  from: '2026-11-10',
  to: '2026-11-12',
  scope: { dimension: 'department', key: 'billing' },
  note: 'After the update',
};
const AUTUMN = '/api/calendar?from=2026-09-01&to=2026-12-01';

async function sent(path: string, method: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return filled.send(path, { method, body: JSON.stringify(body), headers });
}

async function told(response: Response): Promise<EventInfo> {
  const answer: unknown = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(answer));
  // checkAnswer has parsed it by its schema.
  return (answer as EventAnswer).event;
}

const add = async (part: object = {}) =>
  told(await sent('/api/events', 'POST', { ...OUTAGE, ...part }));
const change = async (id: number, body: object) =>
  told(await sent(`/api/events/${id}`, 'PATCH', body));
const calendar = (filter = '') => filled.json<CalendarAnswer>(`${AUTUMN}${filter}`);
const names = async (filter = '') => (await calendar(filter)).events.map(({ name }) => name.en);

describe('events', () => {
  it('are on the calendar of their days at once, although it was answered before', async () => {
    expect(await names()).toEqual([]);
    const tag = (await filled.get(AUTUMN)).headers.get('etag') ?? '';
    expect((await filled.get(AUTUMN, { 'if-none-match': tag })).status).toBe(304);
    const event = await add();
    expect(event).toMatchObject({ changed: null, removed: null, note: 'After the update' });
    expect((await calendar()).events).toEqual([
      {
        id: event.id,
        kind: 'outage',
        name: OUTAGE.name,
        from: '2026-11-10',
        to: '2026-11-12',
        scope: { dimension: 'department', key: 'billing', name: { en: 'Billing', ar: 'الفوترة' } },
        note: 'After the update',
      },
    ]);
    const after = await filled.json<CalendarAnswer>('/api/calendar?from=2026-11-12&to=2026-12-01');
    expect(after.events).toEqual([]);
  });

  it('are left out where the filters leave out all they are about', async () => {
    await add();
    await add({
      name: { en: 'Phone fees', ar: '' },
      scope: { dimension: 'channel', key: 'phone' },
    });
    await add({ name: { en: 'Everybody', ar: '' }, scope: null });
    expect(await names()).toEqual(['App down', 'Phone fees', 'Everybody']);
    expect(await names('&filter=department=billing')).toEqual([
      'App down',
      'Phone fees',
      'Everybody',
    ]);
    // Billing stands below service, so service is affected too; cards are not.
    expect(await names('&filter=department=service')).toContain('App down');
    expect(await names('&filter=department=cards')).toEqual(['Phone fees', 'Everybody']);
    expect(await names('&filter=department=cards&filter=channel=chat')).toEqual(['Everybody']);
  });

  it('are changed, removed and brought back, and all of it is in the audit log', async () => {
    const { id } = await add();
    const longer = { ...OUTAGE, to: '2026-11-15', scope: null };
    expect(await change(id, { event: longer })).toMatchObject({ to: '2026-11-15', scope: null });
    expect(await change(id, { isRemoved: true })).toMatchObject({
      removed: { by: { role: null } },
    });
    expect(await names()).toEqual([]);
    const { events } = await filled.json<EventsAnswer>('/api/events');
    expect(events.map((one) => one.id)).toEqual([id]);
    await change(id, { isRemoved: false });
    expect(await names()).toEqual(['App down']);
    const entries = await filled.repository.read('readAudit', { after: 0, limit: 1000 });
    const said = entries.filter(({ target }) => target === `event:${id}`);
    expect(said).toHaveLength(4);
    expect(JSON.parse(said[1]?.details ?? '')).toMatchObject({
      before: { to: '2026-11-12' },
      after: { to: '2026-11-15', scope: null },
    });
    expect(JSON.parse(said[2]?.details ?? '')).toMatchObject({ isRemoved: true });
  });

  it.each([
    [{ name: { en: ' ', ar: '' } }, 'REQUEST_INVALID', 'name'],
    [{ to: '2026-11-10' }, 'PERIOD_REVERSED', '2026-11-10'],
    [{ kind: 'flood' }, 'REQUEST_INVALID', 'flood'],
    [{ scope: { dimension: 'branch', key: 'moon' } }, 'DIMENSION_VALUE_UNKNOWN', 'moon'],
    [{ scope: { dimension: 'theme', key: 'late' } }, 'REQUEST_INVALID', 'theme'],
  ])('refuse %j', async (part, code, seen) => {
    const response = await sent('/api/events', 'POST', { ...OUTAGE, ...part });
    expect(response.status).toBe(400);
    // checkAnswer has parsed it by the schema of errors.
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message).toContain(seen);
  });
});

describe('holidays', () => {
  it('are those of the calendars the organisation shows: first the zone’s own country', async () => {
    const ids = async () => (await calendar()).holidays.map(({ id }) => id);
    expect(await ids()).toEqual(['sa_national']);
    await sent('/api/organisation', 'PATCH', { holidays: ['om', 'kw'] });
    expect(await ids()).toEqual(['om_national']);
    await sent('/api/organisation', 'PATCH', { holidays: [] });
    expect(await ids()).toEqual([]);
  });

  it('stay as they were chosen when the zone changes, and follow the zone where nobody chose', async () => {
    await sent('/api/organisation', 'PATCH', { zone: 'Asia/Kuwait', currency: 'KWD' });
    const chosen = async () =>
      (await filled.json<{ holidays: string[] }>('/api/organisation')).holidays;
    expect(await chosen()).toEqual(['islamic', 'international', 'kw']);
    await sent('/api/organisation', 'PATCH', { holidays: ['sa'] });
    await sent('/api/organisation', 'PATCH', { zone: 'Asia/Riyadh' });
    expect(await chosen()).toEqual(['sa']);
  });
});
