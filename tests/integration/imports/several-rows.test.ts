import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { checkAll, isClean } from '#server/services/check.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import type { Desk } from './files.ts';
import { desk, NOW } from './files.ts';

let open: Desk;
beforeEach(() => {
  open = desk();
});
afterEach(() => open.drop());

const DAY = 86_400_000;
const HOUR = 3_600_000;
const PERIOD = { from: Date.UTC(2026, 9, 1) / DAY, to: Date.UTC(2026, 10, 1) / DAY };
const FIRST = Date.UTC(2026, 9, 5, 8);

/** What happened to each of two hundred cases, by hours since they were opened; a quarter of each kind. */
const LIVES = [
  { created: 0, 'first reply': 2, resolved: 30 },
  { created: 0, 'first reply': 4, resolved: 10, reopened: 20, 'resolved again': 60 },
  { created: 0, 'first reply': 6 },
  { created: 0, comment: 1, closed: 12 },
] as const satisfies readonly Readonly<Record<string, number>>[];
const CASES = 200;

function events(which: (event: string) => boolean = () => true, cases = CASES): string {
  const rows = Array.from({ length: cases }, (_, i) =>
    Object.entries(LIVES[i % LIVES.length] ?? {}).map(([event, hours]) => ({
      event: event.replace(' again', ''),
      line: `T-${i},${event.replace(' again', '')},${new Date(FIRST + (i + hours) * HOUR).toISOString()},Cards`,
    })),
  ).flat();
  return [
    'ticket,event,timestamp,team',
    ...rows.filter(({ event }) => which(event)).map(({ line }) => line),
  ].join('\n');
}

async function mappingOf(text: string): Promise<object> {
  const sample = await sampleFile({ bytes: Buffer.from(text), name: 'log.csv' });
  const guess = guessMapping({ ...sample, fileName: 'log.csv', today: NOW });
  return { ...guess.mapping, zone: 'UTC', source: 'desk' };
}

async function valuesOf(
  metrics: readonly string[],
  instrument = 0,
): Promise<Record<string, MetricValue | undefined>> {
  const { values } = await open.repository.read('metricValues', {
    metrics: metrics.map((id) => ({ id, instrument })),
    periods: [PERIOD],
    by: null,
    filters: { dimensions: [], attributes: [] },
    now: NOW,
    alias: [],
  });
  return Object.fromEntries(metrics.map((id, i) => [id, values[0]?.[0]?.[i]]));
}

const OF_CASES = ['volume', 'backlog', 'resolve_median', 'first_response_median', 'reopen_rate'];

it('events of cases count as cases do, and a later file without their beginning changes nothing', async () => {
  const mapping = await mappingOf(events());
  await open.importText(events(), {}, mapping);
  const values = await valuesOf(OF_CASES);
  expect(values['volume']).toMatchObject({ value: 200 });
  expect(values['backlog']).toMatchObject({ value: 50 });
  // Fifty of 12, fifty of 30 and fifty of 60 hours.
  expect(values['resolve_median']).toMatchObject({ value: 30 * 3600, n: 150 });
  expect(values['first_response_median']).toMatchObject({ value: 4 * 3600, n: 150 });
  expect(values['reopen_rate']).toMatchObject({ n: 150 });
  expect(values['reopen_rate']?.value).toBeCloseTo(100 / 3, 1);
  const later = await open.importText(
    events((event) => event !== 'created'),
    {},
    mapping,
  );
  expect(later).toMatchObject({ rowsRejected: 0, recordsNew: 0, recordsChanged: 0 });
  expect(await valuesOf(OF_CASES)).toEqual(values);
  expect(isClean(await checkAll(open.repository))).toBe(true);
});

it('a preview shows records as all rows of the file make them', async () => {
  const [header = '', ...lines] = events(() => true, 1200).split('\n');
  // Each kind of event by itself, so that the first rows are of cases that go on in later slices.
  const inTwo = [
    header,
    ...lines.filter((line) => line.includes(',created,')),
    ...lines.filter((line) => !line.includes(',created,')),
  ];
  const input = { path: await open.put(inTwo.join('\n')) };
  const mapping = readMapping(await mappingOf(events()));
  const { sample } = await dryRun(open.repository, input, mapping, NOW);
  const shown = sample.map((record) => [
    record.externalId,
    record.kind === 'case' && record.fields.resolvedAt,
  ]);
  expect(shown.slice(0, 2)).toEqual([
    ['T-0', FIRST + 30 * HOUR],
    ['T-1', FIRST + 61 * HOUR],
  ]);
});

it('a whole later file of the same cases takes their place, and can be taken back', async () => {
  const mapping = await mappingOf(events());
  await open.importText(
    events((event) => event !== 'closed'),
    {},
    mapping,
  );
  const before = await valuesOf(OF_CASES);
  expect(before['backlog']).toMatchObject({ value: 100 });
  const later = await open.importText(events(), {}, mapping);
  expect((await valuesOf(OF_CASES))['backlog']).toMatchObject({ value: 50 });
  const job = await beginUndo(open.repository, later.id, () => NOW);
  await finishUndo(open.repository, job, () => NOW);
  expect(await valuesOf(OF_CASES)).toEqual(before);
  expect(isClean(await checkAll(open.repository))).toBe(true);
});

it('messages of conversations count as sessions with automation', async () => {
  const rows = Array.from({ length: CASES }, (_, i) => {
    const at = (minutes: number): string =>
      new Date(FIRST + i * HOUR + minutes * 60_000).toISOString();
    return [
      `S-${i},${at(0)},customer,Where is my parcel number ${i}?`,
      `S-${i},${at(1)},bot,Let me have a look at that`,
      ...(i % 4 === 0 ? [`S-${i},${at(9)},agent,This is a person`] : []),
    ];
  }).flat();
  const text = ['session_id,sent_at,sender_type,message', ...rows].join('\n');
  await open.importText(text, {}, await mappingOf(text));
  const values = await valuesOf(['containment', 'volume']);
  expect(values['containment']).toMatchObject({ value: 75, n: 200 });
});
