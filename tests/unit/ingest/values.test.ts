import { describe, expect, it } from 'vitest';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { Language } from '#server/messages/sentence.ts';
import { sentence } from '#server/messages/sentence.ts';
import { caseMapping, casesOf, problemOf, readText, responsesOf } from './reading.ts';

const iso = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString().replace('.000Z', 'Z');

async function one(
  header: string,
  row: string,
  mapping: object,
  zone = 'UTC',
): Promise<RecordInput<'case'>> {
  const { records, rejects } = await readText(
    `id|opened|${header}\n1|2024-05-01|${row}\n`,
    { format: { delimiter: '|' }, ...mapping },
    { zone },
  );
  expect(rejects).toEqual([]);
  const [record] = casesOf(records);
  if (!record) throw new Error('no record came');
  return record;
}

async function rejected(header: string, row: string, mapping: object) {
  const { records, rejects } = await readText(`id|opened|${header}\n1|2024-05-01|${row}\n`, {
    format: { delimiter: '|' },
    ...mapping,
  });
  expect(records).toEqual([]);
  return { code: rejects[0]?.code, ...rejects[0]?.params };
}

const attribute = (value: unknown, more: object = {}) =>
  caseMapping(more, { attributes: { x: value } });

describe('Dates', () => {
  const dated = async (text: string, formats: string[], zone = 'UTC') => {
    const mapping = caseMapping({ dates: formats }, { at: 'when' });
    const record = await one('when', text, mapping, zone);
    return [iso(record.at), record.precision];
  };

  it.each([
    ['2024-05-01', 'ISO', '2024-05-01T00:00:00Z', 'day'],
    ['2024-05-01T08:30', 'ISO', '2024-05-01T08:30:00Z', 'minute'],
    ['2024-05-01 08:30:15', 'ISO', '2024-05-01T08:30:15Z', 'second'],
    ['2024-05-01T08:30:15.250Z', 'ISO', '2024-05-01T08:30:15.250Z', 'second'],
    ['2024-05-01T08:30:15+03:00', 'ISO', '2024-05-01T05:30:15Z', 'second'],
    ['2024-05-01 08:30:15 -0430', 'ISO', '2024-05-01T13:00:15Z', 'second'],
    ['10/1/18 0:59', 'M/D/YY H:mm', '2018-10-01T00:59:00Z', 'minute'],
    ['01/02/2020 12:40:00 AM', 'MM/DD/YYYY hh:mm:ss A', '2020-01-02T00:40:00Z', 'second'],
    ['01/02/2020 12:40:00 PM', 'MM/DD/YYYY hh:mm:ss A', '2020-01-02T12:40:00Z', 'second'],
    ['1/2/2020 1:05 p.m.', 'M/D/YYYY h:mm A', '2020-01-02T13:05:00Z', 'minute'],
    ['1/2/2020 1:05 م', 'D/M/YYYY h:mm A', '2020-02-01T13:05:00Z', 'minute'],
    ['٢٠٢٤-٠٥-٠١', 'ISO', '2024-05-01T00:00:00Z', 'day'],
    ['29 Feb 2024', 'D MMM YYYY', '2024-02-29T00:00:00Z', 'day'],
    ['3 September 2021 7:05', 'D MMM YYYY H:mm', '2021-09-03T07:05:00Z', 'minute'],
    ['2024/5/1', 'YYYY/M/D', '2024-05-01T00:00:00Z', 'day'],
    // As Saudi Arabia published them: 1 Ramadan 1446 was 1 March 2025; 1 Rabi II 1448 by the tables of Umm al-Qura.
    ['1448/04/01', 'Hijri YYYY/M/D', '2026-09-12T00:00:00Z', 'day'],
    ['٠١/٠٤/١٤٤٨ هـ', 'Hijri D/M/YYYY هـ', '2026-09-12T00:00:00Z', 'day'],
    ['1-9-1446 1:05 م', 'Hijri D-M-YYYY h:mm A', '2025-03-01T13:05:00Z', 'minute'],
    ['31.12.99', 'DD.MM.YY', '1999-12-31T00:00:00Z', 'day'],
    ['1714552215', 'epoch', '2024-05-01T08:30:15Z', 'second'],
    ['1714552215250', 'epochMs', '2024-05-01T08:30:15.250Z', 'second'],
    // As spreadsheets count: 1 is the first day of 1900, 60 a 29 February that never was.
    ['45413', 'serial', '2024-05-01T00:00:00Z', 'day'],
    ['45413.354340278', 'serial', '2024-05-01T08:30:15Z', 'second'],
    ['45413,5', 'serial', '2024-05-01T12:00:00Z', 'second'],
    ['٤٥٤١٣٫٥', 'serial', '2024-05-01T12:00:00Z', 'second'],
  ])('%s is read by %s', async (text, format, expected, precision) => {
    expect(await dated(text, [format])).toEqual([expected, precision]);
  });

  it('are tried format by format in the order of the mapping', async () => {
    expect(await dated('03/04/2024', ['D/M/YYYY', 'M/D/YYYY'])).toEqual([
      '2024-04-03T00:00:00Z',
      'day',
    ]);
    expect(await dated('03/14/2024', ['D/M/YYYY', 'M/D/YYYY'])).toEqual([
      '2024-03-14T00:00:00Z',
      'day',
    ]);
  });

  it('stand in the zone of the column, else of the mapping, else of the organisation; days always in the last', async () => {
    const mapping = (zone?: string) =>
      caseMapping(
        { dates: ['YYYY-MM-DD HH:mm:ss', 'ISO'], ...(zone ? { zone } : {}) },
        { fields: { resolvedAt: { column: 'a', zone: 'America/New_York' }, dueAt: 'b' } },
      );
    const row = '2024-07-01 12:00:00|2024-07-01 12:00:00';
    const own = await one('a|b', row, mapping(), 'Asia/Riyadh');
    expect([iso(own.at), iso(own.fields.resolvedAt), iso(own.fields.dueAt)]).toEqual([
      '2024-04-30T21:00:00Z',
      '2024-07-01T16:00:00Z',
      '2024-07-01T09:00:00Z',
    ]);
    const told = await one('a|b', row, mapping('Europe/Berlin'), 'Asia/Riyadh');
    expect([iso(told.at), iso(told.fields.dueAt)]).toEqual([
      '2024-04-30T21:00:00Z',
      '2024-07-01T10:00:00Z',
    ]);
  });

  it('that clocks showed twice or never are read and counted', async () => {
    const rows = ['2024-03-31 02:30', '2024-10-27 02:30', '2024-10-27 02:30', '2024-10-28 02:30'];
    const text = `id,opened\n${rows.map((row, i) => `${i},${row}\n`).join('')}`;
    const { records, impossibleTimes, ambiguousTimes } = await readText(
      text,
      caseMapping({ zone: 'Europe/Berlin' }),
    );
    expect([impossibleTimes, ambiguousTimes]).toEqual([1, 2]);
    expect(records.map(({ at }) => iso(at))).toEqual([
      '2024-03-31T01:30:00Z',
      '2024-10-27T00:30:00Z',
      '2024-10-27T00:30:00Z',
      '2024-10-28T01:30:00Z',
    ]);
  });

  it('may be a base date and a running day', async () => {
    const at = { addDays: { date: { constant: '2020-01-01' }, days: 'n' } };
    const record = await one('n', '31', caseMapping({}, { at }), 'Asia/Riyadh');
    expect([iso(record.at), record.precision]).toEqual(['2020-01-31T21:00:00Z', 'day']);
  });

  it('may be a begin and how long it took, also a negative time, and none where one is not given', async () => {
    const resolvedAt = {
      addSeconds: { date: 'opened', seconds: { column: 'took', unit: 'hours' } },
    };
    const { records, rejects } = await readText(
      'id,opened,took\n1,2024-05-01T10:00Z,1.5\n2,2024-05-01T10:00Z,-0.25\n3,2024-05-01T10:00Z,\n4,2024-05-01T10:00Z,long\n',
      caseMapping({}, { fields: { resolvedAt } }),
    );
    expect(
      casesOf(records).map(({ fields }) => fields.resolvedAt && iso(fields.resolvedAt)),
    ).toEqual(['2024-05-01T11:30:00Z', '2024-05-01T09:45:00Z', null]);
    expect(rejects).toMatchObject([{ line: 5, code: 'ROW_NUMBER_INVALID' }]);
    expect(
      await problemOf(() =>
        readText('id,opened\n', caseMapping({}, { fields: { value: resolvedAt } })),
      ),
    ).toMatchObject({ code: 'MAPPING_INVALID', params: { path: 'records.0.fields.value' } });
  });
});

