import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordInput } from '#server/domain/records/record.ts';
import { casesOf, readAll } from './reading.ts';
import type { Whole } from './reading.ts';

const data = fileURLToPath(new URL('../../../../shared/data/nyc311/', import.meta.url));
const mappings = new URL('../../golden/mappings/', import.meta.url);
const isThere = existsSync(data);
if (!isThere) console.warn('NYC 311 files are not here: their known answers are not checked.');

async function read(file: string, mapping: string): Promise<Whole> {
  const json: unknown = JSON.parse(await readFile(new URL(mapping, mappings), 'utf8'));
  return readAll({ input: { path: data + file }, mapping: json, zone: 'UTC' });
}

type Case = RecordInput<'case'>;
const department = (name: string) => (record: Case) => record.dimensions.department === name;
const hours = (record: Case): number | null =>
  record.fields.resolvedAt === null ? null : (record.fields.resolvedAt - record.at) / 3_600_000;

function validHours(records: readonly Case[]): number[] {
  return records
    .map(hours)
    .filter((duration) => duration !== null && duration >= 0)
    .map(Number)
    .sort((a, b) => a - b);
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return (
    ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
  );
}

function tally(values: Iterable<string | null | undefined>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value ?? ''] = (counts[value ?? ''] ?? 0) + 1;
  return counts;
}

// Expected figures: ../shared/data/ANSWERS.md, computed there with Python from the same files.
describe('One day of New York, a file with a byte order mark and short dates', () => {
  let whole: Whole;
  let cases: Case[];
  beforeAll(async () => {
    if (!isThere) return;
    whole = await read('day_2018-10-21.csv', 'nyc311-day.json');
    cases = casesOf(whole.records);
  });

  it('gives every row as a case, none refused', () => {
    if (!isThere) return;
    expect(whole.rowsRead).toBe(6765);
    expect(cases).toHaveLength(6765);
    expect(whole.rejects).toEqual([]);
    expect(new Set(cases.map((record) => record.externalId)).size).toBe(6765);
    expect(whole.facts).toMatchObject({
      encoding: 'utf-8',
      gzip: false,
      delimiter: ',',
      kind: 'delimited',
    });
    expect(whole.facts.columns[0]).toBe('Unique Key');
    expect(whole.facts.columns).toHaveLength(41);
  });

  it('has the departments, channels and places of the known answers', () => {
    if (!isThere) return;
    const departments = tally(cases.map((record) => record.dimensions.department));
    expect(Object.keys(departments)).toHaveLength(19);
    expect(departments).toMatchObject({
      HPD: 2497,
      NYPD: 2370,
      DSNY: 711,
      DEP: 294,
      DPR: 273,
      DOT: 228,
      DOHMH: 124,
      DOB: 89,
    });
    expect(tally(cases.map((record) => record.dimensions.channel))).toEqual({
      PHONE: 3718,
      ONLINE: 1560,
      MOBILE: 1179,
      UNKNOWN: 252,
      OTHER: 56,
    });
    expect(tally(cases.map((record) => record.dimensions.region))).toEqual({
      BROOKLYN: 2137,
      QUEENS: 1566,
      MANHATTAN: 1409,
      BRONX: 1329,
      'STATEN ISLAND': 278,
      Unspecified: 46,
    });
    expect(tally(cases.map((record) => record.dimensions.theme))['HEAT/HOT WATER']).toBe(1799);
    expect(tally(cases.map((record) => record.fields.status))).toMatchObject({
      Open: 3656,
      Closed: 2326,
      Assigned: 672,
      Pending: 103,
    });
  });

  it('keeps times to resolve exactly, to the minute', () => {
    if (!isThere) return;
    const all = validHours(cases);
    expect(all).toHaveLength(2441);
    expect(all.filter((duration) => duration === 0)).toHaveLength(112);
    expect(median(all)).toBeCloseTo(1.8167, 4);
    expect(all.reduce((sum, duration) => sum + duration, 0) / all.length).toBeCloseTo(2.6285, 4);
    const medians = { HPD: 3.975, NYPD: 1.9667, DSNY: 2.2833, DEP: 0.6167, DOT: 0.7 };
    for (const [name, expected] of Object.entries(medians)) {
      expect(median(validHours(cases.filter(department(name))))).toBeCloseTo(expected, 4);
    }
    expect(all.filter((duration) => duration <= 24).length / cases.length).toBeCloseTo(0.3608, 4);
    expect(tally(cases.map((record) => record.precision))).toEqual({ minute: 6765 });
  });

  it('keeps due dates apart from closing dates', () => {
    if (!isThere) return;
    const judged = cases.filter(
      (record) => record.fields.dueAt !== null && record.fields.resolvedAt !== null,
    );
    const met = judged.filter(
      (record) => Number(record.fields.resolvedAt) <= Number(record.fields.dueAt),
    );
    expect([met.length, judged.length]).toEqual([2064, 2188]);
    expect([
      met.filter(department('NYPD')).length,
      judged.filter(department('NYPD')).length,
    ]).toEqual([2037, 2121]);
  });

  it('never infers a closing date from a status, nor a status from a date', () => {
    if (!isThere) return;
    const closed = cases.filter((record) => record.fields.resolvedAt !== null);
    expect(
      tally(
        closed
          .filter((record) => record.fields.status !== 'Closed')
          .map((record) => record.fields.status),
      ),
    ).toEqual({
      Open: 79,
      Pending: 27,
      Assigned: 11,
    });
    const open = cases.filter((record) => record.fields.resolvedAt === null);
    expect(open).toHaveLength(4324);
    expect(open.filter((record) => record.fields.status === 'Closed')).toHaveLength(2);
  });

  it('names every agency and channel in English and Arabic', async () => {
    if (!isThere) return;
    const json = JSON.parse(await readFile(new URL('nyc311-day.json', mappings), 'utf8')) as {
      names: Record<
        'department' | 'channel' | 'region',
        Record<string, { en: string; ar: string }>
      >;
    };
    for (const dimension of ['department', 'channel', 'region'] as const) {
      for (const value of new Set(cases.map((record) => record.dimensions[dimension] ?? ''))) {
        expect(json.names[dimension][value]?.en).toMatch(/[A-Z]/);
        expect(json.names[dimension][value]?.ar).toMatch(/[\u0621-\u064A]/);
      }
    }
  });
});

