import type { GraveAsked } from '#db/queries/grave-past.ts';
import type { Repository } from '#db/store/store.ts';
import type { RuleTrial } from '../../contract/alert-rules.ts';
import type { AlertRule, RuleCondition } from '../../domain/alerts/rule.ts';
import { dimensionIndex } from '../../domain/dimensions.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { DAY_MS, formatDay } from '../../domain/time/day.ts';
import { breathe } from '../breathe.ts';
import type { Moment } from '../organisation/reference.ts';
import { aYear, MOST_TOLD, WEEKS } from './trial.ts';

type GraveCondition = Extract<RuleCondition, { kind: 'grave' }>;
type GraveRule = Omit<AlertRule, 'condition'> & { readonly condition: GraveCondition };

const WEEK_MS = 7 * DAY_MS;
/** Records looked at in one go, and of one kind in all: beyond that fewer weeks are tried. */
const AT_ONCE = 2000;
const MOST = 100_000;
const KINDS: readonly RecordKind[] = ['contact', 'case', 'response'];

/** Which records of the last 26 weeks a rule about single records would have told of, by day; fewer weeks where there are very many. */
export async function tryGrave(
  repository: Repository,
  moment: Moment,
  rule: GraveRule,
): Promise<RuleTrial> {
  const { zone } = moment.reference;
  const asked = askedOf(moment, rule);
  const grave: number[] = [];
  const end = moment.now;
  let from = end - WEEKS * WEEK_MS;
  let seen = 0;
  for (const kind of kindsOf(rule.condition)) {
    const past = await readPast(repository, { ...asked, kind, from, to: end + 1 });
    seen += past.seen;
    grave.push(...past.grave);
    from = past.from;
  }
  const counts = new Map<number, number>();
  const told = grave.filter((at) => at >= from);
  for (const at of told) {
    const day = zone.dayOf(at);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const days = [...counts].toSorted(([a], [b]) => b - a).slice(0, MOST_TOLD);
  return {
    isTried: true,
    weeks: Math.floor((end - from) / WEEK_MS),
    series: { tried: 0, all: 0 },
    judged: seen,
    count: told.length,
    aYear: seen === 0 ? null : aYear(told.length, (end - from) / DAY_MS),
    episodes: days.map(([day, count]) => ({
      group: null,
      source: null,
      hour: null,
      from: formatDay(day),
      to: formatDay(day + 1),
      value: count,
      n: count,
      expected: null,
      low: null,
      high: null,
      score: null,
    })),
    falseAlarmsAYear: null,
  };
}

/** Kinds of record that can meet a condition at all. */
function kindsOf({ scoreAtMost, valueAtLeast }: GraveCondition): readonly RecordKind[] {
  if (scoreAtMost !== null) return valueAtLeast === null ? ['response'] : [];
  return valueAtLeast === null ? KINDS : ['case'];
}

type Asked = GraveAsked & { kind: RecordKind; from: number; to: number };

/** What was grave, and from where on it was looked: later than asked where there is more than can be looked at. */
async function readPast(
  repository: Repository,
  asked: Asked,
): Promise<{ seen: number; grave: number[]; from: number }> {
  const grave: number[] = [];
  let seen = 0;
  for (let before: Awaited<ReturnType<typeof readPage>>['next'] = null; ;) {
    const page = await readPage(repository, asked, before);
    seen += page.seen;
    grave.push(...page.grave);
    if (page.next === null) return { seen, grave, from: asked.from };
    if (seen >= MOST) return { seen, grave, from: page.next.at };
    before = page.next;
    await breathe();
  }
}

function readPage(
  repository: Repository,
  asked: Asked,
  before: { at: number; source: string; externalId: string } | null,
) {
  return repository.read('readGravePast', { ...asked, before, limit: AT_ONCE });
}

function askedOf({ reference: { books } }: Moment, { condition, scope }: GraveRule): GraveAsked {
  const themes = condition.themes.flatMap((key) => {
    const value = books.theme.find(key);
    return value ? books.theme.merged(value.code) : [];
  });
  const within = scope && {
    place: dimensionIndex(scope.dimension),
    codes: books[scope.dimension].withBelow(scope.code),
  };
  return { condition, themes, within };
}
