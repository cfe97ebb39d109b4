import { COUNTER } from '../../counters/registry.ts';
import type { MetricDefinition } from '../definition.ts';
import { meanSeconds, share, tally } from './shapes.ts';
import { OWNERS } from './owners.ts';

const QUEUE = {
  owner: OWNERS.contactCentre,
  records: ['contact', 'daily_total'],
  anchor: 'contact',
  source: 'Call-centre convention; interval: Wilson 1927',
  floors: [20, 50],
} as const;

/** How customers get through. Calls a source has already added up by day count with those told one by one. */
export const CONTACT_METRICS: readonly MetricDefinition[] = [
  tally({
    id: 'contacts',
    name: { en: 'Customer contacts', ar: 'مرات تواصل العملاء' },
    formula: {
      en: 'Number of calls, chats, messages, visits, bot sessions and public posts in the period, abandoned ones and those a source has counted by day included.',
      ar: 'عدد المكالمات والمحادثات والرسائل والزيارات وجلسات المساعد الآلي والمنشورات العامة خلال الفترة، ومنها ما تُرك قبل الرد وما أورده المصدر مجموعًا باليوم.',
    },
    polarity: 'none',
    source: 'Own definition',
    owner: OWNERS.contactCentre,
    records: ['contact', 'daily_total'],
    anchor: 'contact',
    of: COUNTER.contact,
  }),
  share({
    ...QUEUE,
    id: 'abandonment',
    name: { en: 'Gave up while waiting', ar: 'تركوا الانتظار قبل الرد' },
    formula: {
      en: 'Contacts abandoned in the queue divided by contacts offered to it (abandonment rate).',
      ar: 'مرات التواصل التي تُركت في الانتظار مقسومة على ما عُرض على قائمة الانتظار (معدل الترك).',
    },
    polarity: 'lower',
    hits: COUNTER.queueAbandoned,
    of: COUNTER.queueOffered,
  }),
  share({
    ...QUEUE,
    id: 'service_level',
    name: { en: 'Answered within 20 seconds', ar: 'الرد خلال عشرين ثانية' },
    formula: {
      en: 'Contacts answered within 20 seconds divided by contacts answered with a known wait (service level). A day told as a share counts as that share of its answered contacts. Abandoned contacts are out.',
      ar: 'مرات التواصل التي رُدّ عليها خلال 20 ثانية مقسومة على ما رُدّ عليه وعُرف زمن انتظاره (مستوى الخدمة). واليوم الذي ذكر المصدر نسبته يُحسب بتلك النسبة مما رُدّ عليه فيه. لا يدخل ما تُرك قبل الرد.',
    },
    polarity: 'higher',
    hits: COUNTER.queueWithinLevel,
    millionths: COUNTER.queueWithinMillionths,
    of: COUNTER.queueLevelKnown,
  }),
  meanSeconds({
    ...QUEUE,
    id: 'speed_of_answer',
    name: { en: 'Wait before an answer (average)', ar: 'متوسط انتظار الرد' },
    formula: {
      en: 'Sum of the waits of answered contacts divided by their number (average speed of answer). Abandoned contacts are out.',
      ar: 'مجموع أزمنة انتظار ما رُدّ عليه مقسومًا على عدده (متوسط سرعة الرد). لا يدخل ما تُرك قبل الرد.',
    },
    polarity: 'lower',
    source: 'Call-centre convention',
    known: COUNTER.waitKnown,
    sum: COUNTER.waitSum,
  }),
  meanSeconds({
    ...QUEUE,
    id: 'talk_time',
    name: { en: 'Talk time (average)', ar: 'متوسط مدة المحادثة' },
    formula: {
      en: 'Sum of the time spent in answered contacts divided by the number of those whose time is known.',
      ar: 'مجموع المدة المستغرقة في ما رُدّ عليه مقسومًا على عدد ما عُرفت مدته.',
    },
    polarity: 'none',
    source: 'Call-centre convention',
    known: COUNTER.talkKnown,
    sum: COUNTER.talkSum,
  }),
];
