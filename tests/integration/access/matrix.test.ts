import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, routesOf } from '#server/http/access.ts';
import { sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { raiseForEach, raiseInHouse } from '../alerts/house-alerts.ts';
import { followInHouse } from '../follow-ups/house-follow-ups.ts';
import { beginInHouse } from '../loops/house-loops.ts';
import { promiseInHouse } from '../review/house-review.ts';
import { reportInHouse } from '../reports/house-reports.ts';
import type { Callers } from './callers.ts';
import { CALLERS, callersOf } from './callers.ts';
import { COLUMNS, MATRIX } from './matrix.ts';

let filled: FilledApp;
let callers: Callers;
beforeAll(async () => {
  filled = await filledApp();
  callers = await callersOf(filled, 'billing');
  await raiseInHouse(filled);
  await beginInHouse(filled, 2);
  const people = await filled.repository.read('listPeople', undefined);
  const clerk = people.find(({ rights }) => rights.role === 'front_line');
  await followInHouse(filled, clerk?.id ?? null);
  await promiseInHouse(filled, 'nobody');
  await reportInHouse(filled);
  for (const cause of ['taken', 'over', 'back']) await raiseForEach(filled, cause);
  for (const id of [11, 12, 13]) {
    const action = { kind: 'resolve', reason: 'Over' } as const;
    const asked = { id, action, by: 'nobody', now: filled.clock.now };
    await filled.repository.write('actOnAlert', asked);
  }
});
afterAll(() => filled.drop());
// So many requests at one instant would be too many of them.
afterEach(() => {
  filled.clock.now += 1000;
});

/** The answer without what differs from one request to the next. */
async function told(response: Response): Promise<string> {
  const text = await response.text();
  return text.replaceAll(/"requestId":"[^"]*"/g, '');
}

describe('the matrix of rights', () => {
  it('has a row for every route the router knows, and none for others', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(routesOf(filled.app).sort());
    expect(Object.keys(ACCESS).sort()).toEqual(routesOf(filled.app).sort());
    expect([...COLUMNS].sort()).toEqual([...CALLERS].sort());
  });

  const cases = Object.entries(MATRIX).flatMap(([route, rows]) =>
    rows.map((row) => ({ route, method: route.split(' ')[0] ?? 'GET', ...row })),
  );

  it.each(cases)('holds for $route: $path', async ({ route, method, path, body, statuses }) => {
    const got: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    for (const [i, caller] of COLUMNS.entries()) {
      const response = await sendAs(filled.app, callers[caller], method, path, body);
      got[caller] = response.status;
      wanted[caller] = statuses[i] ?? 0;
    }
    expect(got, route).toEqual(wanted);
  });

  it('tells a head the same about an alert of another department and one that is not there', async () => {
    const ask = async (path: string) => {
      const response = await sendAs(filled.app, callers.head, 'GET', path);
      return [response.status, (await told(response)).replaceAll(/\d+/g, '#')];
    };
    expect(await ask('/api/alerts/2')).toEqual(await ask('/api/alerts/999'));
    expect(await ask('/api/alerts/4')).toEqual(await ask('/api/alerts/999'));
  });

  it('tells those without rights the same about what is there and what is not', async () => {
    const pairs = [
      ['/api/sources/desk', '/api/sources/missing'],
      ['/api/imports/missing', '/api/imports/:id'],
    ] as const;
    for (const [there, missing] of pairs) {
      for (const caller of ['anonymous', 'executive', 'head', 'front_line', 'read_key'] as const) {
        const one = await sendAs(filled.app, callers[caller], 'GET', there);
        const other = await sendAs(filled.app, callers[caller], 'GET', missing);
        expect([one.status, await told(one)], `${caller} ${there}`).toEqual([
          other.status,
          await told(other),
        ]);
      }
    }
  });
});
