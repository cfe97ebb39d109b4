import type { AlertFilters } from '#db/queries/alerts.ts';
import type { StoredAlert } from '#db/queries/alert-rows.ts';
import type { DueDelivery } from '#db/queries/delivery-tries.ts';
import type { Repository, Store } from '#db/store/store.ts';
import { weeklyContentSchema } from '../../contract/delivery-content.ts';
import type { PersonPrincipal } from '../../domain/access/principal.ts';
import { narrowedInCause } from '../../domain/alerts/cause.ts';
import { SEVERITIES } from '../../domain/alerts/signal.ts';
import type { Severity } from '../../domain/alerts/signal.ts';
import { parseDay } from '../../domain/time/day.ts';
import { answerChanges } from '../changes/answer.ts';
import { answerMetrics } from '../metrics/answer.ts';
import { writtenValue } from '../metrics/filters.ts';
import { metricRef, nameOfMetric } from '../metrics/metric-refs.ts';
import { sourcesBehind } from '../organisation/answer.ts';
import type { Moment, MomentReader } from '../organisation/reference.ts';
import { viewerOf } from '../organisation/viewer.ts';
import type { Surroundings } from './describe.ts';
import { addressed, tellingOf } from './describe.ts';
import type { AlertTelling, MetricName, Telling } from './telling.ts';

/** Alerts and promises a mail names; the rest is counted. */
const MOST = 5;
/** Promises read at most. */
const MOST_READ = 500;

export type WeeklyDeps = {
  readonly as: Store['as'];
  readonly readMoment: MomentReader;
  readonly now: () => number;
};

/**
 * The mail about a week as its recipient's own overview shows that week, read with their rights when it is sent; null = its content
 * cannot be read. A head's figures are those of their departments.
 */
export async function weeklyFor(
  { as, readMoment, now }: WeeklyDeps,
  { content }: Pick<DueDelivery, 'content'>,
  person: PersonPrincipal,
  surroundings: Surroundings,
): Promise<Telling | null> {
  const parsed = weeklyContentSchema.safeParse(JSON.parse(content));
  if (!parsed.success) return null;
  const { from, to } = parsed.data;
  const moment = await readMoment(now());
  const { reference } = moment;
  const repository = as(await viewerOf(person, () => Promise.resolve(reference)));
  const own = ownDepartments(person, moment);
  const asked = { from, to, ...(own.length > 0 && { filter: [filterOf(own)] }) };
  const metrics = reference.organisation.cards.join(',');
  const score = await answerMetrics(repository, moment, { metrics, ...asked });
  const changed = await answerChanges(repository, moment, asked);
  const named = (metric: string): MetricName => {
    const known = metricRef(metric, reference.instruments);
    return {
      name: nameOfMetric(known, reference.instruments),
      unit: known.definition.unit,
    };
  };
  const rules = await rulesOf(repository);
  const told = (alert: StoredAlert) => alertTelling(alert, rules, surroundings);
  const { alerts, open } = await gravest(repository);
  const promised = await promisesOf(repository, person.id);
  const { publicUrl } = surroundings;
  const week = {
    from,
    to,
    departments: own.map((key) => groupName(key, moment)),
    score: score.series.map((one) => ({ ...named(one.metric), ...one })),
    changes: changed.changes.map((one) => ({ ...named(one.metric), ...one })),
    real: changed.real,
    needsYou: alerts.map(told),
    open,
    promises: promised.map(({ until, alert }) => ({ until, alert: told(alert) })),
    behind: sourcesBehind(moment, parseDay(to)).map(({ name }) => name),
    link: publicUrl,
  };
  return addressed({ kind: 'weekly', week }, surroundings);
}

/** Keys of the departments a head's overview begins with; empty = the whole organisation. */
function ownDepartments({ rights }: PersonPrincipal, { reference }: Moment): readonly string[] {
  if (rights.role !== 'head') return [];
  return rights.departments.filter((key) => reference.books.department.find(key) !== null);
}

/** As the overview's address asks for them. */
function filterOf(keys: readonly string[]): string {
  return `department=${keys.map(writtenValue).join(',')}`;
}

function groupName(key: string, { reference }: Moment): { en: string; ar: string } {
  const book = reference.books.department;
  const found = book.find(key);
  return found === null ? { en: key, ar: key } : book.group(found.code).name;
}

const ANY: AlertFilters = { states: [], severities: [], departments: [], themes: [] };

/** Alerts nobody has taken on, the gravest first, of those the newest; and how many there are. */
async function gravest(
  repository: Repository,
): Promise<{ alerts: readonly StoredAlert[]; open: number }> {
  const alerts: StoredAlert[] = [];
  let open = 0;
  const descending = [...SEVERITIES].toReversed();
  for (const severity of descending) {
    const page = await repository.read('listAlerts', {
      filters: { ...ANY, states: ['open'], severities: [severity satisfies Severity] },
      before: null,
      limit: MOST,
    });
    alerts.push(...page.alerts);
    open += page.open[severity];
  }
  return { alerts: alerts.slice(0, MOST), open };
}

/** What somebody promised to see to and has not, the first due first. */
async function promisesOf(
  repository: Repository,
  person: string,
): Promise<{ until: number; alert: StoredAlert }[]> {
  const filters: AlertFilters = { ...ANY, states: ['acknowledged'] };
  const { alerts } = await repository.read('listAlerts', {
    filters,
    before: null,
    limit: MOST_READ,
  });
  return alerts
    .flatMap((alert) => {
      const { promise } = alert.life;
      return promise?.by === person ? [{ until: promise.until, alert }] : [];
    })
    .toSorted((a, b) => a.until - b.until);
}

type Rules = ReadonlyMap<number, { name: AlertTelling['ruleName']; metric: string | null }>;

async function rulesOf(repository: Repository): Promise<Rules> {
  const rules = await repository.read('readAlertRules', undefined);
  return new Map(rules.map(({ id, name, metric }) => [id, { name, metric }]));
}

function alertTelling(
  { id, rule, kind, cause, scope, openedAt, facts, life }: StoredAlert,
  rules: Rules,
  surroundings: Surroundings,
): AlertTelling {
  const known = rules.get(rule);
  const content = {
    step: 'opened',
    rule: { kind, name: known?.name ?? null },
    metric: known?.metric ?? null,
    scope,
    others: narrowedInCause(cause),
    severity: life.severity,
    at: openedAt,
    facts,
  } as const;
  return tellingOf(content, id, surroundings);
}
