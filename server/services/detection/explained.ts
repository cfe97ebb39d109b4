import type { OpenCause } from '#db/queries/alert-signals.ts';
import type { Repository } from '#db/store/store.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { Signal } from '../../domain/alerts/signal.ts';
import { groupOf } from '../../domain/alerts/signal.ts';
import type { WatchedPoint } from '../../domain/alerts/watch.ts';
import { watchSeries } from '../../domain/alerts/watch.ts';
import type { Moment } from '../organisation/reference.ts';
import { readWatched } from './watched.ts';

/** What was found, beside what is open already. */
type FoundAll = {
  rules: readonly AlertRule[];
  signals: readonly Signal[];
  open: readonly OpenCause[];
};

/**
 * The signals without those that others explain, so that one cause is told once. A burst of a department is left out where it is none
 * any more without the records of the themes that burst in it; a theme's is left out while the department's own alert is open and its
 * rush goes on: it was opened in this period, or the department burst in the one before. What a theme does after the department had
 * come to rest is news, even if nobody has closed that alert.
 */
export async function explained(
  repository: Repository,
  moment: Moment,
  { rules, signals, open }: FoundAll,
): Promise<Signal[]> {
  const told: Signal[] = [];
  for (const signal of signals) {
    const rule = rules.find(({ id }) => id === signal.rule);
    const { department, theme } = signal.scope;
    const isOpen = open.some((one) => groupOf(one) === groupOf(signal));
    const isByDays = rule?.condition.kind === 'burst' && rule.grain !== 'hour';
    if (!isByDays || department === null || isOpen) {
      told.push(signal);
      continue;
    }
    const inSame = [...signals, ...open].filter(
      ({ cause, scope }) => cause === signal.cause && scope.department === department,
    );
    const isTold =
      theme === null
        ? await isExplained(repository, moment, rule, {
            signal,
            themes: inSame.flatMap(({ scope }) => scope.theme ?? []),
          })
        : await isInRush(repository, moment, rule, { signal, open });
    if (!isTold) told.push(signal);
  }
  return told;
}

/** True when the department of a theme's signal has an open alert of its own, and its rush goes on. */
async function isInRush(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { signal, open }: { signal: Signal; open: readonly OpenCause[] },
): Promise<boolean> {
  const { cause, scope, period, at } = signal;
  const own = open.find(
    (one) =>
      one.cause === cause && one.scope.department === scope.department && one.scope.theme === null,
  );
  if (!own) return false;
  const begin = period === null ? at : moment.reference.zone.startOfDay(period.from);
  if (own.openedAt >= begin) return true;
  const [whole] = await readWatched(repository, moment, plain(rule), {
    back: BACK,
    narrowed: [inDepartment(signal, moment)],
  });
  const before = (whole?.points.findIndex((one) => one.period.from === period?.from) ?? -1) - 1;
  if (!whole || before < 0) return false;
  const points = whole.points.slice(0, before + 1);
  const [standing] = watchSeries(rule, { ...whole, points }, before);
  return standing?.at === 'fires';
}

/** Periods that are read of a series that is looked at once more. */
const BACK = 4;

/** The rule about one series, whichever it is narrowed to. */
function plain(rule: AlertRule): AlertRule {
  return { ...rule, each: null, scope: null };
}

function inDepartment({ scope }: Signal, { reference: { books } }: Moment) {
  const codes = books.department.merged(scope.department ?? 0);
  return { dimension: 'department', codes } as const;
}

/** True when a department's series, without those themes, does not fire on the signal's day. */
async function isExplained(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { signal, themes }: { signal: Signal; themes: readonly number[] },
): Promise<boolean> {
  if (themes.length === 0) return false;
  const { period } = signal;
  const within = { back: BACK, narrowed: [inDepartment(signal, moment)] };
  const [whole] = await readWatched(repository, moment, plain(rule), within);
  const parts = await readWatched(repository, moment, { ...plain(rule), each: 'theme' }, within);
  if (!whole) return false;
  const bursting = parts.filter(({ each }) => each !== null && themes.includes(each));
  const points = whole.points.map((point, i): WatchedPoint => {
    const gone = bursting.reduce((sum, part) => sum + (part.points[i]?.value.value ?? 0), 0);
    const value = Math.max(0, (point.value.value ?? 0) - gone);
    return { ...point, value: { ...point.value, value, n: value } };
  });
  const at = points.findIndex((point) => point.period.from === period?.from);
  const [standing] = watchSeries(rule, { ...whole, points: points.slice(0, at + 1) }, at);
  return standing?.at !== 'fires';
}
