import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { errorSchema } from '#server/contract/shapes.ts';
import type { ProblemCode } from '#server/domain/problem.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';

let filled: FilledApp;
beforeAll(async () => {
  filled = await filledApp();
});
afterAll(() => filled.drop());

type Refusal = {
  what: string;
  path: string;
  status: number;
  code: ProblemCode;
  /** What the sentence must name: the value seen and what would be right. */
  names: readonly string[];
  /** What it must not name. */
  hides?: readonly string[];
};

const Q = 'from=2026-11-15&to=2026-11-22';

const REFUSALS: readonly Refusal[] = [
  {
    what: 'no metric at all',
    path: `/api/metrics?${Q}`,
    status: 400,
    code: 'REQUEST_INVALID',
    names: ['metrics'],
  },
  {
    what: 'an empty list of metrics',
    path: `/api/metrics?metrics=,&${Q}`,
    status: 400,
    code: 'REQUEST_INVALID',
    names: ['metrics', '1–64'],
  },
  {
    what: 'no beginning',
    path: '/api/metrics?metrics=nps&to=2026-11-22',
    status: 400,
    code: 'REQUEST_INVALID',
    names: ['from'],
  },
  {
    what: 'a misspelt parameter',
    path: `/api/metrics?metrics=nps&${Q}&filters=a`,
    status: 400,
    code: 'REQUEST_INVALID',
    names: ['filters'],
  },
  {
    what: 'an unknown metric',
    path: `/api/metrics?metrics=npss&${Q}`,
    status: 400,
    code: 'METRIC_UNKNOWN',
    names: ['npss', 'nps'],
  },
  {
    what: 'an unknown instrument',
    path: `/api/metrics?metrics=nps:relation&${Q}`,
    status: 400,
    code: 'INSTRUMENT_UNKNOWN',
    names: ['relation', 'relationship'],
    hides: ['service'],
  },
  {
    what: 'an instrument of another kind',
    path: `/api/metrics?metrics=nps:service&${Q}`,
    status: 400,
    code: 'INSTRUMENT_UNKNOWN',
    names: ['service', 'relationship'],
  },
  {
    what: 'a day that does not exist',
    path: '/api/metrics?metrics=nps&from=2026-02-30&to=2026-03-07',
    status: 400,
    code: 'DATE_INVALID',
    names: ['2026-02-30', '2026-11-15'],
  },
  {
    what: 'a date in words',
    path: '/api/metrics?metrics=nps&from=yesterday&to=2026-03-07',
    status: 400,
    code: 'DATE_INVALID',
    names: ['yesterday'],
  },
  {
    what: 'from after to',
    path: '/api/metrics?metrics=nps&from=2026-11-22&to=2026-11-15',
    status: 400,
    code: 'PERIOD_REVERSED',
    names: ['2026-11-22', '2026-11-15', '2026-11-29'],
  },
  {
    what: 'an empty period',
    path: '/api/metrics?metrics=nps&from=2026-11-22&to=2026-11-22',
    status: 400,
    code: 'PERIOD_REVERSED',
    names: ['2026-11-22'],
  },
  {
    what: 'a century',
    path: '/api/metrics?metrics=nps&from=1926-01-01&to=2026-01-01',
    status: 400,
    code: 'PERIOD_TOO_LONG',
    names: ['1926-01-01', '36,525', '7,320'],
  },
  {
    what: 'an unknown grain',
    path: `/api/metrics?metrics=nps&${Q}&grain=weekly`,
    status: 400,
    code: 'GRAIN_UNKNOWN',
    names: ['weekly', 'week, '],
  },
  {
    what: 'an unknown comparison',
    path: `/api/metrics?metrics=nps&${Q}&compare=last`,
    status: 400,
    code: 'COMPARE_UNKNOWN',
    names: ['last', 'last_year'],
  },
  {
    what: 'an unknown dimension',
    path: `/api/metrics?metrics=nps&${Q}&by=departement`,
    status: 400,
    code: 'DIMENSION_UNKNOWN',
    names: ['departement', 'department'],
  },
  {
    what: 'a filter on an unknown dimension',
    path: `/api/metrics?metrics=nps&${Q}&filter=dept=billing`,
    status: 400,
    code: 'DIMENSION_UNKNOWN',
    names: ['dept', 'department'],
  },
  {
    what: 'a filter on an unknown value',
    path: `/api/metrics?metrics=nps&${Q}&filter=department=biling`,
    status: 400,
    code: 'DIMENSION_VALUE_UNKNOWN',
    names: ['biling', 'billing'],
  },
  {
    what: 'a filter on an attribute that is not declared',
    path: `/api/metrics?metrics=nps&${Q}&filter=attr.tiers=gold`,
    status: 400,
    code: 'ATTRIBUTE_UNKNOWN',
    names: ['tiers', 'tier'],
  },
  {
    what: 'a filter that is none',
    path: `/api/metrics?metrics=nps&${Q}&filter=billing`,
    status: 400,
    code: 'REQUEST_INVALID',
    names: ['filter', 'billing', 'dimension=key'],
  },
  {
    what: 'more values than may be computed',
    path: '/api/metrics?metrics=volume,nps,csat,ces,backlog,overdue&from=2007-01-01&to=2026-11-22&grain=day&by=department',
    status: 422,
    code: 'SLICE_TOO_LARGE',
    names: ['200,000'],
  },
  {
    what: 'records without a metric',
    path: `/api/records?${Q}`,
    status: 400,
    code: 'REQUEST_INVALID',
    names: ['metric'],
  },
  {
    what: 'records of two metrics',
    path: `/api/records?metric=nps,csat&${Q}`,
    status: 400,
    code: 'METRIC_UNKNOWN',
    names: ['nps,csat'],
  },
  {
    what: 'a page of none',
    path: `/api/records?metric=nps&${Q}&limit=0`,
    status: 400,
    code: 'REQUEST_INVALID',
    names: ['limit', '0', '1–200'],
  },
  {
    what: 'a cursor that is none',
    path: `/api/records?metric=nps&${Q}&cursor=AAAA`,
    status: 400,
    code: 'CURSOR_INVALID',
    names: ['AAAA'],
  },
  {
    what: 'the values of an unknown dimension',
    path: '/api/dimensions/regions',
    status: 400,
    code: 'DIMENSION_UNKNOWN',
    names: ['regions', 'region'],
  },
  {
    what: 'an unknown address',
    path: '/api/metric?secret=1',
    status: 404,
    code: 'ROUTE_UNKNOWN',
    names: ['/api/metric', '/api/openapi.json'],
    hides: ['secret'],
  },
];