describe('Numbers', () => {
  it.each([
    ['1234.5', {}, 1234.5],
    ['-1,234,567.25', {}, -1_234_567.25],
    ['12,34,567', {}, 1_234_567],
    ['1.234,5', { decimal: ',' }, 1234.5],
    ['1 234,5', { decimal: ',', thousands: ' ' }, 1234.5],
    ['1\u202F234', { decimal: ',', thousands: ' ' }, 1234],
    ['94.01%', {}, 94.01],
    ['١٬٢٣٤٫٥', {}, 1234.5],
    ['۷۷', {}, 77],
    ['+3', {}, 3],
    ['−7', {}, -7],
    ['.5', {}, 0.5],
    ['0.1', {}, 0.1],
  ])('%s is understood', async (text, numbers, expected) => {
    const record = await one('n', text, attribute({ number: 'n' }, { numbers }));
    expect(record.attributes['x']).toBe(expected);
  });

  it.each(
    [
      '1,5',
      '1,23,4',
      '12,3456',
      'ten',
      '1.2.3',
      '--1',
      '',
      '1e5',
      '0x10',
      '12 %x',
      '1,',
      '1,234,',
      '99999999999999999999',
    ].filter((text) => text !== ''),
  )('%s is refused', async (text) => {
    expect(await rejected('n', text, attribute({ number: 'n' }))).toEqual({
      code: 'ROW_NUMBER_INVALID',
      column: 'n',
      value: text,
      expected: '1234.5',
    });
  });

  it('become whole seconds by their unit', async () => {
    const durations = { a: 'clock', b: 'minutes', c: 'hours', d: 'milliseconds' };
    const fields = Object.fromEntries(
      Object.entries(durations).map(([column, unit]) => [column, { number: { column, unit } }]),
    );
    const record = await one(
      'a|b|c|d',
      '1:02:03|1.5|0.5|1500',
      caseMapping({}, { attributes: fields }),
    );
    expect(record.attributes).toEqual({ a: 3723, b: 90, c: 1800, d: 1.5 });
  });

  it('become minor units by their decimals, without rounding errors', async () => {
    const value = (decimals: number) =>
      caseMapping({}, { fields: { value: { column: 'v', decimals } } });
    expect((await one('v', '19.99', value(2))).fields.value).toBe(1999);
    expect((await one('v', '1.005', value(3))).fields.value).toBe(1005);
    expect(await rejected('v', '19.99', caseMapping({}, { fields: { value: 'v' } }))).toMatchObject(
      {
        code: 'ROW_NUMBER_INVALID',
        value: '19.99',
      },
    );
  });

  it('that count things are whole and not negative', async () => {
    const mapping = caseMapping({}, { fields: { reopens: 'n' } });
    expect((await one('n', '3', mapping)).fields.reopens).toBe(3);
    expect(await rejected('n', '-1', mapping)).toMatchObject({
      code: 'ROW_NUMBER_INVALID',
      value: '-1',
    });
    expect(await rejected('n', '2.5', mapping)).toMatchObject({
      code: 'ROW_NUMBER_INVALID',
      value: '2.5',
    });
  });

  it('may be a share of another column: 94.01 % of 217 calls are 204', async () => {
    const share = { multiply: ['calls', 'rate', { constant: 0.01 }] };
    const { records } = await readText('day;calls;rate\n2024-05-01;217;94.01%\n', {
      version: 1,
      source: 's',
      records: [
        {
          kind: 'daily_total',
          id: { column: 'day' },
          at: 'day',
          fields: { offered: 'calls', answered: share },
        },
      ],
    });
    expect(records[0]?.fields).toEqual({
      offered: 217,
      answered: 204,
      abandoned: null,
      withinLevel: null,
      waitSum: null,
      talkSum: null,
      withinShare: null,
    });
  });
});

