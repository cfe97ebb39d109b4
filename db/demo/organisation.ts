import type { EventDimension, EventKind } from '#server/domain/events/event.ts';
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
 * Targets in the metric's own unit (NPS points, percent 0–100, seconds), each from the first day of a week so many weeks
 * before the creation; null = before the demonstration begins. Owner and reason are as people there wrote them, in either language.
 */
export const DEMO_TARGETS: readonly {
  readonly metric: string;
  readonly department: string | null;
  readonly weeksBefore: number | null;
  readonly value: number;
  readonly owner: string;
  readonly reason: string;
}[] = [
  {
    metric: 'nps:relationship',
    department: null,
    weeksBefore: null,
    value: 45,
    owner: 'سالم الحربي',
    reason: 'متوسط الشركات المماثلة في استبيان القطاع',
  },
  {
    metric: 'csat:service',
    department: null,
    weeksBefore: null,
    value: 78,
    owner: 'Huda Al-Qahtani',
    reason: 'Level of the year before',
  },
  {
    metric: 'csat:service',
    department: null,
    weeksBefore: 16,
    value: 80,
    owner: 'Huda Al-Qahtani',
    reason: 'Raised after two quarters above 78 %',
  },
  {
    metric: 'ces:ease',
    department: null,
    weeksBefore: null,
    value: 75,
    owner: 'Huda Al-Qahtani',
    reason: 'First target of the ease question',
  },
  {
    metric: 'fcr_told',
    department: null,
    weeksBefore: null,
    value: 70,
    owner: 'نورة العتيبي',
    reason: 'تقليل تكرار الاتصال للسبب نفسه',
  },
  {
    metric: 'resolve_median',
    department: null,
    weeksBefore: null,
    value: 12 * 3600,
    owner: 'نورة العتيبي',
    reason: 'وعدنا للعملاء: قبل نهاية اليوم',
  },
  {
    metric: 'resolve_median',
    department: null,
    weeksBefore: 12,
    value: 10 * 3600,
    owner: 'نورة العتيبي',
    reason: 'بعد تعيين فريق مسائي',
  },
  {
    metric: 'sla_due',
    department: null,
    weeksBefore: null,
    value: 90,
    owner: 'Faisal Al-Dosari',
    reason: 'Service agreement with business customers',
  },
  {
    metric: 'csat:service',
    department: 'billing',
    weeksBefore: 20,
    value: 75,
    owner: 'ريم الشمري',
    reason: 'خطوة أولى إلى هدف المنشأة، فالبداية كانت عند 70٪',
  },
];

/** What happened in that company, each from the first day of a week so many weeks before the creation, for so many days. */
export const DEMO_EVENTS: readonly {
  readonly kind: EventKind;
  readonly name: Bilingual;
  readonly weeksBefore: number;
  readonly days: number;
  readonly scope: { readonly dimension: EventDimension; readonly key: string } | null;
  readonly note: string | null;
}[] = [
  {
    kind: 'other',
    name: { en: 'More customers asked, ease too', ar: 'توسيع الاستبيانات وإضافة سؤال السهولة' },
    weeksBefore: 54,
    days: 1,
    scope: null,
    note: null,
  },
  {
    kind: 'price_change',
    name: { en: 'New express delivery fee', ar: 'رسوم جديدة للتوصيل السريع' },
    weeksBefore: 11,
    days: 1,
    scope: { dimension: 'department', key: 'delivery' },
    note: 'Announced to customers four weeks before',
  },
  {
    kind: 'campaign',
    name: { en: 'Autumn offers', ar: 'عروض الخريف' },
    weeksBefore: 7,
    days: 14,
    scope: null,
    note: null,
  },
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
