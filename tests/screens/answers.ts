import type { Catalogue, MetricsQuestion, Series } from '#client/api/client.ts';
import { addDays, daysBetween } from '#client/format/day.ts';
import type { ChangesAnswer } from '#server/contract/changes.ts';
import type { DriversAnswer } from '#server/contract/drivers.ts';
import type { ImpactsAnswer } from '#server/contract/impacts.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { VoicesAnswer } from '#server/contract/voices.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';

/** Answers in the shape of the contract, each with one thing worth showing. */

export const LAST_WEEK = { from: '2026-11-15', to: '2026-11-22' };

export function organisationAnswer(part: Partial<OrganisationAnswer> = {}): OrganisationAnswer {
  return {
    name: { en: 'Al Noor Services', ar: 'النور للخدمات' },
    zone: 'Asia/Riyadh',
    weekStart: 'sun',
    weekend: [5, 6],
    workingHours: { from: 480, to: 960 },
    followUps: { isOn: true, instruments: [], hours: 16, holdDays: 14 },
    currency: 'SAR',
    language: 'en',
    timeReversed: false,
    cards: ['nps', 'csat', 'ttr_median', 'case_volume'],
    demonstration: true,
    holidays: ['islamic', 'international', 'sa'],
    attributes: [],
    lastWeek: LAST_WEEK,
    calendarWeek: LAST_WEEK,
    behind: [],
    dataThrough: '2026-11-21',
    today: '2026-11-22',
    ...part,
  };
}

type Metric = Catalogue['metrics'][number];

function metric(part: Pick<Metric, 'id' | 'name' | 'unit' | 'polarity'>): Metric {
  return {
    formula: { en: `Formula of ${part.id}.`, ar: `صيغة واحدة من 95 لهذا ${part.id}.` },
    range: [null, null],
    interval: null,
    minShow: 5,
    minJudge: 30,
    source: 'test',
    owner: { en: 'The test', ar: 'الاختبار' },
    instrument: null,
    records: ['case'],
    provisionalDays: 0,
    recordsAre: 'n',
    ...part,
  };
}

export const CATALOGUE: Catalogue = {
  metrics: [
    metric({
      id: 'nps',
      name: { en: 'Net Promoter Score', ar: 'صافي نقاط الترويج' },
      unit: 'points',
      polarity: 'higher',
    }),
    metric({
      id: 'csat',
      name: { en: 'Satisfied customers', ar: 'رضا العملاء' },
      unit: 'percent',
      polarity: 'higher',
    }),
    metric({
      id: 'ttr_median',
      name: { en: 'Time to resolve', ar: 'زمن الحل' },
      unit: 'seconds',
      polarity: 'lower',
    }),
    metric({
      id: 'case_volume',
      name: { en: 'New cases', ar: 'الحالات الجديدة' },
      unit: 'count',
      polarity: 'none',
    }),
    metric({
      id: 'sla_due',
      name: { en: 'Kept the promised date', ar: 'الالتزام بالموعد' },
      unit: 'percent',
      polarity: 'higher',
    }),
  ],
  figures: [],
  instruments: [],
};

export function measured(value: number | null, part: Partial<MetricValue> = {}): MetricValue {
  const states: MetricValue['states'] = value === null ? ['no_data'] : [];
  return {
    value,
    low: null,
    high: null,
    n: value === null ? 0 : 1000,
    states,
    exact: true,
    ...part,
  };
}

const NO_BASE: Series['verdict'] = {
  kind: 'no_base',
  basis: null,
  expected: null,
  expectedLow: null,
  expectedHigh: null,
  change: null,
  p: null,
  detectable: null,
};

function target(value: number): Series['comparisons'][number] {
  const told = { change: null, p: null, outcome: null, ofAll: false };
  return { kind: 'target', from: null, to: null, value: measured(value), ...told };
}

const HOUR = 3600;

/** The week of the cards: one calm, one better, one worse, one that nobody can judge. */
const WEEK: Readonly<Record<string, Pick<Series, 'total' | 'verdict' | 'comparisons'>>> = {
  nps: {
    total: measured(38, { low: 34, high: 42, n: 2184 }),
    verdict: {
      ...NO_BASE,
      kind: 'no_change',
      basis: 'history',
      expected: 37,
      expectedLow: 33,
      expectedHigh: 41,
    },
    comparisons: [target(45)],
  },
  csat: {
    total: measured(81.2, { low: 79.4, high: 83, n: 3410 }),
    verdict: {
      ...NO_BASE,
      kind: 'better',
      basis: 'history',
      expected: 77.1,
      expectedLow: 75,
      expectedHigh: 79,
      change: 4.1,
      p: 0.001,
    },
    comparisons: [target(80)],
  },
  ttr_median: {
    total: measured(9 * HOUR + 40 * 60, { low: 9 * HOUR, high: 10 * HOUR + 20 * 60, n: 7655 }),
    verdict: {
      ...NO_BASE,
      kind: 'worse',
      basis: 'history',
      expected: 7 * HOUR + 50 * 60,
      expectedLow: 7 * HOUR,
      expectedHigh: 8 * HOUR,
      change: HOUR + 50 * 60,
      p: 0.001,
    },
    comparisons: [target(8 * HOUR)],
  },
  case_volume: { total: measured(3127, { n: 3127 }), verdict: NO_BASE, comparisons: [] },
};