describe('Durations in words', () => {
  it.each([
    ['1h 7m', 4020],
    ['2 days 3 hrs', 183_600],
    ['01d 04h 05m', 101_100],
    ['1 hr, 7 min and 5 sec', 4025],
    ['2 j 3 h', 183_600],
    ['٣ ساعات و٥ دقائق', 11_100],
    ['1d2h', 93_600],
    ['02:30 hrs', 9000],
    ['12:30', 750],
  ])('%s', async (text, seconds) => {
    const mapping = {
      version: 1,
      source: 's',
      records: [
        {
          kind: 'contact',
          id: { column: 'id' },
          at: { constant: '2026-10-01' },
          fields: { duration: { column: 'took', unit: 'clock' } },
        },
      ],
    };
    const { records } = await readText(`id,took\n1,"${text}"\n`, mapping);
    expect(records[0]?.fields).toMatchObject({ duration: seconds });
    const wrong = await readText('id,took\n1,7m 1h\n2,5 apples\n3,1h 5\n', mapping);
    expect(wrong.rejects.map(({ code }) => code)).toEqual(
      Array.from({ length: 3 }, () => 'ROW_NUMBER_INVALID'),
    );
  });
});

describe('Values', () => {
  it('are absent when empty, blank or a missing word, and then take their default', async () => {
    const mapping = caseMapping(
      { missing: ['NA', '?'] },
      {
        dimensions: {
          department: 'a',
          region: { column: 'b', missing: ['none'] },
          segment: { column: 'c', default: 'all' },
        },
        fields: { resolvedAt: 'd' },
      },
    );
    const record = await one('a|b|c|d', ' NA |none|?|  ', mapping);
    expect(record.dimensions).toEqual({ segment: 'all' });
    expect(record.fields.resolvedAt).toBeNull();
    expect((await one('a|b|c|d', 'none|NA2| x |', mapping)).dimensions).toEqual({
      department: 'none',
      region: 'NA2',
      segment: 'x',
    });
  });

  it('are mapped, kept, left out or refused', async () => {
    const channel = (otherwise?: string) =>
      caseMapping(
        {},
        {
          dimensions: {
            channel: {
              column: 'c',
              values: { P: 'phone', X: null },
              ...(otherwise ? { otherwise } : {}),
            },
          },
        },
      );
    expect((await one('c', 'P', channel())).dimensions.channel).toBe('phone');
    expect((await one('c', 'X', channel())).dimensions.channel).toBeUndefined();
    expect((await one('c', 'Q', channel())).dimensions.channel).toBe('Q');
    expect((await one('c', 'Q', channel('missing'))).dimensions.channel).toBeUndefined();
    expect(await rejected('c', 'Q', channel('reject'))).toEqual({
      code: 'ROW_VALUE_UNMAPPED',
      column: 'c',
      value: 'Q',
      expected: 'P | X',
    });
  });

  it('fall into bins by number', async () => {
    const bins = [
      { below: 3, label: 'up to 2' },
      { below: 10, label: '3 to 9' },
      { label: '10 and more' },
    ];
    const mapping = caseMapping({}, { dimensions: { segment: { column: 'n', bins } } });
    const found = await Promise.all(
      ['0', '2', '3', '9.5', '10', '2808'].map((n) => one('n', n, mapping)),
    );
    expect(found.map((record) => record.dimensions.segment)).toEqual([
      'up to 2',
      'up to 2',
      '3 to 9',
      '3 to 9',
      '10 and more',
      '10 and more',
    ]);
    expect(await rejected('n', 'many', mapping)).toMatchObject({
      code: 'ROW_NUMBER_INVALID',
      value: 'many',
    });
  });

  it('may be yes or no in several words', async () => {
    const mapping = (more: object = {}) =>
      caseMapping({}, { fields: { slaTold: { column: 'f', ...more } } });
    expect((await one('f', 'TRUE', mapping())).fields.slaTold).toBe(true);
    expect((await one('f', 'لا', mapping())).fields.slaTold).toBe(false);
    expect((await one('f', '', mapping())).fields.slaTold).toBeNull();
    expect(
      (await one('f', 'Oui', mapping({ booleans: { true: ['oui'], false: ['non'] } }))).fields
        .slaTold,
    ).toBe(true);
    expect(
      (await one('f', 'met', mapping({ values: { met: true, breached: false } }))).fields.slaTold,
    ).toBe(true);
    expect(await rejected('f', 'maybe', mapping())).toMatchObject({
      code: 'ROW_BOOLEAN_INVALID',
      value: 'maybe',
    });
  });

  it('may be small expressions over columns', async () => {
    const attributes = {
      joined: { concat: ['a', 'b', { constant: 'end' }], separator: ' / ' },
      first: { coalesce: ['empty', 'b', 'a'] },
      lower: { lower: 'a' },
      upper: { upper: 'a' },
      took: { seconds: { from: 'opened', to: 'closed' } },
      mapped: { of: { lower: 'a' }, values: { alpha: 'A' } },
      flagged: { flag: { of: 'a', values: { Alpha: true }, otherwise: 'missing' } },
      nothing: { coalesce: ['empty'] },
    };
    const record = await one(
      'a|b|empty|closed',
      'Alpha|beta||2024-05-02 01:00',
      caseMapping({}, { attributes }),
    );
    expect(record.attributes).toEqual({
      joined: 'Alpha / beta / end',
      first: 'beta',
      lower: 'alpha',
      upper: 'ALPHA',
      took: 25 * 3600,
      mapped: 'A',
      flagged: true,
    });
  });

  it('may be a date and a time in two columns', async () => {
    const at = { of: { concat: ['d', 't'], separator: ' ' }, dates: ['D.M.YYYY H:mm'] };
    expect(iso((await one('d|t', '3.5.2024|7:05', caseMapping({}, { at }))).at)).toBe(
      '2024-05-03T07:05:00Z',
    );
  });

  it('that come again are the same, whatever stood between', async () => {
    const words = [
      'النقل',
      'Street Condition (long name)',
      '',
      'x',
      'النقل',
      'Street Condition (long name)',
    ];
    const text = `id,opened,d\n${words.map((word, i) => `${i},2024-05-01,"${word}"\n`).join('')}`;
    const { records } = await readText(text, caseMapping({}, { dimensions: { department: 'd' } }));
    expect(records.map((record) => record.dimensions.department ?? '')).toEqual(words);
  });
});

