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
 * any more without the records of the themes that burst in it; a theme's is left out on the days up to which the department's own
 * alert was opened, if that is open still. What a theme does on a later day is news: the department's rush of some days before says
 * nothing of it.
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
        : open.some(
            ({ cause, scope, openedAt }) =>
              cause === signal.cause &&
              scope.department === department &&
              scope.theme === null &&
              openedAt >= beginOf(signal, moment),
          );
    if (!isTold) told.push(signal);
  }
  return told;
}

/** When the first day of what a signal is about began, UTC ms. */
function beginOf({ period, at }: Signal, { reference }: Moment): number {
  return period === null ? at : reference.zone.startOfDay(period.from);
}

/** True when a department's series, without those themes, does not fire on the signal's day. */
async function isExplained(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { signal: { scope, period }, themes }: { signal: Signal; themes: readonly number[] },
): Promise<boolean> {
  if (themes.length === 0) return false;
  const { books } = moment.reference;
  const of = {
    dimension: 'department',
    codes: books.department.merged(scope.department ?? 0),
  } as const;
  const plain: AlertRule = { ...rule, each: null, scope: null };
  const back = 4;
  const [whole] = await readWatched(repository, moment, plain, { back, narrowed: [of] });
  const parts = await readWatched(
    repository,
    moment,
    { ...plain, each: 'theme' },
    { back, narrowed: [of] },
  );
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
