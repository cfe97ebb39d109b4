import { CLOSURE_WEEKS, HOLD_WEEKS, LEAST } from '../../loops/figures/read-figures.ts';
import type { LoopFigureId } from '../../loops/figures/read-figures.ts';
import type { FigureDefinition } from './figures.ts';
import { OWNERS } from './owners.ts';

const COMMON = {
  minShow: LEAST.loops.show,
  source: 'Basira: the timelines of loops',
  owner: OWNERS.experience,
} as const;
const SHARE = { ...COMMON, unit: 'percent', range: [0, 100], polarity: 'higher' } as const;
const TIME = { ...COMMON, unit: 'seconds', range: [0, null], polarity: 'lower' } as const;

const BEGUN = {
  en: `Counted over are all loops begun, parked ones too, whose ${CLOSURE_WEEKS} weeks ended in the period; those rejected within these weeks are out.`,
  ar: `تُحسب على كل الحلقات التي بدأت، ومنها المؤجلة، وانتهت أسابيعها الستة والعشرون في المدة؛ ولا تدخل ما رُفض خلالها.`,
} as const;
const ASKED = {
  en: 'Counted over are the questions to departments whose time to say that they have heard ended in the period.',
  ar: 'تُحسب على ما سُئلت عنه الإدارات وانتهت مهلة إقرارها به في المدة.',
} as const;

type Told = Omit<FigureDefinition, 'id'>;

const DEFINED: Readonly<Record<LoopFigureId, Told>> = {
  loop_closure_rate: {
    ...SHARE,
    name: { en: 'Closed in time', ar: 'أُغلقت في وقتها' },
    formula: {
      en: `Loops verified for the first time within ${CLOSURE_WEEKS} weeks of their beginning ÷ loops begun. ${BEGUN.en} Wilson interval.`,
      ar: `الحلقات التي تحقّق أثرها أول مرة خلال ستة وعشرين أسبوعًا من بدئها ÷ الحلقات التي بدأت. ${BEGUN.ar} فترة ويلسون.`,
    },
  },
  loop_closure_time: {
    ...TIME,
    name: { en: 'Time to a proven effect (median)', ar: 'الزمن إلى أثر مثبت (الوسيط)' },
    formula: {
      en: `Median time from the beginning of a loop until it was verified for the first time; loops that are not yet count as longer than any. ${BEGUN.en} Interval by order statistics.`,
      ar: `وسيط الزمن من بدء الحلقة حتى تحقّق أثرها أول مرة؛ وما لم يتحقق بعدُ يُعدّ أطول من غيره. ${BEGUN.ar} الفترة من الإحصاءات المرتبة.`,
    },
  },
  loop_told_rate: {
    ...SHARE,
    minShow: LEAST.customers.show,
    source: 'Basira: what was written when customers were told',
    name: { en: 'Customers told', ar: 'العملاء الذين أُبلغوا' },
    formula: {
      en: 'Customers reached ÷ customers affected, summed over the loops whose customers were told in the period; of a loop told twice the last time counts. Wilson interval, as if each customer were reached or not by themselves: with few loops the doubt is greater.',
      ar: 'العملاء الذين وصلهم الخبر ÷ العملاء المتأثرين، مجموعةً من الحلقات التي أُبلغ عملاؤها في المدة؛ وما أُبلغ فيه مرتين تُحسب مرته الأخيرة. فترة ويلسون كأن كل عميل حالة مستقلة، ومع حلقات قليلة يكون الشك أكبر.',
    },
  },
  loop_hold_rate: {
    ...SHARE,
    name: { en: 'Effects that held', ar: 'آثار ثبتت' },
    formula: {
      en: `Loops not reopened, by themselves or by somebody, within ${HOLD_WEEKS} weeks after they were closed with an effect ÷ loops closed with an effect whose ${HOLD_WEEKS} weeks ended in the period. A loop closed twice counts twice. Wilson interval.`,
      ar: 'الحلقات التي لم تُفتح من جديد، تلقائيًا أو بيد أحد، خلال ثلاثة عشر أسبوعًا من إغلاقها بأثر ÷ الحلقات التي أُغلقت بأثر وانتهت أسابيعها الثلاثة عشر في المدة. ما أُغلق مرتين يُحسب مرتين. فترة ويلسون.',
    },
  },
  loop_answer_rate: {
    ...SHARE,
    name: { en: 'Departments that answered', ar: 'الإدارات التي أجابت' },
    formula: {
      en: `Departments that have answered, up to now ÷ departments asked. ${ASKED.en} A part that was handed over is asked of the other department. Wilson interval.`,
      ar: `الإدارات التي أجابت حتى الآن ÷ الإدارات التي سُئلت. ${ASKED.ar} وما أُحيل تُسأل عنه الإدارة الأخرى. فترة ويلسون.`,
    },
  },
  loop_share_coverage: {
    ...SHARE,
    name: { en: 'All departments heard in time', ar: 'أقرّت كل الإدارات في الوقت' },
    formula: {
      en: `Loops in which every department that was asked said in time that it has heard ÷ loops that asked any. ${ASKED.en} Wilson interval.`,
      ar: `الحلقات التي أقرّت فيها كل إدارة سُئلت بأنها علمت في الوقت ÷ الحلقات التي سُئلت فيها إدارة. ${ASKED.ar} فترة ويلسون.`,
    },
  },
  loop_acknowledge_time: {
    ...TIME,
    name: {
      en: 'Working time until a department has heard (median)',
      ar: 'وقت العمل حتى تُقرّ الإدارة (الوسيط)',
    },
    formula: {
      en: `Median working time from the question to a department until it said that it has heard, within the organisation’s working hours; those that have not count as longer than any. ${ASKED.en} Interval by order statistics.`,
      ar: `وسيط وقت العمل من سؤال الإدارة حتى إقرارها بأنها علمت، ضمن ساعات عمل المؤسسة؛ وما لم تُقرّ به يُعدّ أطول من غيره. ${ASKED.ar} الفترة من الإحصاءات المرتبة.`,
    },
  },
};

/** What is told of loops themselves, defined as metrics are; worked out in server/domain/loops/figures. */
export const LOOP_FIGURE_DEFINITIONS: readonly FigureDefinition[] = Object.entries(DEFINED).map(
  ([id, told]) => ({ id, ...told }),
);
