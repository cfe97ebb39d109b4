import { COUNTER } from '../../counters/registry.ts';
import type { MetricDefinition } from '../definition.ts';
import { share } from './shapes.ts';
import { OWNERS } from './owners.ts';

const PROMISE = {
  owner: OWNERS.operations,
  records: ['case'],
  polarity: 'higher',
  source: 'Zendesk, SLA metrics; interval: Wilson 1927',
  floors: [20, 50],
} as const;

/** Three readings of “on time”: their ids differ because their meanings do. */
export const PROMISE_METRICS: readonly MetricDefinition[] = [
  share({
    ...PROMISE,
    id: 'sla_due',
    name: { en: 'Due cases resolved on time', ar: 'الوفاء بالمواعيد المستحقة' },
    formula: {
      en: 'Cases resolved by their due time divided by all cases that fell due in the period; open and past due counts as missed (SLA by due date). Cases without a due time are out.',
      ar: 'الحالات التي حُلّت قبل موعدها أو فيه مقسومة على كل الحالات التي حلّ موعدها خلال الفترة؛ والمفتوح بعد موعده يُعدّ إخلالًا (SLA بتاريخ الاستحقاق). لا تدخل الحالات التي لا موعد لها.',
    },
    anchor: 'due',
    hits: COUNTER.slaDueMet,
    of: COUNTER.slaDue,
  }),
  share({
    ...PROMISE,
    id: 'sla_closed',
    name: { en: 'Resolved cases that were on time', ar: 'الحل في الموعد' },
    formula: {
      en: 'Cases resolved by their due time divided by cases resolved in the period that had one (SLA of what is closed). Open cases are out, however late.',
      ar: 'الحالات التي حُلّت قبل موعدها أو فيه مقسومة على الحالات المحلولة خلال الفترة التي لها موعد (SLA لما أُغلق). لا تدخل الحالات المفتوحة مهما تأخرت.',
    },
    anchor: 'resolved',
    hits: COUNTER.slaClosedMet,
    of: COUNTER.slaClosed,
  }),
  share({
    ...PROMISE,
    id: 'sla_told',
    name: { en: 'On time, as the source says', ar: 'الالتزام بالموعد بحسب المصدر' },
    formula: {
      en: 'Cases the source marks as on time divided by cases it marks either way (SLA, as told), by the day of resolution, else of opening. Cases without the mark are out.',
      ar: 'الحالات التي وسمها النظام المصدر بالالتزام بالموعد مقسومة على الحالات الموسومة بنعم أو لا (SLA كما ورد)، بحسب يوم الحل وإلا فيوم الفتح. لا تدخل الحالات غير الموسومة.',
    },
    anchor: 'resolved',
    hits: COUNTER.slaToldMet,
    of: COUNTER.slaTold,
  }),
];
