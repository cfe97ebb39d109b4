import { describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { caseMapping, problemOf, readText } from './reading.ts';

const invalid = async (mapping: unknown) => {
  const problem = await problemOf(() => readMapping(mapping));
  expect(problem.code).toBe('MAPPING_INVALID');
  return problem.params;
};

const nps = {
  id: 'nps',
  kind: 'nps',
  question: { en: 'Would you recommend us?' },
  scaleMin: 0,
  scaleMax: 10,
  topFrom: 9,
  bottomTo: 6,
};
const response = {
  kind: 'response',
  id: { column: 'id' },
  at: 'date',
  instrument: 'nps',
  fields: { score: 'nps' },
};

describe('A mapping is refused with its place, the value seen and what would be right', () => {
  it('when a key of it is unknown', async () => {
    expect(await invalid(caseMapping({ sorce: 'x' }))).toEqual({
      path: 'sorce',
      value: 'sorce',
      expected: 'source',
    });
    expect(await invalid(caseMapping({}, { dimension: { department: 'x' } }))).toEqual({
      path: 'records.0.dimension',
      value: 'dimension',
      expected: 'dimensions',
    });
    expect(await invalid(caseMapping({ format: { delimeter: ',' } }))).toMatchObject({
      expected: 'delimiter',
    });
  });

  it('when values are in each other thousands of times', async () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 5000; i++) deep = { lower: deep };
    expect(await invalid(caseMapping({}, { fields: { text: deep } }))).toEqual({
      path: `records.0.fields.text${'.lower'.repeat(28)}`,
      value: '{ … }',
      expected: '≤ 32 × { … }',
    });
    let shallow: unknown = 'x';
    for (let i = 0; i < 28; i++) shallow = { lower: shallow };
    expect(readMapping(caseMapping({}, { fields: { text: shallow } })).version).toBe(1);
  });

  it('when its version, a kind or a dimension is unknown', async () => {
    expect(await invalid({ ...caseMapping(), version: 2 })).toEqual({
      path: 'version',
      value: '2',
      expected: '1',
    });
    expect(await invalid(caseMapping({}, { kind: 'ticket' }))).toEqual({
      path: 'records.0.kind',
      value: 'ticket',
      expected: 'case | contact | response | daily_total',
    });
    expect(await invalid(caseMapping({}, { dimensions: { departments: 'x' } }))).toMatchObject({
      path: expect.stringContaining('records.0.dimensions') as string,
    });
  });

  it('when a field does not belong to its kind', async () => {
    expect(await invalid(caseMapping({}, { fields: { resolvedat: 'closed' } }))).toEqual({
      path: 'records.0.fields.resolvedat',
      value: 'resolvedat',
      expected: 'resolvedAt | …',
    });
  });

  it('when a value has no known form, or a form with a wrong part', async () => {
    expect(await invalid(caseMapping({}, { fields: { text: { colum: 'x' } } }))).toMatchObject({
      path: 'records.0.fields.text',
      value: '{"colum":"x"}',
      expected: expect.stringContaining('column | of | constant') as string,
    });
    expect(
      await invalid(caseMapping({}, { fields: { text: { column: 'x', trim: true } } })),
    ).toMatchObject({
      path: 'records.0.fields.text.trim',
      value: 'trim',
    });
    expect(await invalid(caseMapping({}, { fields: { text: { concat: 'x' } } }))).toMatchObject({
      path: 'records.0.fields.text.concat',
      value: 'x',
      expected: 'array',
    });
    expect(await invalid(caseMapping({}, { when: { presnt: 'x' } }))).toMatchObject({
      path: 'records.0.when',
      expected: expect.stringContaining('present | absent') as string,
    });
  });

  it('when a date format, a constant date or bins cannot be', async () => {
    for (const format of [
      'YYYY-DD',
      'DD.MM',
      'YYYY-MM-DD hh:mm',
      'YYYY-MM-DD HH:mm A',
      'jj/mm/aaaa',
    ]) {
      expect(await invalid(caseMapping({ dates: [format] }))).toMatchObject({
        path: 'records.0.at',
        value: format,
      });
    }
    expect(await invalid(caseMapping({}, { at: { constant: '2024-02-30' } }))).toMatchObject({
      path: 'records.0.at',
      value: '2024-02-30',
      expected: 'YYYY-MM-DD',
    });
    const bins = [
      { below: 3, label: 'a' },
      { below: 3, label: 'b' },
    ];
    expect(
      await invalid(caseMapping({}, { dimensions: { segment: { column: 'visits', bins } } })),
    ).toMatchObject({
      path: 'records.0.dimensions.segment.bins.1',
    });
  });

  it('when an instrument is not declared or its scale cannot be', async () => {
    const mapping = { version: 1, source: 's', instruments: [nps], records: [response] };
    expect(readMapping(mapping).instruments?.[0]?.question).toEqual({
      en: 'Would you recommend us?',
      ar: '',
    });
    expect(await invalid({ ...mapping, records: [{ ...response, instrument: 'csat' }] })).toEqual({
      path: 'records.0.instrument',
      value: 'csat',
      expected: 'nps',
    });
    expect(await invalid({ ...mapping, instruments: [{ ...nps, topFrom: 11 }] })).toMatchObject({
      path: 'instruments.0.topFrom',
      value: '11',
      expected: '1 … 10',
    });
    expect(await invalid({ ...mapping, instruments: [nps, nps] })).toMatchObject({
      path: 'instruments.1.id',
    });
    expect(await invalid(caseMapping({ instruments: [nps] }, { instrument: 'nps' }))).toMatchObject(
      {
        path: 'records.0.instrument',
      },
    );
  });

  it('when two records of one row would have the same id', async () => {
    const mapping = { version: 1, source: 's', instruments: [nps], records: [response, response] };
    expect(await invalid(mapping)).toMatchObject({ path: 'records.1.id', expected: '{ part: … }' });
    const apart = [response, { ...response, id: { column: 'id', part: 'second' } }];
    expect(readMapping({ ...mapping, records: apart }).records).toHaveLength(2);
  });

  it('when it names a zone that nobody knows', async () => {
    expect(await problemOf(() => readMapping(caseMapping({ zone: 'Mars/Base' })))).toEqual({
      code: 'ZONE_UNKNOWN',
      params: { value: 'Mars/Base', example: 'Asia/Riyadh' },
    });
    expect(
      await problemOf(() => readMapping(caseMapping({}, { at: { column: 'd', zone: 'X' } }))),
    ).toMatchObject({
      code: 'ZONE_UNKNOWN',
    });
    expect(
      await problemOf(() => readText('id,opened\n', caseMapping(), { zone: 'Nowhere' })),
    ).toMatchObject({
      code: 'ZONE_UNKNOWN',
    });
  });

  it('when it is not an object at all', async () => {
    for (const json of [null, 'mapping', 7, [], {}]) expect(await invalid(json)).toBeTruthy();
  });
});
