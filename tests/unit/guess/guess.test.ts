import { describe, expect, it } from 'vitest';
import { problemOf, readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

describe('dates', () => {
  it('are read the only way that all of them allow', async () => {
    const guess = await guessText(
      fileOf('id,opened', ['1,03/04/2026', '2,25/04/2026', '3,02/05/2026']),
    );
    const opened = columnOf(guess, 'opened');
    expect([opened.target, opened.certainty, opened.why.code]).toEqual([
      'at',
      'sure',
      'DATE_ORDER_PROVEN',
    ]);
    expect(opened.why.params).toMatchObject({ format: 'D/M/YYYY', example: '25/04/2026' });
    expect(guess.questions).toEqual([]);
  });

  it('are asked about when nothing tells the order, with both readings of a value of the file', async () => {
    const text = fileOf('id,opened', ['1,03/04/2026', '2,01/02/2026', '3,05/03/2026']);
    const guess = await guessText(text);
    expect(columnOf(guess, 'opened').certainty).toBe('doubt');
    expect(guess.questions).toMatchObject([
      {
        id: 'date-order:opened',
        params: { value: '03/04/2026' },
        options: [
          { value: 'dayFirst', example: '2026-04-03' },
          { value: 'monthFirst', example: '2026-03-04' },
        ],
        chosen: 'dayFirst',
      },
    ]);
    const answered = await guessText(text, { answers: { 'date-order:opened': 'monthFirst' } });
    const { records } = await readText(text, answered.mapping);
    expect(records[0]?.at).toBe(Date.UTC(2026, 2, 4));
    // What is chosen does not change places.
    const values = answered.questions[0]?.options.map(({ value }) => value);
    expect(values).toEqual(['dayFirst', 'monthFirst']);
  });

  it.each([
    ['31.02.2026', 'D.M.YYYY'],
    ['2026-13-45', 'ISO'],
    ['2026-02-30 10:00', 'ISO'],
  ])(
    'that no calendar has are recognised and refused with the value: %s',
    async (day, expected) => {
      const lines = rows(
        20,
        (i) =>
          `T-${i},${i < 2 ? day.replace(/02-30|13-45|31.02/, (part) => (part === '31.02' ? '28.02' : '02-28')) : day},team ${i % 3}`,
      );
      for (const some of [lines, lines.slice(2)]) {
        const guess = await guessText(fileOf('id,opened,team', some));
        expect([
          columnOf(guess, 'opened').target,
          guess.questions.filter(({ code }) => code !== 'ASK_ZONE'),
        ]).toEqual(['at', []]);
        const { records, rejects } = await readText(fileOf('id,opened,team', some), guess.mapping);
        expect([records.length, rejects.length]).toEqual([some.length - 18, 18]);
        expect(rejects[0]).toMatchObject({
          code: 'ROW_DATE_INVALID',
          params: { value: day, expected },
        });
      }
    },
  );

  it('are explained by a day that the calendar has', async () => {
    const cells = ['31/02/2026', '03/04/2026', '25/04/2026', ...rows(40, () => '28/04/2026')];
    const lines = cells.map((day, i) => `${i + 1},${day} 10:00`);
    const guess = await guessText(fileOf('id,opened', lines));
    expect(columnOf(guess, 'opened').why).toMatchObject({
      code: 'DATE_ORDER_PROVEN',
      params: { example: '25/04/2026 10:00' },
    });
    const arabic = ['٠٧/٠٩/٢٠٢٦', '٠٨/٠٩/٢٠٢٦', '١٣/٠٩/٢٠٢٦', ...rows(40, () => '٢٨/٠٩/٢٠٢٦')];
    const spelled = await guessText(
      fileOf(
        'id,opened',
        arabic.map((day, i) => `${i + 1},${day}`),
      ),
    );
    expect(columnOf(spelled, 'opened').why).toMatchObject({
      code: 'DATE_ORDER_PROVEN',
      params: { example: '١٣/٠٩/٢٠٢٦' },
    });
    const iso = ['2026-02-31', '2026-04-03', ...rows(40, () => '2026-04-28')];
    const other = await guessText(
      fileOf(
        'id,opened',
        iso.map((day, i) => `${i + 1},${day}`),
      ),
    );
    expect(columnOf(other, 'opened').why).toMatchObject({
      code: 'DATE_FORMAT',
      params: { example: '2026-04-03' },
    });
  });

  it('are none where the header does not speak of them', async () => {
    const text = fileOf(
      'id,opened,release',
      rows(20, (i) => `T-${i},2026-05-${two(i + 1)},${i + 40}.13.2026`),
    );
    const guess = await guessText(text);
    expect(columnOf(guess, 'opened').target).toBe('at');
    expect(columnOf(guess, 'release').why.code).not.toMatch(/^DATE_/);
  });

  it('follow the order in which the file stands', async () => {
    // 4 January to 12 January, written month first; read day first they would jump from month to month.
    const lines = rows(30, (i) => `${i},${two(1 + Math.floor(i / 12))}/${two(1 + (i % 12))}/2025`);
    const guess = await guessText(fileOf('id,opened', lines));
    expect(columnOf(guess, 'opened').why).toMatchObject({
      code: 'DATE_ORDER_LIKELY',
      params: { format: 'M/D/YYYY', evidence: 'order' },
    });
  });

  it('follow another column of the file that is clear', async () => {
    const lines = rows(
      20,
      (i) => `${i},${two(1 + (i % 12))}/${two(1 + (i % 5))}/2026,${two(13 + (i % 9))}/06/2026`,
    );
    const guess = await guessText(fileOf('id,opened,resolved', lines));
    expect(columnOf(guess, 'opened').why.params).toMatchObject({
      format: 'D/M/YYYY',
      evidence: 'otherColumn',
    });
  });

  it('of both orders in one column are read as each can be, and asked about where they could be either', async () => {
    const both = rows(30, (i) => {
      const [day, month] = [two(13 + (i % 9)), two(1 + (i % 6))];
      return `${i},${i % 3 === 0 ? `${month}/${day}` : `${day}/${month}`}/2026`;
    });
    const open = [...both, '30,03/04/2026', '31,05/05/2026'];
    const text = fileOf('id,opened', open);
    const guess = await guessText(text);
    expect(columnOf(guess, 'opened')).toMatchObject({
      target: 'at',
      certainty: 'doubt',
      why: {
        code: 'DATE_ORDERS_MIXED',
        params: { dayFirst: '14/02/2026', monthFirst: '01/13/2026', either: '03/04/2026' },
      },
    });
    expect(guess.questions).toMatchObject([
      {
        id: 'date-order:opened',
        params: { value: '03/04/2026', dayFirst: '14/02/2026', monthFirst: '01/13/2026' },
        options: [
          { value: 'dayFirst', example: '2026-04-03' },
          { value: 'monthFirst', example: '2026-03-04' },
        ],
        chosen: 'dayFirst',
      },
    ]);
    const answered = await guessText(text, { answers: { 'date-order:opened': 'monthFirst' } });
    const days: [unknown, number][] = [
      [guess.mapping, Date.UTC(2026, 3, 3)],
      [answered.mapping, Date.UTC(2026, 2, 4)],
    ];
    for (const [mapping, either] of days) {
      const { records, rejects } = await readText(text, mapping);
      expect(rejects).toEqual([]);
      expect(records.map(({ at }) => at)).toEqual([
        ...both.map((_, i) => Date.UTC(2026, i % 6, 13 + (i % 9))),
        either,
        Date.UTC(2026, 4, 5),
      ]);
    }
    const clear = await guessText(fileOf('id,opened', both));
    expect([columnOf(clear, 'opened').certainty, clear.questions]).toEqual(['likely', []]);
  });

  it.each([
    ['3/4/2026', '13-02-2026', '1/13/2026', '03-04-2026'],
    ['3/4/2026 3:05 PM', '13/02/2026 15:05', '1/13/2026 3:05 PM', '03/04/2026 15:05'],
  ])(
    'have the order of their way of writing, where each way has its own: %s is in March',
    async (march, dayFirst, monthFirst, april) => {
      const lines = [...rows(20, (i) => (i % 2 ? dayFirst : monthFirst)), march, april];
      const text = fileOf(
        'id,opened',
        lines.map((line, i) => `${i},${line}`),
      );
      const guess = await guessText(text, { answers: { zone: 'UTC' } });
      expect(guess.questions.filter(({ id }) => id !== 'zone')).toEqual([]);
      const { records, rejects } = await readText(text, guess.mapping);
      expect(rejects).toEqual([]);
      const days = records.slice(-2).map(({ at }) => new Date(at).toISOString().slice(0, 10));
      expect(days).toEqual(['2026-03-04', '2026-04-03']);
    },
  );

  it('of one order are not taken for both because of a single slip', async () => {
    const lines = rows(30, (i) => `${i},${two(13 + (i % 9))}/04/2026`);
    const text = fileOf('id,opened', [...lines, '30,04/13/2026', '31,03/04/2026']);
    const guess = await guessText(text);
    expect([columnOf(guess, 'opened').why.code, guess.questions]).toEqual([
      'DATE_ORDER_PROVEN',
      [],
    ]);
    const { rejects } = await readText(text, guess.mapping);
    expect(rejects.map(({ line }) => line)).toEqual([32]);
  });

  it('of one row lie near each other', async () => {
    // Opened on 2 February, 3 March, 4 April … and resolved a month's number of days later in the same month.
    const lines = rows(8, (i) => {
      const month = two(1 + ((i * 5) % 9));
      return `${i + 40},${month}/${two(1 + ((i * 7) % 9))}/2025,${month}/${two(3 + ((i * 7) % 9))}/2025`;
    });
    const guess = await guessText(fileOf('id,opened,resolved', lines));
    expect(columnOf(guess, 'opened').why.params).toMatchObject({
      format: 'M/D/YYYY',
      evidence: 'durations',
    });
  });

  it('are never read so that records lie in the future', async () => {
    const guess = await guessText(
      fileOf('id,opened', ['1,11/10/2026', '2,10/12/2026', '3,08/11/2026', '4,09/12/2026']),
    );
    // Today is 27 November 2026: 10/12 and 09/12 are not December.
    expect(columnOf(guess, 'opened').why.params).toMatchObject({
      format: 'M/D/YYYY',
      evidence: 'future',
    });
  });

  it('with times ask for the zone, and take it from the answer', async () => {
    const text = fileOf('id,opened', ['1,2026-05-01 08:00', '2,2026-05-02 09:00']);
    const guess = await guessText(text);
    expect(guess.questions.map(({ id, chosen }) => [id, chosen])).toEqual([
      ['zone', 'organisation'],
    ]);
    const answered = await guessText(text, { answers: { zone: 'Asia/Riyadh' } });
    const { records } = await readText(text, answered.mapping);
    expect(records[0]?.at).toBe(Date.UTC(2026, 4, 1, 5));
    const offsets = await guessText(fileOf('id,opened', ['1,2026-05-01T08:00:00+03:00']));
    expect(offsets.questions).toEqual([]);
  });

  it.each([
    ['of the organisation only, where that is UTC', 'opened', undefined, ['organisation']],
    ['UTC only, where the header says so, too', 'opened (UTC)', undefined, ['UTC']],
    ['UTC only, where a person has named it', 'opened', 'UTC', ['UTC']],
    [
      'as before beside another that is named',
      'opened',
      'Asia/Riyadh',
      ['organisation', 'Asia/Riyadh'],
    ],
  ])('offer the zone once: %s', async (_, header, zone, values) => {
    const text = fileOf(`id,${header}`, ['1,2026-05-01 08:00', '2,2026-05-02 09:00']);
    const answers = zone === undefined ? {} : { zone };
    const { questions } = await guessText(text, { answers, zone: 'UTC' });
    const last = zone ?? values[0];
    expect(questions).toMatchObject([{ id: 'zone', chosen: last }]);
    expect(questions[0]?.options.map(({ value }) => value)).toEqual(values);
  });

  it('offer another organisation its own zone and UTC, and its own by name once', async () => {
    const text = fileOf('id,opened', ['1,2026-05-01 08:00', '2,2026-05-02 09:00']);
    const offered = async (answers: Record<string, string>) =>
      (await guessText(text, { answers, zone: 'Asia/Riyadh' })).questions[0]?.options.map(
        ({ value }) => value,
      );
    expect(await offered({})).toEqual(['organisation', 'UTC']);
    expect(await offered({ zone: 'Asia/Riyadh' })).toEqual(['UTC', 'Asia/Riyadh']);
  });

  it('in Arabic digits and in words are dates too', async () => {
    const arabic = await guessText(
      fileOf('رقم التذكرة,تاريخ الفتح', ['1,٢٥/٠٣/٢٠٢٦', '2,٢٦/٠٣/٢٠٢٦']),
    );
    expect(columnOf(arabic, 'تاريخ الفتح')).toMatchObject({ target: 'at', certainty: 'sure' });
    const words = await guessText(
      fileOf('id,opened', ['1,3 Mar 2026 10:15', '2,14 Apr 2026 11:00']),
    );
    expect(columnOf(words, 'opened').why.params).toMatchObject({ format: 'D MMM YYYY H:mm' });
  });
});

describe('ids', () => {
  it('that come again with a time of change make an event log of which the last row counts', async () => {
    const lines = rows(60, (i) => {
      const [ticket, step] = [Math.floor(i / 3), i % 3];
      return `T${ticket},2026-03-01,2026-03-${two(2 + step)},${['new', 'open', 'closed'][step]}`;
    });
    const text = fileOf('ticket,opened,updated,status', lines);
    const guess = await guessText(text);
    expect(guess.shape).toBe('event_log');
    expect(guess.mapping.records[0]).toMatchObject({
      id: { column: 'ticket' },
      updatedAt: 'updated',
    });
    expect(columnOf(guess, 'ticket').why).toMatchObject({
      code: 'ID_REPEATS_LAST_WINS',
      params: { rows: 60, different: 20, by: 'updated' },
    });
    const apart = await guessText(text, { answers: { 'id-repeats': 'rows' } });
    expect(apart.mapping.records[0]?.id).toEqual({ hash: 'all' });
  });

  it('are asked about when two columns could be one', async () => {
    const text = fileOf(
      'id,case number,opened,status',
      rows(20, (i) => `${i + 500},C-${i},2026-05-01,open`),
    );
    const guess = await guessText(text);
    expect(guess.questions).toMatchObject([{ id: 'id', chosen: 'case number' }]);
    const answered = await guessText(text, { answers: { id: 'id' } });
    expect(answered.mapping.records[0]?.id).toEqual({ column: 'id' });
  });

  it('are not taken from the number of the row', async () => {
    const guess = await guessText(
      fileOf(
        ',opened,status',
        rows(20, (i) => `${i + 1},2026-05-01,open`),
      ),
    );
    expect(columnOf(guess, '#1').why.code).toBe('ROW_NUMBER');
    expect(guess.mapping.records[0]?.id).toEqual({ hash: 'all' });
  });

  it('of customers may be an address, which is said, or is left out beside a number', async () => {
    const lines = rows(20, (i) => `${i + 100},2026-05-01,open,a${i % 9}@example.org`);
    const only = await guessText(fileOf('id,opened,status,email', lines));
    expect(columnOf(only, 'email')).toMatchObject({
      target: 'customer',
      certainty: 'doubt',
      why: { code: 'PERSONAL_KEY' },
    });
    const beside = await guessText(
      fileOf(
        'id,opened,status,email,customer id',
        lines.map((line, i) => `${line},C${i % 9}`),
      ),
    );
    expect(columnOf(beside, 'email')).toMatchObject({ target: null, why: { code: 'PERSONAL' } });
    expect(columnOf(beside, 'customer id').target).toBe('customer');
  });
});

describe('scores', () => {
  const survey = (header: string, cells: (i: number) => string): string =>
    fileOf(
      `response id,response date,${header}`,
      rows(60, (i) => `R${i},2026-05-${two(1 + (i % 28))},${cells(i)}`),
    );
  const instrument = async (text: string) => (await guessText(text)).mapping.instruments?.[0];

  // Scales and boxes: METRICS.md, section 1.
  it.each([
    ['NPS', (i: number) => String(i % 11), 'nps', 0, 10, 9, 6],
    ['CSAT', (i: number) => String(1 + (i % 5)), 'csat', 1, 5, 4, 2],
    ['Customer effort score', (i: number) => String(1 + (i % 7)), 'ces', 1, 7, 5, 3],
    ['rating', (i: number) => String(1 + (i % 10)), 'custom', 1, 10, 9, 6],
    ['sentiment', (i: number) => String((i % 3) - 1), 'sentiment', -1, 1, 1, -1],
  ])(
    'of %s have their scale and box',
    async (header, cell, kind, scaleMin, scaleMax, topFrom, bottomTo) => {
      expect(await instrument(survey(header, cell))).toMatchObject({
        kind,
        scaleMin,
        scaleMax,
        topFrom,
        bottomTo,
      });
    },
  );

  it.each([
    ['NPS', 'nps', 0, 10],
    ['How likely are you to recommend us?', 'nps', 0, 10],
    ['How likely are you to recommend us to a friend or colleague?', 'nps', 0, 10],
    ['Would recommend', 'nps', 0, 10],
    ['درجة التوصية', 'nps', 0, 10],
    ['Probabilité de recommandation', 'nps', 0, 10],
    ['Probabilidad de recomendación', 'nps', 0, 10],
    ['Probabilidade de recomendar', 'nps', 0, 10],
    ['CSAT', 'csat', 1, 5],
    ['مستوى الرضا', 'csat', 1, 5],
    ['CES', 'ces', 1, 7],
    ['Esfuerzo del cliente', 'ces', 1, 7],
  ])(
    'that %s names are likely scores, and few values beyond its scale are refused',
    async (header, kind, scaleMin, scaleMax) => {
      const text = fileOf(
        `Response ID,Date,Phone,${header},Comment`,
        rows(60, (i) => {
          const span = scaleMax - scaleMin + 1;
          const beyond = ['11', '99', '-1'][(i - 7) / 20];
          const score = beyond ?? (i % 20 === 5 ? '' : String(scaleMin + (i % span)));
          return `R${i},2026-05-${two(1 + (i % 28))},+9665012345${two(i)},${score},It was a long wait on visit ${i}`;
        }),
      );
      const guess = await guessText(text);
      expect(guess.shape).toBe('survey');
      expect(guess.mapping.instruments).toMatchObject([{ kind, scaleMin, scaleMax }]);
      expect(columnOf(guess, header)).toMatchObject({
        role: 'score',
        certainty: 'likely',
        why: { code: 'SCORE_SCALE', params: { outside: 3 } },
      });
      const { records, rejects } = await readText(text, guess.mapping);
      expect([records.length, rejects.map(({ code }) => code)]).toEqual([
        54,
        ['ROW_SCORE_OUTSIDE', 'ROW_SCORE_OUTSIDE', 'ROW_SCORE_OUTSIDE'],
      ]);
    },
  );

  it.each([
    ['How likely are you to recommend us (0-10)', 'nps', 0, 10],
    ['How likely are you to recommend us? 0 to 10', 'nps', 0, 10],
    ['ما مدى احتمال أن توصي بنا (٠-١٠)', 'nps', 0, 10],
  ])(
    'that %s names with their scale are likely scores, and few values beyond it are refused',
    async (header, kind, scaleMin, scaleMax) => {
      const cell = (i: number): string => {
        const beyond = ['11', '99', '11'][(i - 10) / 20];
        return beyond ?? (i % 40 === 33 ? '' : String(scaleMin + (i % (scaleMax - scaleMin + 1))));
      };
      const text = survey(header, cell);
      const guess = await guessText(text);
      expect(guess.shape).toBe('survey');
      expect(guess.mapping.instruments).toMatchObject([{ kind, scaleMin, scaleMax }]);
      expect(columnOf(guess, header)).toMatchObject({
        certainty: 'likely',
        why: { code: 'SCORE_SCALE', params: { outside: 3 } },
      });
      const { rejects } = await readText(text, guess.mapping);
      expect(rejects.map(({ code }) => code)).toEqual(Array(3).fill('ROW_SCORE_OUTSIDE'));
    },
  );

  it('are asked about where the header names their scale and many values are beyond it', async () => {
    const header = 'How likely are you to recommend us (0-10)';
    const text = survey(header, (i) => String(i % 4 === 0 ? 99 : i % 11));
    const guess = await guessText(text);
    expect(columnOf(guess, header)).toMatchObject({ role: 'score', certainty: 'doubt' });
    expect(guess.questions).toMatchObject([
      { code: 'ASK_SCORES', columns: [header], chosen: [header] },
    ]);
  });

  it('are none where one in nine values is beyond every scale that the question may have', async () => {
    const text = survey('CSAT', (i) => String(i % 9 === 0 ? 140 + i : 1 + (i % 5)));
    expect((await guessText(text)).mapping.instruments).toBeUndefined();
  });

  // The codes are those of the usual survey tools for "don't know" and "refused".
  it.each([
    ['NPS', (i: number) => (i % 9 === 0 ? 40 + i : i % 11), 'nps', 0, 10, 7],
    ['NPS', (i: number) => (i % 7 === 0 ? 99 : i % 11), 'nps', 0, 10, 9],
    ['CSAT', (i: number) => (i % 7 === 0 ? 99 : 1 + (i % 5)), 'csat', 1, 5, 9],
    ['Satisfaction (1-10)', (i: number) => (i % 5 === 0 ? 98 : 1 + (i % 10)), 'csat', 1, 10, 12],
    ['overall rating', (i: number) => (i % 7 === 0 ? 88 : 1 + (i % 5)), 'csat', 1, 5, 9],
  ] as const)(
    'of %s with many values or codes beyond the scale are asked about and keep their scale',
    async (header, cell, kind, scaleMin, scaleMax, outside) => {
      const text = survey(header, (i) => String(cell(i)));
      const guess = await guessText(text);
      expect(guess.mapping.instruments).toMatchObject([{ kind, scaleMin, scaleMax }]);
      expect(columnOf(guess, header)).toMatchObject({
        certainty: 'doubt',
        why: { params: { outside } },
      });
      expect(guess.questions).toMatchObject([{ code: 'ASK_SCORES', columns: [header] }]);
      const { rejects } = await readText(text, guess.mapping);
      expect(rejects.map(({ code }) => code)).toEqual(Array(outside).fill('ROW_SCORE_OUTSIDE'));
    },
  );

  it.each([
    ['NPS', ['banana', '150', '-5', 'abc'], 0, 10],
    ['CSAT', ['banana', 'abc', '?!', '99'], 1, 5],
    ['صافي نقاط الترويج', ['موز', '150', '-5', 'لا أدري'], 0, 10],
  ] as const)(
    'of %s with words among them are asked about, and the words refused',
    async (header, nonsense, scaleMin, scaleMax) => {
      const cell = (i: number): string =>
        i % 7 === 3
          ? (nonsense[(i >> 3) % 4] ?? '')
          : String(scaleMin + (i % (scaleMax - scaleMin + 1)));
      const text = survey(header, cell);
      const guess = await guessText(text);
      expect(guess.mapping.instruments).toMatchObject([{ scaleMin, scaleMax }]);
      expect(columnOf(guess, header)).toMatchObject({ role: 'score', certainty: 'doubt' });
      expect(guess.questions).toMatchObject([{ code: 'ASK_SCORES', columns: [header] }]);
      const { records, rejects } = await readText(text, guess.mapping);
      expect([records.length, rejects.length]).toEqual([51, 9]);
    },
  );

  it('up to a hundred may hold what elsewhere is a code', async () => {
    const text = survey('Satisfaction', (i) => String(i % 7 === 0 ? 99 : i % 90));
    expect((await guessText(text)).mapping.instruments).toMatchObject([{ scaleMax: 100 }]);
  });

  it.each([
    ['How easy was it to deal with us?', 7, 'ces', 7],
    ['How easy was it to get help (1-5)', 5, 'custom', 5],
    ['How easy was it to get help (1-7)', 5, 'ces', 7],
    ['ما مدى رضاك عن الخدمة (١-٥)', 5, 'csat', 5],
    ['إلى أي مدى أنت راضٍ عن الخدمة؟', 5, 'csat', 5],
    ['كم كان التعامل معنا سهلًا؟ (1-7)', 7, 'ces', 7],
    ['كيف تقيم خدمتنا؟', 5, 'csat', 5],
    ['How would you rate the service?', 5, 'csat', 5],
    ['Satisfaction (1-10)', 8, 'csat', 10],
    ['Satisfaction (1-4)', 4, 'csat', 4],
    ['رضا العملاء (1-4)', 3, 'csat', 4],
    ['Overall rating (1-3)', 3, 'custom', 3],
    ['How satisfied were you? (1 = very dissatisfied; 4 = very satisfied)', 4, 'csat', 4],
    ['ما مدى رضاك عن الخدمة؟ (١ = غير راضٍ، ٧ = راضٍ جدًا)', 6, 'csat', 7],
  ] as const)(
    'of "%s" up to %d are on the scale that is said or usual, with nothing to ask',
    async (header, most, kind, scaleMax) => {
      const guess = await guessText(survey(header, (i) => String(1 + (i % most))));
      expect(guess.mapping.instruments).toMatchObject([{ kind, scaleMin: 1, scaleMax }]);
      expect(guess.questions).toEqual([]);
      expect(guess.shape).toBe('survey');
    },
  );

  it('of Arabic questions are kept apart by what is asked, and together where it is the same', async () => {
    const idOf = async (header: string): Promise<string | undefined> => {
      const { mapping } = await guessText(survey(header, (i) => String(1 + (i % 5))));
      return mapping.instruments?.[0]?.id;
    };
    const service = await idOf('ما مدى رضاك عن الخدمة (1-5)');
    expect(service).toMatch(/^csat-[0-9a-f]{6}$/);
    expect(await idOf('ما مدى رضاك عن الموقع (1-5)')).not.toBe(service);
    expect(await idOf('ما مدى رضاك عن الخدمة؟ (١-٥)')).toBe(service);
    expect(await idOf('الرضا')).toBe('csat');
  });

  it('of half points are satisfaction as well, and a question that is known stays of its kind', async () => {
    const halves = survey('CSAT', (i) => String(1 + (i % 9) / 2));
    const scale = { scaleMin: 2, scaleMax: 10, topFrom: 8, bottomTo: 4 };
    expect((await guessText(halves)).mapping.instruments).toMatchObject([
      { kind: 'csat', ...scale },
    ]);
    const text = survey('Satisfaction (1-10)', (i) => String(1 + (i % 10)));
    const [found] = (await guessText(text)).mapping.instruments ?? [];
    if (!found) throw new Error('no question');
    const known = { ...found, question: { en: 'a', ar: 'b' }, code: 1, kind: 'custom' as const };
    const next = await guessText(text, { instruments: [known] });
    expect(next.mapping.instruments).toMatchObject([{ id: found.id, kind: 'custom' }]);
  });

  it('up to four or three may be all that was offered, which is asked', async () => {
    const text = survey('overall rating', (i) => String(1 + (i % 4)));
    const { questions } = await guessText(text);
    expect(questions).toMatchObject([{ code: 'ASK_SCALE', chosen: '1..5' }]);
    expect(questions[0]?.options.map(({ value }) => value)).toEqual([
      '1..5',
      '1..7',
      '1..10',
      '1..4',
    ]);
    const told = await guessText(text, { answers: { 'scale:overall rating': '1..4' } });
    expect(told.mapping.instruments).toMatchObject([{ scaleMin: 1, scaleMax: 4, topFrom: 3 }]);
  });

  it('that every row has tell nothing of invitations, whatever its date is called', async () => {
    const answered = survey('CSAT', (i) => String(1 + (i % 5))).replace(/^[^\n]*/, (header) =>
      header.replace('date', 'تاريخ الإرسال'),
    );
    const [header = ''] = answered.split('\n');
    expect(header).toContain('تاريخ الإرسال');
    const all = await guessText(answered);
    expect(JSON.stringify(all.mapping)).not.toContain('invitedAt');
    const open = await guessText(answered.replace(/,[1-5]$/m, ','));
    expect(JSON.stringify(open.mapping)).toContain('invitedAt');
  });

  it('of ease up to 5 without a scale may be a series of their own, never satisfaction', async () => {
    const header = 'How easy was it to deal with us?';
    const many = survey(header, (i) => String(1 + (i % 5)));
    // Of sixty, some would be a 6 or a 7.
    expect((await guessText(many)).mapping.instruments).toMatchObject([
      { kind: 'custom', scaleMin: 1, scaleMax: 5 },
    ]);
    const text = many.split('\n').slice(0, 41).join('\n');
    const { questions } = await guessText(text);
    expect(questions).toMatchObject([{ code: 'ASK_SCALE', chosen: '1..7' }]);
    const told = await guessText(text, { answers: { [`scale:${header}`]: '1..5' } });
    expect(told.mapping.instruments).toMatchObject([{ kind: 'custom', scaleMin: 1, scaleMax: 5 }]);
    expect(told.questions).toMatchObject([
      { code: 'ASK_SCALE', chosen: '1..5', options: [{ params: { apart: 'ces' } }, {}, {}] },
    ]);
  });

  it('nearly all in the lower half of their scale leave it in doubt, and the other one is asked for', async () => {
    const text = survey('overall rating', (i) => (i % 30 === 7 ? '10' : `${1 + (i % 5)}`));
    const guess = await guessText(text);
    expect(guess.mapping.instruments).toMatchObject([{ scaleMin: 1, scaleMax: 10 }]);
    expect(columnOf(guess, 'overall rating').certainty).toBe('doubt');
    const [asked] = guess.questions;
    expect(asked).toMatchObject({ code: 'ASK_SCALE', params: { max: 10, lowEnd: 5 } });
    expect(asked?.options.map(({ value }) => value)).toEqual(['1..10', '0..10', '1..5']);
    const answers = { 'scale:overall rating': '1..5' };
    const short = await guessText(text, { answers });
    expect(short.mapping.instruments).toMatchObject([{ scaleMin: 1, scaleMax: 5 }]);
    expect(short.questions).toMatchObject([{ code: 'ASK_SCALE', chosen: '1..5' }]);
    expect(columnOf(short, 'overall rating')).toMatchObject({
      certainty: 'likely',
      why: { code: 'SCORE_SCALE', params: { outside: 2 } },
    });
    const { records, rejects } = await readText(text, short.mapping);
    expect([records.length, rejects.length]).toEqual([58, 2]);
    const long = await guessText(text, { answers: { 'scale:overall rating': '1..10' } });
    expect(columnOf(long, 'overall rating').certainty).toBe('likely');
  });

  it('less than nearly all in the lower half leave the scale of the greatest', async () => {
    const text = survey('overall rating', (i) => (i % 15 === 7 ? '10' : `${1 + (i % 5)}`));
    expect((await guessText(text)).questions).toEqual([]);
  });

  it('0 and 1 are two answers, yes and no are words', async () => {
    const bits = await guessText(survey('recommended', (i) => String(i % 2)));
    expect(columnOf(bits, 'recommended').why).toMatchObject({
      code: 'SCORE_TWO',
      params: { low: '0', high: '1' },
    });
    const words = await guessText(survey('recommended', (i) => (i % 2 ? 'yes' : 'no')));
    expect(columnOf(words, 'recommended').why.code).toBe('SCORE_LABELS');
  });

  it('below the scale are asked about: is 0 no answer?', async () => {
    const text = survey('rating', (i) => String(i % 20 === 0 ? 0 : 1 + (i % 5)));
    const guess = await guessText(text);
    expect(guess.questions).toMatchObject([
      { code: 'ASK_ZERO', params: { zeros: 3 }, chosen: 'missing' },
    ]);
    // What each answer means differs, how 0 is read does not.
    expect(guess.questions[0]?.options.map(({ example }) => example)).toEqual([null, null, null]);
    const missing = await readText(text, guess.mapping);
    expect([missing.records.length, missing.rejects.length]).toEqual([57, 0]);
    const strict = await guessText(text, { answers: { 'zero:rating': 'reject' } });
    const rejected = await readText(text, strict.mapping);
    expect([rejected.records.length, rejected.rejects[0]?.code]).toEqual([57, 'ROW_SCORE_OUTSIDE']);
  });

  it.each([
    ['lowest', 'as frequent as the answers next to them', (i: number) => i % 11],
    ['lowest', 'a quarter of the next', (i: number) => [0, 1, 1, 1, 1, 5, 8, 9, 10, 10][i % 10]],
    ['missing', 'rarer than a quarter of the next', (i: number) => (i === 0 ? 0 : 1 + (i % 10))],
    ['missing', 'far from any other answer', (i: number) => [0, 7, 8, 9, 10, 6][i % 6]],
    ['missing', 'of a scale that ends before 10', (i: number) => i % 6],
  ])('of 0 are preset as %s where they are %s', async (chosen, _, cell) => {
    const guess = await guessText(survey('rating', (i) => String(cell(i))));
    expect(guess.questions).toMatchObject([{ code: 'ASK_ZERO', chosen }]);
  });

  it('of 0 may be the lowest answer: the scale begins there, and every row is kept', async () => {
    const text = survey('rating', (i) => String(i % 20 === 0 ? 0 : 1 + (i % 5)));
    const guess = await guessText(text, { answers: { 'zero:rating': 'lowest' } });
    expect(guess.questions[0]?.options.map(({ value }) => value)).toEqual([
      'missing',
      'lowest',
      'reject',
    ]);
    expect(guess.mapping.instruments).toMatchObject([
      { id: 'rating', scaleMin: 0, scaleMax: 5, topFrom: 4, bottomTo: 2 },
    ]);
    const { records, rejects } = await readText(text, guess.mapping);
    const zeros = responsesOf(records).filter(({ fields }) => fields.score === 0);
    expect([records.length, zeros.length, rejects]).toEqual([60, 3, []]);
    // The same survey, next month.
    const [asked] = guess.mapping.instruments ?? [];
    const next = await guessText(text, { instruments: asked ? [{ ...asked, code: 1 }] : [] });
    expect(next.questions).toEqual([]);
    expect(next.mapping.instruments).toEqual(guess.mapping.instruments);
  });

  it('in words stand for numbers, in Arabic too', async () => {
    const words = ['راض جدا', 'راض', 'محايد', 'غير راض', 'غير راض تماما'];
    const text = survey('مستوى الرضا', (i) => words[i % 5] ?? '');
    const guess = await guessText(text);
    const { records } = await readText(text, guess.mapping);
    const scores = records
      .slice(0, 5)
      .map((record) => record.kind === 'response' && record.fields.score);
    expect(scores).toEqual([5, 4, 3, 2, 1]);
  });

  it('of half points are doubled', async () => {
    const text = survey('rating', (i) => String(1 + (i % 9) / 2));
    const guess = await guessText(text);
    expect(guess.mapping.instruments).toMatchObject([{ scaleMin: 2, scaleMax: 10 }]);
    const { rejects, records } = await readText(text, guess.mapping);
    expect([records.length, rejects.length]).toEqual([60, 0]);
  });
});

describe('other columns', () => {
  it('may be called like a property of every object', async () => {
    const text = fileOf('id,opened,constructor,to string', [
      '1,2026-10-25,a,b',
      '2,2026-10-26,c,d',
    ]);
    const guess = await guessText(text);
    expect(guess.columns.map(({ column }) => column)).toEqual([
      'id',
      'opened',
      'constructor',
      'to string',
    ]);
  });

  it('of durations say their unit, or ask for it', async () => {
    const lines = rows(30, (i) => `${i + 700},2026-05-01 10:00,${i % 7},0:0${1 + (i % 8)}:30`);
    const text = fileOf('call id,call date,wait time,duration', lines);
    const guess = await guessText(text, { answers: { 'unit:wait time': 'minutes' } });
    expect(guess.shape).toBe('contacts');
    const { records } = await readText(text, guess.mapping);
    expect(records[1]?.fields).toMatchObject({ wait: 60, duration: 150 });
    const named = await guessText(
      fileOf(
        'call id,call date,wait seconds',
        lines.map((line) => line.split(',').slice(0, 3).join(',')),
      ),
    );
    expect(named.questions.map(({ code }) => code)).toEqual(['ASK_ZONE']);
  });

  it('of flags are read in the words of the file, turned round where the header says so', async () => {
    const text = fileOf(
      'رقم البلاغ,تاريخ الفتح,الحالة,متأخر',
      rows(20, (i) => `B${i},2026-05-01,${i % 2 ? 'مغلقة' : 'مفتوحة'},${i % 2 ? 'نعم' : 'لا'}`),
    );
    const guess = await guessText(text);
    expect(columnOf(guess, 'متأخر').target).toBe('fields.slaTold');
    const { records } = await readText(text, guess.mapping);
    expect(records.slice(0, 2).map((one) => one.kind === 'case' && one.fields.slaTold)).toEqual([
      true,
      false,
    ]);
  });

  it('of channels tell what kind each is', async () => {
    const channels = ['هاتف', 'تطبيق', 'تويتر', 'روبوت محادثة'];
    const guess = await guessText(
      fileOf(
        'رقم التذكرة,تاريخ الفتح,القناة',
        rows(20, (i) => `T${i},2026-05-01,${channels[i % 4]}`),
      ),
    );
    expect(guess.mapping.channelKinds).toEqual({
      هاتف: 'assisted',
      تطبيق: 'self_service',
      تويتر: 'public',
      'روبوت محادثة': 'automated',
    });
  });

  it('that are empty, constant, technical or the same as another are left out with a reason', async () => {
    const guess = await guessText(
      fileOf(
        'id,opened,team,nothing,always,link,again',
        rows(
          20,
          (i) => `${i + 9},2026-05-01,team ${i % 3},,x,https://a.example/${i},team ${i % 3}`,
        ),
      ),
    );
    const codes = ['nothing', 'always', 'link', 'again'].map(
      (name) => columnOf(guess, name).why.code,
    );
    expect(codes).toEqual(['EMPTY', 'CONSTANT', 'TECHNICAL', 'SAME_AS']);
  });

  it('are what a person says they are', async () => {
    const text = fileOf(
      'id,opened,team',
      rows(20, (i) => `${i + 9},2026-05-01,team ${i % 3}`),
    );
    const told = await guessText(text, { told: { team: 'dimensions.branch', id: null } });
    expect(told.mapping.records[0]).toMatchObject({
      id: { hash: 'all' },
      dimensions: { branch: 'team' },
    });
    expect(columnOf(told, 'team').why.code).toBe('TOLD');
    expect(columnOf(told, 'id').role).toBe('unused');
  });
});

describe('files', () => {
  it('of cases with a score make two records of a row, each with its own text', async () => {
    const text = fileOf(
      'ticket id,created at,resolved at,status,description,csat,comment',
      rows(
        20,
        (i) =>
          `T${i},2026-05-01,2026-05-02,closed,The router ${i} loses its signal,${i % 3 ? 1 + (i % 5) : ''},It took ${i} days and nobody told me`,
      ),
    );
    const guess = await guessText(text);
    const { records, rejects } = await readText(text, guess.mapping);
    expect(rejects).toEqual([]);
    expect(records.filter(({ kind }) => kind === 'case')).toHaveLength(20);
    expect(records.filter(({ kind }) => kind === 'response')).toHaveLength(13);
    expect(records[1]).toMatchObject({ fields: { text: 'The router 1 loses its signal' } });
    expect(records[2]).toMatchObject({
      kind: 'response',
      caseId: 'T1',
      fields: { score: 2, text: 'It took 1 days and nobody told me' },
    });
  });

  it('of daily totals keep shares, and multiply means with the calls they are of', async () => {
    const text = fileOf(
      'date;calls offered;answered calls;abandoned calls;service level;talk time (avg)',
      rows(20, (i) => `2026-05-${two(i + 1)};100;80;20;75.00%;0:02:00`),
    );
    const guess = await guessText(text);
    expect(guess.shape).toBe('daily_totals');
    const { records } = await readText(text, guess.mapping);
    expect(records[0]).toMatchObject({
      kind: 'daily_total',
      fields: { offered: 100, answered: 80, abandoned: 20, withinShare: 750_000, talkSum: 9600 },
    });
  });

  it('without any date ask for the day', async () => {
    const text = fileOf(
      'response id,nps',
      rows(20, (i) => `R${i},${i % 11}`),
    );
    const open = await guessText(text);
    expect(open.questions).toMatchObject([{ code: 'ASK_NO_DATE', options: [], chosen: null }]);
    expect(await problemOf(() => readText(text, open.mapping))).toMatchObject({
      code: 'MAPPING_INVALID',
      params: { path: 'records.0.at', expected: 'YYYY-MM-DD' },
    });
    const guess = await guessText(text, { answers: { day: '2026-10-01' } });
    const { records } = await readText(text, guess.mapping);
    expect([guess.questions[0]?.code, records[0]?.at]).toEqual([
      'ASK_NO_DATE',
      Date.UTC(2026, 9, 1),
    ]);
  });

  it('with more lines of header say so, and a question’s text tells what is asked', async () => {
    const text = fileOf('ResponseId,RecordedDate,Q1', [
      'Response ID,Recorded Date,How likely are you to recommend us to a friend?',
      '"{""ImportId"":""_recordId""}","{""ImportId"":""recordedDate""}","{""ImportId"":""QID1""}"',
      ...rows(20, (i) => `R_${i},2026-05-01 10:00:00,${i % 11}`),
    ]);
    const guess = await guessText(text);
    expect(guess.mapping.format).toEqual({ headerRows: 3 });
    expect(columnOf(guess, 'Q1').target).toBe('instruments.q1');
    const { records, rejects } = await readText(text, guess.mapping);
    expect([records.length, rejects.length]).toEqual([20, 0]);
  });

  it('without a header have columns called by their number', async () => {
    const text = rows(20, (i) => `T-${i},2026-05-${two(i + 1)},open,4${i}`).join('\n');
    const guess = await guessText(text);
    expect(guess.mapping.format).toEqual({ headerRows: 0 });
    const { records } = await readText(text, guess.mapping);
    expect(records).toHaveLength(20);
  });

  it('of nested JSON have their paths as columns', async () => {
    const text = rows(20, (i) =>
      JSON.stringify({
        ticket: { id: `T${i}`, created_at: '2026-05-01T10:00:00Z' },
        status: i % 2 ? 'open' : 'closed',
      }),
    ).join('\n');
    const guess = await guessText(text);
    expect(guess.columns.map(({ column, target }) => [column, target])).toEqual([
      ['ticket.id', 'id'],
      ['ticket.created_at', 'at'],
      ['status', 'fields.status'],
    ]);
    const { records } = await readText(text, guess.mapping);
    expect(records).toHaveLength(20);
  });

  it('of many columns keep the first twenty as attributes, and say that this is why the others are not', async () => {
    const names = Array.from({ length: 24 }, (_, i) => `col${i + 1}`);
    const text = fileOf(
      `id,opened,${names.join(',')}`,
      rows(
        40,
        (i) =>
          `T-${i},2026-05-${two(1 + (i % 28))},${names.map((name, place) => `${name}-${(i + place) % (3 + place)}`).join(',')}`,
      ),
    );
    const guess = await guessText(text);
    const kept = guess.columns.filter(({ role }) => role === 'attribute');
    expect(kept).toHaveLength(20);
    const left = guess.columns.filter(
      ({ column, role }) => names.includes(column) && role === 'unused',
    );
    expect(left.map(({ why }) => [why.code, why.params['limit']])).toEqual(
      left.map(() => ['ATTRIBUTES_FULL', 20]),
    );
    expect(left.length).toBeGreaterThan(0);
  });

  it('of an Arabic file are called by their headers where they are kept to filter by', async () => {
    const long = `سؤال ${'طويل '.repeat(30)}`.trim();
    const text = fileOf(
      `رقم التذكرة,تاريخ الفتح,لون السيارة,Ward,${long},١`,
      rows(
        40,
        (i) => `T-${i},2026-05-${two(1 + (i % 28))},ف${i % 3},w${i % 4},ج${i % 5},د${i % 3}`,
      ),
    );
    const { mapping, columns } = await guessText(text);
    expect(columns.map(({ target }) => target)).toEqual([
      'id',
      'at',
      'attributes.column-3',
      'attributes.ward',
      'attributes.column-5',
      'attributes.column-6',
    ]);
    const cut = `${long.slice(0, 79)}…`;
    expect(mapping.attributeNames).toEqual({
      'column-3': { en: 'لون السيارة', ar: 'لون السيارة' },
      'column-5': { en: cut, ar: cut },
    });
    // A correction of another column keeps them.
    const again = await guessText(text, { told: { Ward: 'dimensions.branch' } });
    expect(again.mapping.attributeNames).toEqual(mapping.attributeNames);
  });

  it('give the same guess every time', async () => {
    const text = fileOf(
      'id,opened,team',
      rows(20, (i) => `${i + 9},2026-05-01,team ${i % 3}`),
    );
    expect(await guessText(text)).toEqual(await guessText(text));
  });
});

describe('a proposal', () => {
  it('makes records also where the column that was told to be a score holds none', async () => {
    const text = fileOf(
      'Offered;x;Ticket;Within SLA',
      rows(30, (i) => `${i % 3}:0${i % 9}:11;;${i},5;${['phone', 'email', 'web'][i % 3] ?? ''}`),
    );
    const answers = { day: '2026-10-01' };
    const guess = await guessText(text, { told: { 'Within SLA': 'instruments.nps' }, answers });
    const { records, rejects } = await readText(text, guess.mapping);
    expect([records.length, rejects]).toEqual([30, []]);
  });
});
