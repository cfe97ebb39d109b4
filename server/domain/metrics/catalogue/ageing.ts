import { binCentre } from '../../counters/bins.ts';
import { durationBins, listsOf, type Duration } from '../../counters/parts.ts';
import type { MetricDefinition } from '../definition.ts';
import { quantileValue, shareValue } from '../measured.ts';
import { OPEN_AGE } from '../open-ages.ts';
import type { MetricValue } from '../value.ts';
import { OWNERS } from './owners.ts';

const DAY = 86_400;
const LIMIT = 30 * DAY;

const AGEING = {
  polarity: 'lower',
  minShow: 1,
  minJudge: 20,
  method: 'none',
  interval: null,
  source: 'HDI, ticket backlog',
  owner: OWNERS.operations,
  instrument: null,
  provisionalDays: 0,
  counters: [],
  instrumentCounters: [],
  measures: [OPEN_AGE],
  records: ['case'],
  anchor: 'opened',
  cumulative: true,
  recordsAre: 'n',
} as const;

/** Open cases are a census, not a sample: no interval. */
function census(value: MetricValue): MetricValue {
  return { ...value, low: null, high: null };
}

function olderThan(limit: number, duration: Duration): number {
  let older = 0;
  if (duration.seconds) {
    for (const list of listsOf(duration.seconds)) for (const age of list) if (age > limit) older++;
    return older;
  }
  durationBins(duration).forEach((n, bin) => {
    if (n > 0 && binCentre(bin) > limit) older += n;
  });
  return older;
}

/** How old the cases open at the period's end are. Computed from the open-case index (see `openAgeParts`). */
export const AGEING_METRICS: readonly MetricDefinition[] = [
  {
    ...AGEING,
    id: 'backlog_age_median',
    name: { en: 'Age of open cases (median)', ar: 'عمر الحالات المفتوحة (الوسيط)' },
    formula: {
      en: 'Half of the cases open at the end of the period have been open for at most this many days.',
      ar: 'نصف الحالات المفتوحة عند نهاية الفترة مضى على فتحها هذا العدد من الأيام أو أقل.',
    },
    unit: 'days',
    range: [0, null],
    compute: (parts) => census(quantileValue(parts.measures.get(OPEN_AGE), 0.5, 1, DAY)),
  },
  {
    ...AGEING,
    id: 'backlog_older_30d',
    name: { en: 'Open longer than 30 days', ar: 'مفتوحة منذ أكثر من ثلاثين يومًا' },
    formula: {
      en: 'Cases open for more than 30 days at the end of the period divided by all cases open then.',
      ar: 'الحالات التي مضى على فتحها أكثر من 30 يومًا عند نهاية الفترة مقسومة على كل الحالات المفتوحة حينها.',
    },
    unit: 'percent',
    range: [0, 100],
    compute: (parts) => {
      const ages = parts.measures.get(OPEN_AGE);
      const value = census(shareValue(ages ? olderThan(LIMIT, ages) : 0, ages?.n ?? 0, 1));
      return { ...value, exact: value.value === null || ages?.seconds !== null };
    },
  },
];
