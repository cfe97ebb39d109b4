import type { Instrument } from '#server/domain/records/instrument.ts';
import type { WeekStart } from '#server/domain/time/period.ts';

type Bilingual = { readonly en: string; readonly ar: string };

/** Settings of the demonstration organisation, a service company that does not exist. */
export type DemoOrganisation = {
  readonly name: Bilingual;
  readonly zone: string;
  readonly weekStart: WeekStart;
  /** Days off, 0 = Sunday … 6 = Saturday. */
  readonly weekend: readonly number[];
  readonly currency: string;
  readonly language: 'en' | 'ar';
  readonly timeReversed: boolean;
  /** Metric ids of the overview cards, in order. */
  readonly cards: readonly string[];
};

export const DEMO_ORGANISATION: DemoOrganisation = {
  name: { en: 'Ghadeer Services (demonstration)', ar: 'الغدير للخدمات (عرض توضيحي)' },
  zone: 'Asia/Riyadh',
  weekStart: 'sun',
  weekend: [5, 6],
  currency: 'SAR',
  language: 'en',
  timeReversed: false,
  cards: [
    'nps:relationship',
    'csat:service',
    'ces:ease',
    'fcr_told',
    'resolve_median',
    'sla_due',
    'backlog',
  ],
};

/** The one source all records of the demonstration come from. */
export const DEMO_SOURCE = {
  id: 'demo',
  name: { en: 'Demonstration', ar: 'العرض التوضيحي' },
} as const;

/** Survey instruments; the store gives them their codes. */
export const DEMO_INSTRUMENTS: readonly Omit<Instrument, 'code'>[] = [
  {
    id: 'relationship',
    kind: 'nps',
    question: {
      en: 'How likely are you to recommend us to a friend or colleague?',
      ar: 'ما مدى احتمال أن توصي بنا صديقًا أو زميلًا؟',
    },
    scaleMin: 0,
    scaleMax: 10,
    topFrom: 9,
    bottomTo: 6,
  },
  {
    id: 'service',
    kind: 'csat',
    question: {
      en: 'How satisfied are you with the service you received?',
      ar: 'ما مدى رضاك عن الخدمة التي تلقيتها؟',
    },
    scaleMin: 1,
    scaleMax: 5,
    topFrom: 4,
    bottomTo: 2,
  },
  {
    id: 'ease',
    kind: 'ces',
    question: {
      en: 'The company made it easy for me to handle my issue.',
      ar: 'سهّلت عليّ الشركة معالجة طلبي.',
    },
    scaleMin: 1,
    scaleMax: 7,
    topFrom: 5,
    bottomTo: 3,
  },
];

/**
 * Suggested targets of the whole organisation, in the metric's own unit (NPS points, percent 0–100, seconds).
 * A metric without a target is left out.
 */
export const DEMO_TARGETS: readonly { readonly metric: string; readonly value: number }[] = [
  { metric: 'nps:relationship', value: 45 },
  { metric: 'csat:service', value: 80 },
  { metric: 'ces:ease', value: 75 },
  { metric: 'fcr_told', value: 70 },
  { metric: 'resolve_median', value: 10 * 3600 },
  { metric: 'sla_due', value: 90 },
];

/** Declared attributes: filterable, never aggregated. */
export const DEMO_ATTRIBUTES: readonly {
  readonly key: string;
  readonly type: 'text' | 'flag';
  readonly name: Bilingual;
}[] = [
  { key: 'tier', type: 'text', name: { en: 'Loyalty tier', ar: 'فئة الولاء' } },
  { key: 'app_version', type: 'text', name: { en: 'App version', ar: 'إصدار التطبيق' } },
];