describe('Two years of Queens, a gzip file with long dates', () => {
  let whole: Whole;
  let cases: Case[];
  beforeAll(async () => {
    if (!isThere) return;
    whole = await read('queens_2020_2021.csv.gz', 'nyc311-queens.json');
    cases = casesOf(whole.records);
  });

  it('gives every row as a case of the right department and theme', () => {
    if (!isThere) return;
    expect(cases).toHaveLength(31_604);
    expect(whole.rejects).toEqual([]);
    expect(whole.facts.gzip).toBe(true);
    expect(tally(cases.map((record) => record.dimensions.department))).toEqual({
      DEP: 18_363,
      HPD: 6115,
      DOT: 5983,
      DOB: 1143,
    });
    expect(tally(cases.map((record) => record.dimensions.theme))).toMatchObject({
      Sewer: 11_511,
      Noise: 6852,
      'WATER LEAK': 6115,
      'Street Condition': 5825,
    });
    expect(tally(cases.map((record) => record.precision))).toEqual({ second: 31_604 });
  });

  it('keeps the 19 cases that were closed before they were opened as they are', () => {
    if (!isThere) return;
    const closed = cases.filter((record) => record.fields.resolvedAt !== null);
    expect(closed).toHaveLength(31_585);
    expect(closed.filter((record) => Number(hours(record)) < 0)).toHaveLength(19);
  });

  it('has the medians, the mean and the shares of the known answers', () => {
    if (!isThere) return;
    const all = validHours(cases);
    expect(all).toHaveLength(31_566);
    expect(median(all)).toBeCloseTo(48.55, 4);
    expect(all.reduce((sum, duration) => sum + duration, 0) / all.length).toBeCloseTo(220.7954, 4);
    const medians = { DEP: 3.45, HPD: 302.8878, DOT: 304.3796, DOB: 124.1986 };
    for (const [name, expected] of Object.entries(medians)) {
      expect(median(validHours(cases.filter(department(name))))).toBeCloseTo(expected, 4);
    }
    expect(all.filter((duration) => duration <= 24)).toHaveLength(13_589);
  });

  it('falls on the months and days of the known answers', () => {
    if (!isThere) return;
    const months = tally(cases.map((record) => new Date(record.at).toISOString().slice(0, 7)));
    expect(
      Object.keys(months)
        .sort()
        .map((month) => months[month]),
    ).toEqual([
      1215, 920, 971, 669, 902, 1202, 1708, 1806, 1444, 1212, 1148, 1026, 986, 993, 1257, 1056,
      1190, 1137, 1587, 1364, 4104, 1524, 1156, 1027,
    ]);
    const days = tally(cases.map((record) => new Date(record.at).toISOString().slice(0, 10)));
    expect([days['2021-09-01'], days['2021-09-02'], days['2021-09-03']]).toEqual([451, 969, 342]);
  });

  it('has the backlog of the known answers', () => {
    if (!isThere) return;
    const backlog = (day: string): number => {
      const at = Date.parse(`${day}T00:00:00Z`);
      return cases.filter(
        (record) =>
          record.at < at && (record.fields.resolvedAt === null || record.fields.resolvedAt >= at),
      ).length;
    };
    expect(['2021-01-01', '2021-09-01', '2021-09-08'].map(backlog)).toEqual([411, 371, 828]);
  });
});
