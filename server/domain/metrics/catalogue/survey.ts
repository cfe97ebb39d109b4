import { count } from '../../counters/parts.ts';
import { instrumentCounter } from '../../counters/registry.ts';
import type { MetricDefinition } from '../definition.ts';
import { meanValue } from '../measured.ts';
import { STUDENT, surveyNet, surveyShare, surveyTally } from './shapes.ts';
import { OWNERS } from './owners.ts';

const OWNER = OWNERS.experience;
const EASE_RANGE = [1, 7] as const;

const easeMean: MetricDefinition = {
  id: 'ces_mean',
  name: { en: 'Ease score (average)', ar: 'متوسط درجة السهولة' },
  formula: {
    en: 'Sum of the answers to “it was easy” divided by their number; 1 to 7, 7 is easiest (Customer Effort Score 2.0). Unanswered invitations are out.',
    ar: 'مجموع درجات الإجابة عن سؤال السهولة مقسومًا على عددها، من 1 إلى 7 حيث 7 هي الأسهل (مؤشر جهد العميل، الإصدار الثاني). لا تدخل الدعوات التي لم يُجَب عنها.',
  },
  unit: 'score',
  range: EASE_RANGE,
  polarity: 'higher',
  minShow: 5,
  minJudge: 30,
  method: 'student',
  interval: STUDENT,
  source: 'CustomerGauge, Customer Effort Score 2.0',
  owner: OWNER,
  instrument: 'ces',
  provisionalDays: 0,
  counters: [],
  instrumentCounters: ['answers', 'sum', 'squares'],
  measures: [],
  records: ['response'],
  anchor: 'answered',
  cumulative: false,
  recordsAre: 'n',
  compute: (parts, instrument) =>
    meanValue(
      count(parts, instrumentCounter(instrument, 'answers')),
      count(parts, instrumentCounter(instrument, 'sum')),
      count(parts, instrumentCounter(instrument, 'squares')),
      5,
      EASE_RANGE,
    ),
};

