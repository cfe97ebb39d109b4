import { LEAST_FOLLOWED } from '../../follow-ups/figures.ts';
import type { MetricDefinition } from '../definition.ts';
import { FEEDBACK_MIN_SHOW } from '../../reports/feedback.ts';
import { OWNERS } from './owners.ts';

/** What is told of alerts, loops, follow-ups and reports themselves: defined as metrics are, but not of counters of records, so it has no series and no verdict. */
export type FigureDefinition = Pick<
  MetricDefinition,
  'id' | 'name' | 'formula' | 'unit' | 'range' | 'polarity' | 'minShow' | 'source' | 'owner'
>;

const REACH = {
  unit: 'seconds',
  range: [0, null],
  polarity: 'lower',
  source: 'Basira: the instant a message was sent, less the instant of the contact',
  owner: OWNERS.experience,
} as const;

const INNER = {
  minShow: LEAST_FOLLOWED,
  source: 'Basira: follow-ups of unhappy answers',
  owner: OWNERS.experience,
} as const;

const SAID = {
  en: 'of the time from a grave contact until the first executive, or whoever stood in for one, was sent word. Contacts nobody was told of yet count as longer than any. Contacts known by their day alone, and those older than 48 hours when they came, are out.',
  ar: 'الزمن من تواصل خطير حتى أُرسل الخبر إلى أول قيادي أو من ينوب عنه. ما لم يُبلَّغ به أحد بعدُ يُعدّ أطول من غيره. لا تدخل ما لا يُعرف منه إلا اليوم، ولا ما مضى عليه أكثر من يومين عند وصوله.',
} as const;

/** Contact-to-executive time, the inner loop, and how many reporters hear what became of their report. */
export const FIGURES: readonly FigureDefinition[] = [
  {
    ...REACH,
    id: 'contact_to_executive_median',
    name: {
      en: 'From a grave contact to an executive (median)',
      ar: 'من تواصل خطير إلى قيادي (الوسيط)',
    },
    formula: { en: `Median ${SAID.en}`, ar: `وسيط ${SAID.ar}` },
    minShow: 1,
  },
  {
    ...REACH,
    id: 'contact_to_executive_p90',
    name: {
      en: 'From a grave contact to an executive (90th percentile)',
      ar: 'من تواصل خطير إلى قيادي (المئين التسعون)',
    },
    formula: { en: `90th percentile ${SAID.en}`, ar: `المئين التسعون، وهو ${SAID.ar}` },
    minShow: 10,
  },
  {
    ...INNER,
    id: 'inner_closure',
    name: { en: 'Contacted within the promise', ar: 'التواصل ضمن الموعد' },
    formula: {
      en: 'Unhappy customers who were reached within the promise, divided by those whose promise is over or who were reached. Interval: Wilson.',
      ar: 'عدد العملاء غير الراضين الذين جرى التواصل معهم ضمن الموعد مقسومًا على من انقضى موعدهم أو جرى التواصل معهم. فترة الثقة: ويلسون.',
    },
    unit: 'percent',
    range: [0, 100],
    polarity: 'higher',
  },
  {
    ...INNER,
    id: 'inner_contact_median',
    name: { en: 'Time to the first contact (median)', ar: 'الزمن حتى أول تواصل (الوسيط)' },
    formula: {
      en: 'Median of the time from an unhappy answer until its customer was reached; who was not reached counts as longer than any. Interval: order statistics.',
      ar: 'وسيط الزمن من إجابة عميل غير راضٍ حتى جرى التواصل معه، ومن لم يُتواصل معه يُعدّ زمنه أطول من غيره. فترة الثقة: الإحصاءات الترتيبية.',
    },
    unit: 'seconds',
    range: [0, null],
    polarity: 'lower',
  },
  {
    ...INNER,
    id: 'recovery',
    name: { en: 'Recovered customers', ar: 'العملاء المستعادون' },
    formula: {
      en: 'Contacted customers for whom the answer held, divided by those of whom it was found out whether it held. Interval: Wilson.',
      ar: 'عدد العملاء الذين ثبت لهم الحل بعد التواصل مقسومًا على من عُرف أثبت لهم الحل أم لا. فترة الثقة: ويلسون.',
    },
    unit: 'percent',
    range: [0, 100],
    polarity: 'higher',
  },
  {
    id: 'reporter_feedback_rate',
    name: { en: 'Reporter feedback rate', ar: 'معدل إبلاغ أصحاب البلاغات' },
    formula: {
      en: 'Reports of people, older than the promise of 45 days and no older than a year before that, whose reporter was told an outcome (customers told, verified, rejected, answered with a reason) ÷ all such reports. What programs sent is out.',
      ar: 'بلاغات الأشخاص التي مضى عليها أكثر من مهلة الوعد (خمسة وأربعون يومًا) ولم يمضِ عليها فوق ذلك أكثر من سنة، وأُخبر صاحبها بالنتيجة (أُبلغ العملاء، أو تحقق الأثر، أو رُفضت المتابعة، أو جاء الرد بالسبب) ÷ جميع هذه البلاغات. لا يدخل ما أرسلته البرامج.',
    },
    unit: 'percent',
    range: [0, 100],
    polarity: 'higher',
    minShow: FEEDBACK_MIN_SHOW,
    source: 'Basira: the instants at which a report came in and its reporter was told',
    owner: OWNERS.experience,
  },
];
