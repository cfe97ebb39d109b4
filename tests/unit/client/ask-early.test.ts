import { describe, expect, it } from 'vitest';
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

describe('what is asked for before the application is there', () => {
  it.each([
    [null, [SESSION]],
    ['front_line', [SESSION, ORGANISATION]],
    ['head', [SESSION, ORGANISATION, CATALOGUE]],
    ['numbers', [SESSION, ORGANISATION, CATALOGUE]],
  ] as const)('is what %s may have, in their language', (presence, paths) => {
    expect(asking(presence).asked).toEqual(paths.map((path) => `GET ${path} ar`));
  });

  it('answers the first question for it, and no other', async () => {
    const { asked, fetch } = asking('numbers');
    expect(await (await fetch(ORGANISATION, { method: 'PATCH' })).text()).toBe('4');
    expect(await (await fetch('/api/metrics')).text()).toBe('5');
    expect(await (await fetch(ORGANISATION)).text()).toBe('2');
    expect(await (await fetch(ORGANISATION)).text()).toBe('6');
    expect(asked).toHaveLength(6);
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