const instrument = (id: string, scaleMin: number, scaleMax: number) => ({
  id,
  kind: 'csat',
  question: { en: id, ar: id },
  scaleMin,
  scaleMax,
  topFrom: scaleMax - 1,
  bottomTo: scaleMin + 1,
});

describe('One row', () => {
  const response = (id: string, column: string, when?: object) => ({
    kind: 'response',
    id: { column: 'id', part: id },
    at: 'date',
    customer: 'who',
    instrument: id,
    fields: { score: column, language: { constant: 'fr' } },
    when: when ?? { present: column },
  });
  const mapping = {
    version: 1,
    source: 's',
    missing: ['NA'],
    instruments: [instrument('five', 1, 5), instrument('ten', 1, 10)],
    records: [
      response('five', 'score', {
        all: [{ present: 'score' }, { before: { value: 'date', date: '2015-06-09' } }],
      }),
      response('ten', 'score', {
        all: [{ present: 'score' }, { from: { value: 'date', date: '2015-06-09' } }],
      }),
      { ...response('five', 'staff'), id: { column: 'id', part: 'staff' } },
    ],
  };

  it('may make several records, each with its instrument and a part in its id', async () => {
    const { records, rejects } = await readText(
      'id,date,who,score,staff\n1,2015-06-08,anna,4,5\n2,2015-06-09,ben,9,NA\n3,2015-06-09,,NA,NA\n',
      mapping,
    );
    expect(rejects).toEqual([]);
    expect(
      responsesOf(records).map(({ externalId, customer, fields }) => [
        externalId,
        customer,
        fields.instrument,
        fields.score,
      ]),
    ).toEqual([
      ['1#five', 'anna', 'five', 4],
      ['1#staff', 'anna', 'five', 5],
      ['2#ten', 'ben', 'ten', 9],
    ]);
  });

  it('loses only the record whose score is outside its scale', async () => {
    const { records, rejects } = await readText(
      'id,date,who,score,staff\n1,2015-06-08,a,7,0\n2,2015-06-09,a,7,5\n3,2015-06-09,a,7.5,5\n',
      mapping,
    );
    expect(records.map(({ externalId }) => externalId)).toEqual(['2#ten', '2#staff', '3#staff']);
    const outside = (column: string, value: string, id: string, max: number) => ({
      code: 'ROW_SCORE_OUTSIDE',
      params: { column, value, min: 1, max, instrument: id, expected: `1 … ${max}` },
    });
    // A row with several reasons is one row.
    const further = [outside('staff', '0', 'five', 5)];
    expect(rejects).toEqual([
      { line: 2, kind: 'response', ...outside('score', '7', 'five', 5), further },
      { line: 4, kind: 'response', ...outside('score', '7.5', 'ten', 10) },
    ]);
  });

  it('gives each of its records the words of that very row, or refuses them all for one', async () => {
    const given = {
      department: 'team',
      region: { coalesce: ['place', { constant: 'Hail' }] },
    };
    const records = mapping.records.map((record) => ({ ...record, dimensions: given }));
    const id = { column: 'id', part: 'other' };
    const other = { ...response('ten', 'staff'), id, dimensions: { region: 'team' } };
    const long = 'x'.repeat(201);
    const read = await readText(
      [
        'id,date,who,score,staff,team,place',
        '1,2015-06-08,a,4,5,Care,Riyadh',
        '2,2015-06-09,a,,5,Calls,',
        '3,2015-06-09,a,9,5,,Abha',
        `4,2015-06-08,a,4,5,${long},Abha`,
        '5,2015-06-08,a,4,5,Calls,Abha',
      ].join('\n'),
      { ...mapping, records: [...records, other] },
    );
    expect(
      read.records.map(({ externalId, dimensions }) => [externalId, dimensions]),
    ).toStrictEqual([
      ['1#five', { department: 'Care', region: 'Riyadh' }],
      ['1#staff', { department: 'Care', region: 'Riyadh' }],
      ['1#other', { region: 'Care' }],
      ['2#staff', { department: 'Calls', region: 'Hail' }],
      ['2#other', { region: 'Calls' }],
      ['3#ten', { region: 'Abha' }],
      ['3#staff', { region: 'Abha' }],
      ['3#other', {}],
      ['5#five', { department: 'Calls', region: 'Abha' }],
      ['5#staff', { department: 'Calls', region: 'Abha' }],
      ['5#other', { region: 'Calls' }],
    ]);
    // Read once, not for each of them.
    expect(read.records[0]?.dimensions).toBe(read.records[1]?.dimensions);
    expect(read.rejects).toMatchObject([
      { line: 5, code: 'ROW_TEXT_TOO_LONG', params: { column: 'team', length: 201 } },
    ]);
  });

  it('says the scale where a score is no number', async () => {
    const { rejects } = await readText(
      'id,date,who,score,staff\n1,2015-06-09,a,banana,5\n',
      mapping,
    );
    expect(rejects).toMatchObject([
      {
        code: 'ROW_NUMBER_INVALID',
        params: { column: 'score', value: 'banana', expected: '1 … 10', min: 1, max: 10 },
      },
    ]);
    const said = (language: Language): string =>
      rejects
        .map(({ code, params }) => sentence({ code, params }, language))
        .join('')
        .replaceAll(/[\u2066-\u2069]/g, '');
    expect(said('en')).toBe(
      '“banana” in “score” is not a number that fits. Expected: a whole number from 1 to 10.',
    );
    expect(said('ar')).toBe(
      'القيمة «banana» في «score» ليست رقمًا مناسبًا. المتوقَّع: عدد صحيح من 1 إلى 10.',
    );
  });

  it('is taken only when its condition holds', async () => {
    const conditions: [object, string[]][] = [
      [{ equals: { value: 'k', to: 'a' } }, ['1']],
      [{ in: { value: 'k', of: ['a', 'b'] } }, ['1', '2']],
      [{ not: { in: { value: 'k', of: ['a', 'b'] } } }, ['3']],
      [{ absent: 'k' }, ['3']],
      [{ atLeast: { value: 'n', number: 2 } }, ['2']],
      [{ below: { value: 'n', number: 2 } }, ['1']],
      [{ any: [{ equals: { value: 'k', to: 'a' } }, { absent: 'n' }] }, ['1', '3']],
    ];
    for (const [when, expected] of conditions) {
      const { records } = await readText(
        'id,opened,k,n\n1,2024-05-01,a,1\n2,2024-05-01,b,2\n3,2024-05-01,,\n',
        caseMapping({}, { when }),
      );
      expect(records.map(({ externalId }) => externalId)).toEqual(expected);
    }
  });

  it('may have an id of several columns, which never join to the same', async () => {
    const { records } = await readText(
      'id,opened,n\na|b,2024-05-01,c\na,2024-05-01,b|c\n',
      caseMapping({}, { id: { columns: ['id', 'n'] } }),
    );
    expect(records.map(({ externalId }) => externalId)).toEqual(['a||b|c', 'a|b||c']);
  });

  it('without an id is told apart by its values and their occurrence, the same in every reading', async () => {
    const id = { hash: ['n', 'opened'], part: 'x' };
    const text = 'id,opened,n\n1,2024-05-01,a\n2,2024-05-01,b\n3,2024-05-01,a\n';
    const first = await readText(text, caseMapping({}, { id }));
    const ids = first.records.map(({ externalId }) => externalId);
    expect(ids.map((found) => found.slice(22))).toEqual(['.1#x', '.1#x', '.2#x']);
    expect(ids[0]?.slice(0, 22)).toBe(ids[2]?.slice(0, 22));
    const again = await readText(
      Buffer.from(`\uFEFF${text.replaceAll(',', ';')}`, 'utf16le'),
      caseMapping({}, { id }),
    );
    expect(again.records.map(({ externalId }) => externalId)).toEqual(ids);
  });
});

