import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, measured, metricsAnswer, organisationAnswer } from './answers.ts';
import { fakeServer, refusal } from './fake-server.ts';
import { openScreen } from './harness.tsx';
import type { Screen, ScreenOptions } from './harness.tsx';

const SERVICE = {
  id: 'service',
  kind: 'csat',
  question: { en: 'Satisfied?', ar: 'راضٍ؟' },
  scaleMin: 1,
  scaleMax: 5,
  topFrom: 4,
  bottomTo: 2,
} as const;

let screen: Screen | null = null;

async function open(options: ScreenOptions): Promise<Screen> {
  screen = await openScreen({ path: '/metric?metric=nps', ...options });
  return screen;
}

/** The page with both charts drawn. */
async function openDrawn(options: Partial<ScreenOptions> = {}): Promise<Screen> {
  const page = await open({ fetch: fakeServer().fetch, ...options });
  await page.until(() => page.root.querySelectorAll('svg[role=application]').length === 2);
  return page;
}

// Loaded here as the browser does by and by: its time and its suspense belong to no test.
beforeAll(async () => {
  await Promise.all([
    import('#client/features/metric/MetricPage.tsx'),
    import('#client/charts/TrendChart.tsx'),
    import('#client/charts/BreakdownChart.tsx'),
  ]);
});

afterEach(async () => {
  await screen?.close();
  screen = null;
});

