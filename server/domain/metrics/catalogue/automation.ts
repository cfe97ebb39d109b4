import { COUNTER, MEASURE } from '../../counters/registry.ts';
import type { MetricDefinition } from '../definition.ts';
import { quantile, share } from './shapes.ts';
import { OWNERS } from './owners.ts';

const SESSION = {
  owner: OWNERS.digital,
  records: ['contact'],
  anchor: 'contact',
  floors: [50, 200],
} as const;

/** What bots, menus and assistants do for customers, and to them. */
export const AUTOMATION_METRICS: readonly MetricDefinition[] = [
  share({
    ...SESSION,
    id: 'verified_resolution',
    name: { en: 'Really solved by automation', ar: 'حلول آلية مؤكدة' },
    formula: {
      en: 'Sessions finished inside automation that the customer confirmed, or after which the customer did not come back on the same theme within 7 days, divided by sessions that entered it and can be verified. Provisional until 7 days have passed.',
      ar: 'الجلسات التي اكتملت داخل الخدمة الآلية وأكّد العميل حلّها أو لم يعد للموضوع نفسه خلال 7 أيام، مقسومة على الجلسات التي دخلتها ويمكن التحقق منها. تبقى القيمة مؤقتة حتى تمضي 7 أيام.',
    },
    polarity: 'higher',
    source: 'Insertchat; Voxgen; interval: Wilson 1927',
    provisionalDays: 7,
    hits: COUNTER.autoVerified,
    of: COUNTER.autoVerifiable,
  }),
  share({
    ...SESSION,
    id: 'containment',
    name: { en: 'Finished inside automation', ar: 'اكتملت داخل الخدمة الآلية' },
    formula: {
      en: 'Sessions that ended inside automation divided by sessions that entered it (containment). Contained does not mean solved, so it is neither good nor bad by itself.',
      ar: 'الجلسات التي انتهت داخل الخدمة الآلية مقسومة على الجلسات التي دخلتها (الاحتواء). الاكتمال لا يعني الحل، فليس حسنًا ولا سيئًا بذاته.',
    },
    polarity: 'none',
    source: 'Insertchat; Voxgen; interval: Wilson 1927',
    hits: COUNTER.autoContained,
    of: COUNTER.autoEntered,
  }),
  share({
    ...SESSION,
    id: 'deflection',
    name: { en: 'Did not reach a person', ar: 'لم تصل إلى موظف' },
    formula: {
      en: 'Sessions that did not reach a person divided by all sessions (deflection). Easy to raise and easy to misread: giving up counts too.',
      ar: 'الجلسات التي لم تصل إلى موظف مقسومة على كل الجلسات (التحويل عن الموظف). يسهل رفعها ويسهل سوء فهمها، لأن من يئس محسوب فيها.',
    },
    polarity: 'none',
    source: 'Chatbotscape; interval: Wilson 1927',
    hits: COUNTER.autoNoHuman,
    of: COUNTER.autoSession,
  }),
  share({
    ...SESSION,
    id: 'bypass',
    name: { en: 'Asked for a person first', ar: 'طلبوا موظفًا قبل التجربة' },
    formula: {
      en: 'Sessions that asked for a person before trying automation divided by sessions that entered it.',
      ar: 'الجلسات التي طُلب فيها موظف قبل تجربة الخدمة الآلية مقسومة على الجلسات التي دخلتها.',
    },
    polarity: 'lower',
    source: 'Own definition; interval: Wilson 1927',
    hits: COUNTER.autoBypass,
    of: COUNTER.autoEntered,
  }),
  share({
    ...SESSION,
    id: 'trapped',
    name: { en: 'Stuck in automation', ar: 'عالقون في الخدمة الآلية' },
    formula: {
      en: 'Sessions that asked for a person at least twice divided by sessions that entered automation.',
      ar: 'الجلسات التي طُلب فيها موظف مرتين على الأقل مقسومة على الجلسات التي دخلت الخدمة الآلية.',
    },
    polarity: 'lower',
    source: 'Own definition; interval: Wilson 1927',
    hits: COUNTER.autoTrapped,
    of: COUNTER.autoEntered,
  }),
  share({
    ...SESSION,
    id: 'voluntary_adoption',
    name: { en: 'Chose automation freely', ar: 'اختاروا الخدمة الآلية طوعًا' },
    formula: {
      en: 'Sessions in which automation was chosen divided by sessions in which automation and a person were offered equally.',
      ar: 'الجلسات التي اختيرت فيها الخدمة الآلية مقسومة على الجلسات التي عُرضت فيها هي والموظف على قدم المساواة.',
    },
    polarity: 'higher',
    source: 'Own definition; interval: Wilson 1927',
    hits: COUNTER.autoChosen,
    of: COUNTER.autoOfferedBoth,
  }),
  quantile({
    ...SESSION,
    id: 'failure_to_human',
    name: { en: 'From failure to a person (median)', ar: 'من تعثّر الآلي إلى الموظف (الوسيط)' },
    formula: {
      en: 'Half of the sessions in which automation failed and a person joined had the person within this time from the failure. Sessions nobody joined are out: see “Failed with no way out”.',
      ar: 'نصف الجلسات التي تعثّر فيها الآلي ثم انضم موظف انضم إليها الموظف في حدود هذا الزمن من التعثّر. لا تدخل الجلسات التي لم ينضم إليها أحد: انظر «تعثّر بلا مخرج».',
    },
    polarity: 'lower',
    source: 'Own definition; interval: order statistics',
    measure: MEASURE.failureToHuman,
    p: 0.5,
    floors: [20, 50],
  }),
  share({
    ...SESSION,
    id: 'dead_end_rate',
    name: { en: 'Failed with no way out', ar: 'تعثّر بلا مخرج' },
    formula: {
      en: 'Sessions in which automation failed, that ended unresolved and that no person joined within 30 minutes, divided by all sessions in which automation failed.',
      ar: 'الجلسات التي تعثّر فيها الآلي وانتهت دون حل ولم ينضم إليها موظف خلال 30 دقيقة، مقسومة على كل الجلسات التي تعثّر فيها.',
    },
    polarity: 'lower',
    source: 'Own definition; interval: Wilson 1927',
    hits: COUNTER.autoDeadEnd,
    of: COUNTER.autoFailed,
    floors: [20, 50],
  }),
  share({
    ...SESSION,
    id: 'context_passed',
    name: { en: 'Story reached the person', ar: 'وصول السياق إلى الموظف' },
    formula: {
      en: 'Sessions a person joined with what the customer had already said in hand, divided by sessions a person joined where this is known.',
      ar: 'الجلسات التي انضم إليها موظف وبين يديه ما قاله العميل من قبل، مقسومة على الجلسات التي انضم إليها موظف وعُرف فيها ذلك.',
    },
    polarity: 'higher',
    source: 'Own definition; interval: Wilson 1927',
    hits: COUNTER.autoContextPassed,
    of: COUNTER.autoContextKnown,
    floors: [20, 50],
  }),
];
