import { count, durationBins, listsOf, type Duration } from '../../counters/parts.ts';
import { binCentre } from '../../counters/bins.ts';
import { COUNTER, MEASURE } from '../../counters/registry.ts';
import type { MetricDefinition } from '../definition.ts';
import { meanValue } from '../measured.ts';
import { quantile, share, STUDENT, tally } from './shapes.ts';
import { OWNERS } from './owners.ts';

const CASE = { owner: OWNERS.operations, records: ['case'] } as const;
const ZENDESK = 'Zendesk, native duration metrics';
const UNBOUNDED = [0, null] as const;

/** Sum of squared seconds; within 2 % when only bins are known. */
function squares(duration: Duration): number {
  let sum = 0;
  if (duration.seconds) {
    for (const list of listsOf(duration.seconds)) for (const s of list) sum += s * s;
    return sum;
  }
  durationBins(duration).forEach((n, bin) => {
    if (n > 0) sum += n * binCentre(bin) ** 2;
  });
  return sum;
}

const resolveMean: MetricDefinition = {
  ...CASE,
  id: 'resolve_mean',
  name: { en: 'Time to resolve (average)', ar: 'زمن الحل (المتوسط)' },
  formula: {
    en: 'Sum of the calendar time from opening to resolution divided by the number of cases resolved in the period. A few very long cases pull it up: read the median first. Cases resolved before they were opened are out.',
    ar: 'مجموع الزمن التقويمي من الفتح إلى الحل مقسومًا على عدد الحالات المحلولة خلال الفترة. ترفعه حالات قليلة طويلة جدًّا، فالوسيط أولى بالقراءة. لا تدخل حالات حُلّت قبل فتحها.',
  },
  unit: 'seconds',
  range: UNBOUNDED,
  polarity: 'lower',
  minShow: 10,
  minJudge: 30,
  method: 'student',
  interval: STUDENT,
  source: ZENDESK,
  instrument: null,
  provisionalDays: 0,
  counters: [COUNTER.resolveSum],
  instrumentCounters: [],
  measures: [MEASURE.resolve],
  anchor: 'resolved',
  cumulative: false,
  recordsAre: 'n',
  compute: (parts) => {
    const duration = parts.measures.get(MEASURE.resolve);
    const sum = count(parts, COUNTER.resolveSum);
    return meanValue(duration?.n ?? 0, sum, duration ? squares(duration) : null, 10, UNBOUNDED);
  },
};

/** How long customers wait. The clock is the calendar, not business hours. */
export const DURATION_METRICS: readonly MetricDefinition[] = [
  quantile({
    ...CASE,
    id: 'first_response_median',
    name: { en: 'Time to first reply (median)', ar: 'زمن أول رد (الوسيط)' },
    formula: {
      en: 'Half of the cases first answered in the period got their first human reply within this calendar time from opening. Unanswered cases and replies dated before the opening are out.',
      ar: 'نصف الحالات التي نالت أول رد بشري خلال الفترة نالته في حدود هذا الزمن التقويمي من فتحها. لا تدخل الحالات بلا رد ولا ردود تاريخها قبل الفتح.',
    },
    polarity: 'lower',
    source: ZENDESK,
    anchor: 'first_response',
    measure: MEASURE.firstResponse,
    p: 0.5,
    floors: [10, 30],
  }),
  quantile({
    ...CASE,
    id: 'first_response_p90',
    name: { en: 'Time to first reply (9 of 10 cases)', ar: 'زمن أول رد (تسع من كل عشر حالات)' },
    formula: {
      en: 'Nine in ten cases first answered in the period got their first human reply within this calendar time from opening (90th percentile). Unanswered cases and replies dated before the opening are out.',
      ar: 'تسع من كل عشر حالات نالت أول رد بشري خلال الفترة نالته في حدود هذا الزمن التقويمي من فتحها (المئين 90). لا تدخل الحالات بلا رد ولا ردود تاريخها قبل الفتح.',
    },
    polarity: 'lower',
    source: ZENDESK,
    anchor: 'first_response',
    measure: MEASURE.firstResponse,
    p: 0.9,
    floors: [10, 36],
  }),
  quantile({
    ...CASE,
    id: 'resolve_median',
    name: { en: 'Time to resolve (median)', ar: 'زمن الحل (الوسيط)' },
    formula: {
      en: 'Half of the cases resolved in the period were resolved within this calendar time from opening. Cases still open and cases resolved before they were opened are out.',
      ar: 'نصف الحالات المحلولة خلال الفترة حُلّت في حدود هذا الزمن التقويمي من فتحها. لا تدخل الحالات المفتوحة ولا حالات حُلّت قبل فتحها.',
    },
    polarity: 'lower',
    source: ZENDESK,
    anchor: 'resolved',
    measure: MEASURE.resolve,
    p: 0.5,
    floors: [10, 30],
  }),
  quantile({
    ...CASE,
    id: 'resolve_p90',
    name: { en: 'Time to resolve (9 of 10 cases)', ar: 'زمن الحل (تسع من كل عشر حالات)' },
    formula: {
      en: 'Nine in ten cases resolved in the period were resolved within this calendar time from opening (90th percentile). Cases still open and cases resolved before they were opened are out.',
      ar: 'تسع من كل عشر حالات محلولة خلال الفترة حُلّت في حدود هذا الزمن التقويمي من فتحها (المئين 90). لا تدخل الحالات المفتوحة ولا حالات حُلّت قبل فتحها.',
    },
    polarity: 'lower',
    source: ZENDESK,
    anchor: 'resolved',
    measure: MEASURE.resolve,
    p: 0.9,
    floors: [10, 36],
  }),
  resolveMean,
  share({
    ...CASE,
    id: 'resolve_within_24h',
    name: { en: 'Resolved within 24 hours', ar: 'الحل خلال أربع وعشرين ساعة' },
    formula: {
      en: 'Cases resolved at most 24 hours after opening divided by all cases opened in the period; cases still open, or resolved before they were opened, count as not within 24 hours; those that are over on an unknown day are left out; where they are more than the others, there is no value.',
      ar: 'الحالات التي حُلّت خلال 24 ساعة من فتحها مقسومة على كل الحالات المفتوحة خلال الفترة؛ وما لم يُحلّ، أو حُلّ قبل فتحه، يُعدّ خارج المهلة؛ وما انتهى في يوم غير معلوم لا يدخل، فإن كان أكثر من غيره فلا قيمة.',
    },
    polarity: 'higher',
    source: 'Own definition; interval: Wilson 1927',
    anchor: 'opened',
    provisionalDays: 1,
    hits: COUNTER.caseWithin24h,
    of: COUNTER.caseOpened,
    without: COUNTER.caseEndUndated,
    floors: [20, 50],
  }),
  tally({
    records: CASE.records,
    owner: OWNERS.dataQuality,
    id: 'resolve_negative',
    name: { en: 'Resolved before opened (data error)', ar: 'حُلّت قبل فتحها (خطأ في البيانات)' },
    formula: {
      en: 'Cases resolved in the period whose resolution is dated before their opening. They are kept out of every duration.',
      ar: 'الحالات المحلولة خلال الفترة وتاريخ حلّها سابق لتاريخ فتحها. وهي مستبعدة من كل قياسات الزمن.',
    },
    polarity: 'lower',
    source: 'Own definition',
    anchor: 'resolved',
    of: COUNTER.resolveNegative,
  }),
];