const OTHER: Pick<Series, 'total' | 'verdict' | 'comparisons'> = {
  total: measured(null, { n: 3, states: ['too_few'] }),
  verdict: { ...NO_BASE, kind: 'too_few' },
  comparisons: [],
};

const GROUPS = [
  { key: 'billing', name: { en: 'Billing', ar: 'الفوترة' } },
  { key: 'branches', name: { en: 'Branches', ar: 'الفروع' } },
  { key: 'x9', name: { en: '', ar: '' } },
] as const;

/** Answers any question of the overview; in the weeks before the last, the sixth is empty. */
export function metricsAnswer(question: MetricsQuestion): MetricsAnswer {
  const { metrics, from, to, grain, by } = question;
  const weeks = grain === 'week' ? daysBetween(from, to) / 7 : 0;
  const seriesOf = (id: string): MetricsAnswer['series'][number] => {
    const { total, verdict, comparisons } = WEEK[id] ?? OTHER;
    const points = Array.from({ length: weeks }, (_, index) => ({
      from: addDays(from, 7 * index),
      to: addDays(from, 7 * index + 7),
      value: index === weeks - 6 ? measured(null) : total,
      target: null,
    }));
    return {
      metric: id,
      group: null,
      total,
      verdict,
      comparisons,
      points,
      limits: null,
      funnel: null,
    };
  };
  const all = metrics.map(seriesOf);
  return {
    period: { from, to, grain, zone: 'Asia/Riyadh' },
    dataThrough: '2026-11-21',
    family: { judged: 3, real: 2 },
    series:
      by === null
        ? all
        : all.flatMap((series) =>
            GROUPS.map((group, index) => ({
              ...series,
              group: { dimension: by, filter: `${by}=${group.key}`, ...group },
              ...(index === 2 ? OTHER : {}),
            })),
          ),
  };
}

/** Nothing that could be taken apart. */
export function driversAnswer(asked: string): DriversAnswer {
  return {
    metric: asked,
    period: LAST_WEEK,
    base: { from: '2026-11-08', to: '2026-11-15' },
    before: measured(38),
    after: measured(38),
    change: 0,
    gap: 'no_segments',
    dimensions: [],
    standingOut: [],
    tested: 0,
    least: 30,
  };
}

/** A week in which nothing really changed. */
export function changesAnswer(): ChangesAnswer {
  return {
    period: LAST_WEEK,
    judged: 4,
    real: 0,
    changes: [],
    detectable: [
      { metric: 'nps', size: 4.26 },
      { metric: 'csat', size: 2.6 },
      { metric: 'ttr_median', size: 2400 },
      { metric: 'case_volume', size: null },
    ],
  };
}

/** Two issues that weigh, one of them surely. */
export function impactsAnswer(): ImpactsAnswer {
  const issue = (
    key: string,
    figures: Pick<ImpactsAnswer['harmful'][number], 'impact' | 'low' | 'high' | 'confidence'>,
  ): ImpactsAnswer['harmful'][number] => ({
    group: { key, name: { en: `Issue ${key}`, ar: `قضية ${key}` }, filter: `theme=${key}` },
    n: 120,
    share: 0.12,
    mean: 54,
    rest: 82,
    ...figures,
  });
  return {
    metric: 'nps',
    by: 'theme',
    period: { from: '2026-10-25', to: '2026-11-22' },
    gap: null,
    n: 1000,
    named: 700,
    least: 10,
    harmful: [
      issue('late', { impact: -3.4, low: -4.5, high: -2.3, confidence: 'high' }),
      issue('rude', { impact: -1, low: -1.8, high: -0.2, confidence: 'medium' }),
    ],
    helpful: [],
    tested: 9,
  };
}

/** Nobody wrote anything. */
export function voicesAnswer(): VoicesAnswer {
  return {
    period: LAST_WEEK,
    instrument: { id: 'relationship', scaleMin: 0, scaleMax: 10 },
    n: 0,
    worst: null,
    typical: null,
    best: null,
  };
}