describe('the page of one metric', () => {
  it('shows the metric of the card that was chosen, and the address says so', async () => {
    const page = await open({ fetch: fakeServer().fetch, path: '/' });
    await page.until(() => page.text().includes('Time to resolve'));
    await page.press(page.role('link', 'Time to resolve'));
    expect(location.pathname + location.search).toBe('/metric?metric=ttr_median');
    expect(page.role('link', 'Overview').getAttribute('aria-current')).toBe('page');
    await page.until(() => page.text().includes('Time to resolve, 26 weeks to 21 November 2026'));
  });

  it('is judged with the other cards, also where its address leaves the question out', async () => {
    const cards = ['nps', 'csat:service', 'ttr_median', 'case_volume'];
    const asked: string[] = [];
    const { fetch } = fakeServer({
      organisation: () => organisationAnswer({ cards }),
      catalogue: () => ({
        ...CATALOGUE,
        metrics: CATALOGUE.metrics.map((one) =>
          one.id === 'csat' ? { ...one, instrument: 'csat' } : one,
        ),
        instruments: [SERVICE],
      }),
      metrics: (question) => {
        if (question.grain === 'none' && question.by === null) asked.push(String(question.metrics));
        return metricsAnswer(question);
      },
    });
    const page = await open({ fetch, path: '/metric?metric=csat' });
    await page.until(() => asked.length > 0);
    expect(asked).toEqual([String(cards)]);
  });

  it('is where the addresses lead that once opened it on the overview', async () => {
    await openDrawn({ path: '/?metric=csat&by=channel' });
    expect(location.pathname + location.search).toBe('/metric?metric=csat&by=channel');
  });

  it('tells what the value is held against, test by test, and which of them is more than chance', async () => {
    const { fetch } = fakeServer({
      metrics: (question) => {
        const answer = metricsAnswer(question);
        const comparison = (kind: 'previous' | 'last_year' | 'median13', p: number | null) => ({
          kind,
          from: '2026-11-08',
          to: '2026-11-15',
          value: measured(30),
          change: 8,
          p,
          outcome: null,
          ofAll: false,
        });
        const series = answer.series.map((one) => ({
          ...one,
          comparisons: [
            comparison('previous', 0.01),
            comparison('last_year', 0.3),
            comparison('median13', null),
          ],
        }));
        return { ...answer, series };
      },
    });
    const page = await openDrawn({ fetch });
    const told = [...page.root.querySelectorAll('dl[aria-label="Compared with"] > div')].map(
      (one) => one.textContent,
    );
    expect(told).toEqual([
      'Period before30+8more than chance · 8–14 November 2026',
      'Same period last year30+8within chance · 8–14 November 2026',
      'Median of 13 periods30+8not tested · 8–14 November 2026',
    ]);
  });

  it('says of a figure outside its own range that no real change is meant of all together', async () => {
    const { fetch } = fakeServer({
      metrics: (question) => {
        const answer = metricsAnswer(question);
        const series = answer.series.map((one) => ({
          ...one,
          total: measured(50),
          verdict: {
            ...one.verdict,
            kind: 'no_change' as const,
            expectedLow: 30,
            expectedHigh: 45,
          },
        }));
        return { ...answer, series };
      },
    });
    const page = await openDrawn({ fetch });
    expect(page.text()).toContain('By itself outside of its range');
    expect(page.text()).not.toContain('Within what chance alone explains');
  });

  it('opens from an address as it was left', async () => {
    const page = await openDrawn({ path: '/metric?metric=csat&by=channel' });
    expect(page.role('combobox', 'Metric')).toMatchObject({ value: 'csat' });
    expect(
      page.role('figure', 'Satisfied customers by channel, 15–21 November 2026'),
    ).toBeDefined();
  });

  it('names its metric in the choice where a card names the question too and the address does not', async () => {
    const cards = ['nps', 'csat:service', 'ttr_median', 'case_volume'];
    const { fetch } = fakeServer({ organisation: () => organisationAnswer({ cards }) });
    const page = await openDrawn({ fetch, path: '/metric?metric=csat' });
    expect(page.role('combobox', 'Metric')).toMatchObject({ value: 'csat' });
  });

  it('falls back to the first card when an address names a metric that is not there', async () => {
    const page = await openDrawn({ path: '/metric?metric=gone' });
    expect(page.role('combobox', 'Metric')).toMatchObject({ value: 'nps' });
    expect(page.text()).toContain('There is no metric “\u2068gone\u2069” here.');
  });

  it('gives each chart a title, its n, the day data is complete to, and a table of the same values', async () => {
    const page = await openDrawn({ path: '/metric?metric=csat' });
    const figure = page.role('figure', 'Satisfied customers, 26 weeks to 21 November 2026');
    expect(figure.dataset['completeTo']).toBe('2026-11-21');
    expect(figure.textContent).toContain('n 3,410 · data complete to 21 November 2026');
    const rows = [
      ...page.role('table', 'Satisfied customers, 26 weeks').querySelectorAll('tbody tr'),
    ];
    expect(rows).toHaveLength(26);
    expect([...(rows[0]?.children ?? [])].map((cell) => cell.textContent)).toEqual([
      '15–21 November 2026',
      '81%',
      '79% to 83%',
      '3,410',
      '',
    ]);
    // The empty week is spoken of as empty, and never as 0.
    expect([...(rows[5]?.children ?? [])].slice(1).map((cell) => cell.textContent)).toEqual([
      '—',
      '—',
      '0',
      'No data',
    ]);
  });

  it('turns a chart into its table and back', async () => {
    const page = await openDrawn();
    await page.press(page.role('button', 'Show as table'));
    expect(page.root.querySelectorAll('svg[role=application]')).toHaveLength(1);
    await page.press(page.role('button', 'Show as chart'));
    expect(page.root.querySelectorAll('svg[role=application]')).toHaveLength(2);
  });

  it('names a group that nobody has named yet by its key', async () => {
    const page = await openDrawn();
    expect(page.role('table', 'by department').textContent).toContain('x9');
  });

  it('tells how a metric is counted once, and who answers for it in the reader’s language', async () => {
    const page = await openDrawn({ language: 'ar' });
    expect(page.text().split('كيف يُحسب')).toHaveLength(2);
    expect(page.text()).toContain('الاختبار');
    // The server writes Latin digits.
    expect(page.text()).toContain('صيغة واحدة من ٩٥ لهذا');
  });

  it.each([
    ['en', 'Too few to show'],
    ['ar', 'العدد أقل من أن يُعرض'],
  ] as const)(
    'partial: groups that all have too few answers say so in %s',
    async (language, title) => {
      const { fetch } = fakeServer({
        metrics: (question) => {
          const answer = metricsAnswer(question);
          if (question.by === null) return answer;
          const total = measured(null, { n: 3, states: ['too_few'] });
          return { ...answer, series: answer.series.map((one) => ({ ...one, total })) };
        },
      });
      const page = await open({ fetch, language });
      await page.until(() => page.text().includes(title));
    },
  );

  it('partial: a breakdown that is refused leaves the trend standing', async () => {
    const { fetch } = fakeServer({
      metrics: (question) =>
        question.by === null
          ? metricsAnswer(question)
          : refusal(422, 'SLICE_TOO_LARGE', 'This slice is too large.'),
    });
    const page = await open({ fetch });
    await page.until(() => page.text().includes('This slice is too large.'));
    await page.until(() => page.root.querySelectorAll('svg[role=application]').length === 1);
  });
});