describe('Other shapes of files', () => {
  it('may have several header lines, or none', async () => {
    const several = await readText(
      'id,opened\nResponse,When?\n{},{}\n1,2024-05-01\n',
      caseMapping({ format: { headerRows: 3 } }),
    );
    expect(several.records.map(({ externalId }) => externalId)).toEqual(['1']);
    const none = await readText('7,2024-05-01\n8,2024-05-01\n', {
      version: 1,
      source: 's',
      format: { headerRows: 0 },
      records: [{ kind: 'case', id: { column: '1' }, at: '2' }],
    });
    expect(none.records.map(({ externalId }) => externalId)).toEqual(['7', '8']);
    const unnamed = await readText(
      ',opened\n7,2024-05-01\n',
      caseMapping({}, { id: { column: '#1' } }),
    );
    expect(unnamed.records[0]?.externalId).toBe('7');
  });

  it.each(['\t', ';', '|', ','])('may be cut by "%s", which is found out', async (delimiter) => {
    const lines = ['id,opened,text', '1,2024-05-01,"a, b; c"', '2,2024-05-01,plain'];
    const text = lines.map((line) => line.replaceAll(/,(?! )/g, delimiter)).join('\r\n');
    const { facts, records } = await readText(text, caseMapping({}, { fields: { text: 'text' } }));
    expect(facts.delimiter).toBe(delimiter);
    expect(casesOf(records).map((record) => record.fields.text)).toEqual(['a, b; c', 'plain']);
  });

  it('may be a JSON object a line, with paths into it', async () => {
    const text = [
      '{"ticket":{"id":5,"tags":[{"n":"billing"}]},"opened":"2024-05-01T10:00:00Z","vip":true,"a.b":"dotted"}',
      '',
      'not json',
      '[1,2]',
      '{"ticket":{"id":6},"opened":"2024-05-02","vip":null}',
      '{"ticket":{"id":7},"opened":"2024-05-0',
    ].join('\r\n');
    const { records, rejects, facts } = await readText(text, {
      version: 1,
      source: 's',
      records: [
        {
          kind: 'case',
          id: { column: 'ticket.id' },
          at: 'opened',
          dimensions: { theme: 'ticket.tags.0.n' },
          attributes: { vip: { flag: 'vip' }, dotted: 'a.b' },
        },
      ],
    });
    expect(facts.kind).toBe('ndjson');
    expect(
      records.map(({ externalId, dimensions, attributes }) => [externalId, dimensions, attributes]),
    ).toEqual([
      ['5', { theme: 'billing' }, { vip: true, dotted: 'dotted' }],
      ['6', {}, {}],
    ]);
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([
      [3, 'FILE_LINE_NOT_JSON'],
      [4, 'FILE_LINE_NOT_JSON'],
      [6, 'FILE_LINE_NOT_JSON'],
    ]);
  });
});

