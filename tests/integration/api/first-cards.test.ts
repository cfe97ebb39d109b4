import { afterEach, beforeEach, expect, it } from 'vitest';
import { metricRef } from '#server/services/metrics/metric-refs.ts';
import { changeOrganisation } from '#server/services/organisation/change.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import type { Desk } from '../imports/files.ts';
import { desk, fileOf, MAPPING, NOW } from '../imports/files.ts';

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

it('an instrument that is declared and brings no answer counts as never asked, until it does', async () => {
  const nps = { ...MAPPING.instruments[0], id: 'whole', kind: 'nps', scaleMin: 0, scaleMax: 10 };
  const declared = { ...nps, topFrom: 9, bottomTo: 6 };
  const mapping = { ...MAPPING, instruments: [...MAPPING.instruments, declared] };
  const read = createMomentReader(store.repository);
  const asRead = async () => (await read(NOW)).reference.organisation.cards;
  await store.importText(fileOf(100, 10), {}, mapping);
  expect([(await asRead())[0], (await asRead()).at(-1)]).toEqual(['csat', 'nps']);
  const records = MAPPING.records.map((record) =>
    record.kind === 'response' ? { ...record, instrument: 'whole' } : record,
  );
  await store.importText(fileOf(100, 10), {}, { ...mapping, source: 'other', records });
  expect((await asRead()).slice(0, 2)).toEqual(['nps', 'csat']);
});

it('a survey metric without a question means one that was answered, however many were declared before it', async () => {
  const unasked = { ...MAPPING.instruments[0], id: 'unasked' };
  const mapping = { ...MAPPING, instruments: [unasked, ...MAPPING.instruments] };
  const read = createMomentReader(store.repository);
  const meant = async () => metricRef('csat', (await read(NOW)).reference.instruments).canonical;
  await store.importText('id,day,department,tier,score\n1,2026-10-01,north,gold,\n', {}, mapping);
  expect(await meant()).toBe('csat:unasked');
  await store.importText(fileOf(100, 10), {}, mapping);
  expect(await meant()).toBe('csat:service');
});

it('a change of other settings chooses no cards', async () => {
  const moment = await createMomentReader(store.repository)(NOW);
  const name = { en: 'Al Noor', ar: 'النور' };
  await changeOrganisation(store.repository, moment.reference, { name });
  expect((await cards()).slice(-2)).toEqual(['nps', 'csat']);
  await store.importText(fileOf(100, 10));
  expect((await cards())[0]).toBe('csat');
  const { reference } = await createMomentReader(store.repository)(NOW);
  await changeOrganisation(store.repository, reference, { currency: 'SAR' });
  expect((await createMomentReader(store.repository)(NOW)).reference.organisation.name).toEqual(
    name,
  );
});

it('chosen cards keep the order they were chosen in', async () => {
  const chosen = ['nps', 'volume'];
  await store.repository.write('writeSettings', { settings: { organisation: { cards: chosen } } });
  expect(await cards()).toEqual(chosen);
});
