import { afterEach, describe, expect, it, vi } from 'vitest';
import { askEarly } from '#client/api/ask-early.ts';
import type { Presence } from '#client/api/presence.ts';

/** Counts what is asked for; the answer says which one it is. */
function asking(presence: Presence | null) {
  const asked: string[] = [];
  const fetch = askEarly({
    fetch: async (input, init) => {
      const spoken = new Headers(init?.headers).get('accept-language');
      asked.push(`${init?.method ?? 'GET'} ${typeof input === 'string' ? input : '?'} ${spoken}`);
      return new Response(String(asked.length));
    },
    presence,
    language: 'ar',
  });
  return { asked, fetch };
}

const [SESSION, ORGANISATION, CATALOGUE] = ['/api/session', '/api/organisation', '/api/catalogue'];

afterEach(() => {
  vi.useRealTimers();
});

describe('what is asked for before the application is there', () => {
  it.each([
    [null, [SESSION]],
    ['front_line', [SESSION, ORGANISATION]],
    ['head', [SESSION, ORGANISATION, CATALOGUE]],
    ['numbers', [SESSION, ORGANISATION, CATALOGUE]],
  ] as const)('is what %s may have, in their language', (presence, paths) => {
    expect(asking(presence).asked).toEqual(paths.map((path) => `GET ${path} ar`));
  });

  it.each([
    ['nobody', null, []],
    ['one of the front line', 'front_line', [ORGANISATION]],
    ['the head of a department', 'head', [ORGANISATION, CATALOGUE]],
    ['one who reads numbers', 'executive', [ORGANISATION, CATALOGUE]],
  ])('is what %s may have, as soon as it is heard that they are there', async (_, role, paths) => {
    const asked: unknown[] = [];
    const person = role && { rights: { role, departments: [] } };
    const fetch = askEarly({
      fetch: (input) => {
        asked.push(input);
        return Promise.resolve(Response.json(input === SESSION ? { person } : input));
      },
      presence: null,
      language: 'en',
    });
    // Asked for before it is known whether it was asked already.
    const organisation = fetch(ORGANISATION);
    expect(asked).toEqual([SESSION]);
    expect(await (await fetch(SESSION)).json()).toEqual({ person });
    expect(await (await organisation).json()).toBe(ORGANISATION);
    expect(asked).toEqual([SESSION, ...(role ? paths : [ORGANISATION])]);
    expect(await (await fetch(CATALOGUE)).json()).toBe(CATALOGUE);
    expect(asked.filter((path) => path === CATALOGUE)).toHaveLength(1);
  });

  it('answers the first question for it, and no other', async () => {
    const { asked, fetch } = asking('numbers');
    expect(await (await fetch('/api/metrics')).text()).toBe('4');
    expect(await (await fetch(ORGANISATION)).text()).toBe('2');
    expect(await (await fetch(ORGANISATION)).text()).toBe('5');
    expect(asked).toHaveLength(5);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'answers nothing any more once something is sent by %s',
    async (method) => {
      const { asked, fetch } = asking('numbers');
      expect(await (await fetch('/api/session', { method })).text()).toBe('4');
      for (const path of [SESSION, ORGANISATION, CATALOGUE]) await fetch(path);
      expect(asked.slice(4)).toEqual(
        [SESSION, ORGANISATION, CATALOGUE].map((path) => `GET ${path} null`),
      );
    },
  );

  it('answers nothing any more when ten seconds have passed since it came', async () => {
    vi.useFakeTimers();
    const { fetch } = asking('numbers');
    await vi.advanceTimersByTimeAsync(9_999);
    expect(await (await fetch(SESSION)).text()).toBe('1');
    await vi.advanceTimersByTimeAsync(1);
    expect(await (await fetch(ORGANISATION)).text()).toBe('4');
  });

  it('tells whoever takes the answer that there was none', async () => {
    const fetch = askEarly({
      fetch: () => Promise.reject(new TypeError('unreachable')),
      presence: null,
      language: 'en',
    });
    await expect(fetch(SESSION)).rejects.toThrow('unreachable');
  });
});
