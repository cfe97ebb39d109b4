import { DAY, localDay, season, weekOf } from './calendar.ts';
import { Customers } from './customers.ts';
import type { Mended } from './loops.ts';
import { mendedBy } from './loops.ts';
import { StoryBook, storiesOf } from './stories.ts';

const DEMO_WEEKS = 104;
const DEMO_CASES = 60_000;

/** What a demonstration is made from. The same options give the same world, record for record. */
export type DemoOptions = {
  /** Whole number; decides customers, texts, levels of chance and the stories' kind, place and time. */
  readonly seed: number;
  /** UTC ms at which the demonstration was created: the anchor of its first day, its volume and its stories. */
  readonly createdMs: number;
  /** Complete weeks before the week of creation. */
  readonly weeks?: number;
  /** About how many cases there are from the first day to the creation. */
  readonly cases?: number;
};

/** Part of the cases that nobody's earlier case or session led to; the others come back by themselves. */
const PRIMARY_SHARE = 0.925;
/** Weeks before the creation at which the survey programme grew to its present size and began to ask for ease. */
const SURVEYS_GREW_WEEKS = 54;

/** No life of a case or session, with all that comes of it, lasts longer than this many days. */
export const LIFE_DAYS = 180;

export type World = {
  readonly seed: number;
  readonly firstDay: number;
  readonly createdDay: number;
  readonly surveysGrewDay: number;
  /** Expected new cases on a day of season 1. */
  readonly casesPerDay: number;
  readonly customers: Customers;
  readonly book: StoryBook;
  readonly mended: readonly Mended[];
};

/**
 * The fixed facts of a demonstration as far as lives begun by `untilMs` can meet them. They meet stories that begin
 * later too, so those are listed a whole life ahead: what is drawn today must not depend on where today's view ends.
 */
export function worldOf(options: DemoOptions, untilMs: number): World {
  const { seed, createdMs, weeks = DEMO_WEEKS, cases = DEMO_CASES } = options;
  const createdDay = localDay(createdMs);
  const firstDay = weekOf(createdDay) - 7 * weeks;
  let seasons = 0;
  for (let day = firstDay; day < createdDay; day += 1) seasons += season(day, createdDay);
  return {
    seed,
    firstDay,
    createdDay,
    surveysGrewDay: weekOf(createdDay) - 7 * SURVEYS_GREW_WEEKS,
    casesPerDay: (cases * PRIMARY_SHARE) / seasons,
    customers: new Customers(seed),
    book: new StoryBook(storiesOf(seed, createdMs, untilMs + LIFE_DAYS * DAY)),
    mended: mendedBy(createdMs),
  };
}