describe('The precision of a record that happened', () => {
  const DATES = ['YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD'];
  const precisions = async (text: string, record: object, tables = {}) => {
    const declared = Object.keys(tables).map((name): [string, object] => [
      name,
      { kind: 'reference', key: 'id' },
    ]);
    const { records, rejects } = await readText(
      text,
      caseMapping({ dates: DATES, tables: Object.fromEntries<object>(declared) }, record),
      { tables },
    );
    expect(rejects).toEqual([]);
    return records.map(({ precision }) => precision);
  };

  it('is that of the date that was looked up, whatever was read after it', async () => {
    const people = { bytes: Buffer.from('id,opened\n1,2026-10-01\n2,2026-10-01 09:30:15\n') };
    const text = 'id,resolved\n1,2026-10-02\n1,2026-10-02 10:00:00\n2,2026-10-03\n2,2026-10-04\n';
    const at = { lookup: { table: 'people', key: 'id', value: 'opened' } };
    expect(
      await precisions(
        text,
        { id: { hash: 'all' }, at, fields: { resolvedAt: 'resolved' } },
        { people },
      ),
    ).toEqual(['day', 'day', 'second', 'second']);
  });

  it('is that of the row which the date was taken from', async () => {
    const at = { overRows: { pick: 'min', value: 'opened', by: 'resolved' } };
    const fields = { resolvedAt: { overRows: { pick: 'max', value: 'resolved' } } };
    const text =
      'id,opened,resolved\n1,2026-10-01,2026-10-02 10:00:00\n2,2026-10-01 10:00:00,2026-10-02\n2,2026-10-05,2026-10-05\n';
    expect(await precisions(text, { rows: 'together', at, fields })).toEqual(['day', 'second']);
  });

  it('is that of the default and of the value map where these give the date', async () => {
    const at = {
      column: 'opened',
      values: { never: '2026-01-02T03:04:05Z' },
      default: '2026-01-01',
    };
    const text = 'id,opened\n1,2026-10-02 10:00:00\n2,\n3,2026-10-02\n4,never\n';
    expect(await precisions(text, { at })).toEqual(['second', 'day', 'day', 'second']);
  });
});