type Problem = z.infer<typeof errorSchema>;

describe.each(REFUSALS)('$what', ({ path, status, code, names, hides = [] }) => {
  it.each(['en', 'ar'])(
    'is refused in %s with the value seen and what would be right',
    async (language) => {
      const response = await filled.get(path, { 'accept-language': language });
      expect(response.status).toBe(status);
      // checkAnswer has parsed it by the schema of errors.
      const { error } = (await response.json()) as Problem;
      expect(error.code).toBe(code);
      for (const name of names) expect(bare(error.message)).toContain(bare(name));
      for (const name of hides) expect(error.message).not.toContain(name);
      expect(/[\u0600-\u06ff]/.test(error.message)).toBe(language === 'ar');
      expect(error.message).not.toMatch(/⟨|undefined|\[object/);
      expect(error.requestId).toBe(response.headers.get('x-request-id'));
      expect(response.headers.get('content-language')).toBe(language);
      expect(response.headers.get('cache-control')).toBe('no-store');
    },
  );
});

/** Without isolates and with the same comma in both languages. */
function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '').replaceAll('،', ',');
}

describe('a failure nobody foresaw', () => {
  it('gives a fixed sentence and the number under which the log tells all', async () => {
    const broken = await filledApp({ records: [] });
    await broken.store.close();
    const response = await broken.get('/api/metrics?metrics=nps&from=2026-11-15&to=2026-11-22');
    expect(response.status).toBe(500);
    const text = await response.text();
    const { error } = JSON.parse(text) as Problem;
    expect(error).toEqual({
      code: 'INTERNAL',
      message: expect.stringContaining('log') as string,
      requestId: response.headers.get('x-request-id'),
    });
    const line = broken.lines.find(({ event }) => event === 'failure');
    expect(line).toMatchObject({ level: 'error', requestId: error.requestId });
    expect(String(line?.['error'])).toContain('not open');
    expect(text).not.toContain('not open');
  });
});
