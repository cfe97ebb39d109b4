import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import type { Desk } from '../imports/files.ts';
import { desk, fileOf, NOW } from '../imports/files.ts';

let store: Desk;
beforeEach(() => {
  store = desk();
});
afterEach(() => store.drop());

const cards = async () =>
  (await createMomentReader(store.repository)(NOW)).reference.organisation.cards;

it('the first cards are those of what was ever asked or told; surveys without an answer stand last', async () => {
  expect((await cards()).slice(-2)).toEqual(['nps', 'csat']);
  // The file tells cases and answers to a question of satisfaction.
  await store.importText(fileOf(100, 10));
  expect((await cards())[0]).toBe('csat');
  expect((await cards()).at(-1)).toBe('nps');
});

it('chosen cards keep the order they were chosen in', async () => {
  const chosen = ['nps', 'volume'];
  await store.repository.write('writeSettings', { settings: { organisation: { cards: chosen } } });
  expect(await cards()).toEqual(chosen);
});
