import type { StoredAlert } from '#db/queries/alert-rows.ts';
import type { Repository } from '#db/store/store.ts';
import type { Viewer } from '#db/store/request.ts';
import type { AlertCourse } from '../../contract/alert-course.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import { watchSeries } from '../../domain/alerts/watch.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Watched } from '../detection/watched.ts';
import { readWatched } from '../detection/watched.ts';
import type { Moment } from '../organisation/reference.ts';
import { tellsFacts } from './alert-info.ts';

/** Periods told before the alert's own. */
const BEFORE = { day: 42, week: 26 } as const;
/** What lies further back is not read for a drawing. */
const MOST_BACK = 400;

type Asked = { id: number; person: string; viewer: Viewer };

/**
 * The counts that led to a burst, by the detector's own reading of them.
 * @throws AppError NOT_FOUND { seen }
 */
export async function answerCourse(
  repository: Repository,
  moment: Moment,
  { id, person, viewer }: Asked,
): Promise<AlertCourse> {
  const story = await repository.read('readAlert', { id, person });
  if (!story) throw new AppError('NOT_FOUND', { seen: String(id) });
  const { alert, records } = story;
  const rule = await repository.read('readAlertRule', { id: alert.rule });
  const { period } = alert;
  if (!rule || !period || rule.condition.kind !== 'burst') return { points: [] };
  if (!tellsFacts(alert, viewer, records.length > 0)) return { points: [] };
  const watched = await seriesOf(repository, moment, rule, { scope: alert.scope, period });
  const at = watched?.points.findIndex((point) => point.period.from === period.from) ?? -1;
  if (!watched || at < 0) return { points: [] };
  const points = watched.points.slice(0, at + 1);
  const from = Math.max(0, at - BEFORE[watched.grain]);
  // What was expected is told of every period, also where the rule would have held its peace.
  const plain = { condition: rule.condition, minimumN: 0, duration: 1 };
  const standings = watchSeries(plain, { ...watched, points }, from);
  return {
    points: points.slice(from).map((point, i) => {
      const { expected = null, low = null, high = null } = standings[i]?.facts ?? {};
      return {
        from: formatDay(point.period.from),
        to: formatDay(point.period.to),
        count: point.value.value ?? 0,
        expected,
        low,
        high,
      };
    }),
  };
}

/** The one series of a rule that an alert came from; null = it cannot be told which that was. */
async function seriesOf(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { scope, period }: { scope: StoredAlert['scope']; period: Period },
): Promise<Watched | null> {
  const { each } = rule;
  const code = each === 'department' || each === 'theme' ? scope[each] : null;
  if (each !== null && code === null) return null;
  const grain = rule.grain === 'week' ? 'week' : 'day';
  const length = period.to - period.from;
  const back = Math.ceil((moment.today + 1 - period.from) / length) + BEFORE[grain];
  if (back > MOST_BACK) return null;
  const narrowed =
    each === null || code === null
      ? []
      : [{ dimension: each, codes: moment.reference.books[each].merged(code) }];
  const [found] = await readWatched(
    repository,
    moment,
    { ...rule, each: null },
    { back, narrowed },
  );
  return found ?? null;
}
