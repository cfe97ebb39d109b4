import type { StoredAlert } from '#db/queries/alert-rows.ts';
import type { Repository } from '#db/store/store.ts';
import type { Viewer } from '#db/store/request.ts';
import type { AlertCourse } from '../../contract/alert-course.ts';
import { isByHour, narrowedInCause } from '../../domain/alerts/cause.ts';
import { HOUR_MS } from '../../domain/alerts/hour-surprises.ts';
import { usualHours } from '../../domain/alerts/hour-watch.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import { watchSeries } from '../../domain/alerts/watch.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import { firstHour, readHours, seriesOfHours } from '../detection/watched-hours.ts';
import type { Narrowed, Watched } from '../detection/watched.ts';
import { readWatched } from '../detection/watched.ts';
import { instant } from '../instant.ts';
import type { Moment } from '../organisation/reference.ts';
import { tellsFacts } from './alert-info.ts';

/** Periods told before the alert's own. */
const BEFORE = { day: 42, week: 26 } as const;
const HOURS_BEFORE = 72;
/** What lies further back is not read for a drawing. */
const MOST_BACK = 400;

type Asked = { id: number; person: string; viewer: Viewer };

const NO_COURSE: AlertCourse = { points: [], hours: [] };

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
  const { period, cause } = alert;
  if (!rule || rule.condition.kind !== 'burst') return NO_COURSE;
  if (!tellsFacts(alert, viewer, records.length > 0)) return NO_COURSE;
  const own = ownSeries(moment, rule, alert);
  if (!own) return NO_COURSE;
  if (isByHour(cause)) {
    const hours = await hourCourse(repository, moment, { ...own, at: alert.life.lastAt });
    return { ...NO_COURSE, hours };
  }
  if (!period) return NO_COURSE;
  const watched = await seriesOf(repository, moment, { ...own, period });
  const at = watched?.points.findIndex((point) => point.period.from === period.from) ?? -1;
  if (!watched || at < 0) return NO_COURSE;
  const points = watched.points.slice(0, at + 1);
  const from = Math.max(0, at - BEFORE[watched.grain]);
  // What was expected is told of every period, also where the rule would have held its peace.
  const plain = { condition: rule.condition, minimumN: 0, duration: 1 };
  const standings = watchSeries(plain, { ...watched, points }, from);
  return {
    ...NO_COURSE,
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

/** A rule about one series only, and what that is narrowed to. */
type OwnSeries = { rule: AlertRule; narrowed: readonly Narrowed[] };

/** The one series of a rule that an alert came from; null = it cannot be told which that was. */
function ownSeries(
  { reference: { books } }: Moment,
  rule: AlertRule,
  { scope, cause }: Pick<StoredAlert, 'scope' | 'cause'>,
): OwnSeries | null {
  const { each } = rule;
  if (each === null) return { rule, narrowed: [] };
  const code =
    each === 'department' || each === 'theme'
      ? scope[each]
      : (narrowedInCause(cause).findLast(({ dimension }) => dimension === each)?.code ?? null);
  if (code === null) return null;
  const narrowed = [{ dimension: each, codes: books[each].merged(code) }];
  return { rule: { ...rule, each: null }, narrowed };
}

async function seriesOf(
  repository: Repository,
  moment: Moment,
  { rule, narrowed, period }: OwnSeries & { period: Period },
): Promise<Watched | null> {
  const grain = rule.grain === 'week' ? 'week' : 'day';
  const length = period.to - period.from;
  const back = Math.ceil((moment.today + 1 - period.from) / length) + BEFORE[grain];
  if (back > MOST_BACK) return null;
  const [found] = await readWatched(repository, moment, rule, { back, narrowed });
  return found ?? null;
}

/** The hours up to the one that began at an instant (UTC ms), with what was usual at each. */
async function hourCourse(
  repository: Repository,
  moment: Moment,
  { rule, narrowed, at }: OwnSeries & { at: number },
): Promise<AlertCourse['hours']> {
  const end = Math.floor(at / HOUR_MS) + 1;
  const first = firstHour(moment, moment.reference.zone.dayOf(at));
  const table = await readHours(repository, moment, rule, { first, end, narrowed });
  const [series] = seriesOfHours(table, moment, rule);
  if (!series) return [];
  const { counts } = series;
  const from = Math.max(0, counts.length - HOURS_BEFORE - 1);
  const usual = usualHours(series, from);
  return counts.slice(from).map((count, i) => {
    const one = usual[i] ?? null;
    return {
      at: instant(series.first + (from + i) * HOUR_MS),
      count,
      expected: one?.middle ?? null,
      low: one?.low ?? null,
      high: one?.high ?? null,
    };
  });
}