/** What customers say when asked. Every metric belongs to one instrument; scales are never mixed. */
export const SURVEY_METRICS: readonly MetricDefinition[] = [
  surveyNet({
    id: 'nps',
    name: { en: 'Net Promoter Score', ar: 'صافي نقاط الترويج' },
    formula: {
      en: 'Share of promoters (9–10) minus share of detractors (0–6) among the answers to “would you recommend us?” on 0–10 (NPS). Unanswered invitations are out.',
      ar: 'نسبة المروّجين (9–10) ناقص نسبة المنتقدين (0–6) من إجابات سؤال «هل توصي بنا؟» على مقياس 0–10 (NPS). لا تدخل الدعوات التي لم يُجَب عنها.',
    },
    polarity: 'higher',
    source: 'Reichheld 2003; interval: Rocks 2016, MeasuringU',
    owner: OWNER,
    instrument: 'nps',
    anchor: 'answered',
    floors: [5, 30],
  }),
  surveyShare({
    id: 'csat',
    name: { en: 'Customer satisfaction', ar: 'رضا العملاء' },
    formula: {
      en: 'Answers in the top box of the question’s own scale (4–5 of 5, unless its settings say otherwise) divided by all answers (CSAT). It is a share, not an average score.',
      ar: 'عدد الإجابات في الفئة العليا من مقياس السؤال (4–5 من 5 ما لم يُحدَّد غير ذلك) مقسومًا على عدد الإجابات كلها (CSAT). هو نسبة وليس متوسط درجات.',
    },
    polarity: 'higher',
    source: 'Delighted; Kicue; interval: Wilson 1927',
    owner: OWNER,
    instrument: 'csat',
    anchor: 'answered',
    hits: 'top',
    of: 'answers',
    floors: [5, 30],
  }),
  surveyShare({
    id: 'ces',
    name: { en: 'Ease of dealing with us', ar: 'سهولة التعامل' },
    formula: {
      en: 'Answers that agree “it was easy” (5–7 of 7) divided by all answers (Customer Effort Score 2.0). Higher is easier.',
      ar: 'عدد من وافقوا على أن التعامل كان سهلًا (5–7 من 7) مقسومًا على عدد الإجابات كلها (مؤشر جهد العميل CES، الإصدار الثاني). كلما ارتفع كان التعامل أسهل.',
    },
    polarity: 'higher',
    source: 'CustomerGauge, Customer Effort Score 2.0; Gartner’s rule “5 or above”',
    owner: OWNER,
    instrument: 'ces',
    anchor: 'answered',
    hits: 'top',
    of: 'answers',
    floors: [5, 30],
  }),
  easeMean,
  surveyNet({
    id: 'sentiment_net',
    name: { en: 'Net sentiment', ar: 'صافي الانطباع' },
    formula: {
      en: 'Share of feedback labelled positive minus share labelled negative, among all labelled feedback (neutral included). Feedback without a label is out.',
      ar: 'نسبة الآراء المصنّفة إيجابية ناقص نسبة المصنّفة سلبية، من كل الآراء المصنّفة (ومنها المحايدة). لا تدخل الآراء غير المصنّفة.',
    },
    polarity: 'higher',
    source: 'Chattermill, net sentiment; interval as for a net score',
    owner: OWNER,
    instrument: 'sentiment',
    anchor: 'answered',
    floors: [20, 50],
  }),
  surveyShare({
    id: 'sentiment_positive',
    name: { en: 'Positive feedback', ar: 'الآراء الإيجابية' },
    formula: {
      en: 'Feedback labelled positive divided by all labelled feedback (neutral included). Feedback without a label is out.',
      ar: 'عدد الآراء المصنّفة إيجابية مقسومًا على عدد الآراء المصنّفة كلها (ومنها المحايدة). لا تدخل الآراء غير المصنّفة.',
    },
    polarity: 'higher',
    source: 'Chattermill; interval: Wilson 1927',
    owner: OWNER,
    instrument: 'sentiment',
    anchor: 'answered',
    hits: 'top',
    of: 'answers',
    floors: [20, 50],
  }),
  surveyShare({
    id: 'custom_top',
    name: { en: 'Top answers to an own question', ar: 'الإجابات العليا عن سؤال خاص' },
    formula: {
      en: 'Answers in the top box set for the question divided by all its answers.',
      ar: 'عدد الإجابات في الفئة العليا المحدّدة للسؤال مقسومًا على عدد إجاباته كلها.',
    },
    polarity: 'higher',
    source: 'Own definition; interval: Wilson 1927',
    owner: OWNER,
    instrument: 'custom',
    anchor: 'answered',
    hits: 'top',
    of: 'answers',
    floors: [5, 30],
  }),
  surveyTally({
    id: 'unhappy',
    name: { en: 'Unhappy answers', ar: 'إجابات العملاء غير الراضين' },
    formula: {
      en: 'Number of answers in the bottom box of the question’s own scale (0–6 of 0–10, 1–2 of 1–5, 1–3 of 1–7, unless its settings say otherwise; feedback labelled negative).',
      ar: 'عدد الإجابات في الفئة الدنيا من مقياس السؤال (0–6 من 0–10، و1–2 من 1–5، و1–3 من 1–7 ما لم يُحدَّد غير ذلك، والآراء المصنّفة سلبية).',
    },
    polarity: 'lower',
    source: 'Own definition',
    owner: OWNER,
    instrument: 'any',
    anchor: 'answered',
    hits: 'bottom',
  }),
  surveyShare({
    id: 'response_rate',
    name: { en: 'Survey response rate', ar: 'نسبة الاستجابة للاستبيان' },
    formula: {
      en: 'Invitations that were answered divided by invitations delivered (sent, where delivery is not told), by that day. Answers without an invitation are out; late answers still raise it for a week.',
      ar: 'عدد الدعوات التي أُجيب عنها مقسومًا على عدد الدعوات التي وصلت (أو أُرسلت إن لم يُعرف وصولها)، بحسب ذلك اليوم. لا تدخل إجابات من لم تصله دعوة، وقد ترفعها الإجابات المتأخرة مدة أسبوع.',
    },
    polarity: 'higher',
    source: 'Own definition; interval: Wilson 1927',
    owner: OWNER,
    instrument: 'any',
    anchor: 'delivered',
    provisionalDays: 7,
    hits: 'replied',
    of: 'delivered',
    floors: [5, 30],
  }),
];
