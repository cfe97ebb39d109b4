import type { Arrival } from './arrival.ts';
import { DAY, instantOfDay, isRamadan } from './calendar.ts';
import type { DemoCustomer } from './customers.ts';
import type { DepartmentProfile, ThemeProfile } from './profile.ts';
import { DEPARTMENT_MIX, themeProfile, themeShare } from './profile.ts';
import { Random } from './random.ts';
import type { DemoStory } from './stories.ts';
import type { World } from './world.ts';

const ARRIVAL_STREAM = 0x6172;

/** Who gets in touch on a day, in the order of the clock: ordinary times, less or more what stories make of them. */
export function arrivalsOf(world: World, day: number, expected: number): Omit<Arrival, 'id'>[] {
  const random = new Random(world.seed, ARRIVAL_STREAM, day);
  const ramadan = isRamadan(day);
  const arrivals: Omit<Arrival, 'id'>[] = [];
  const stories = world.book.onDay(day);
  const ordinary = random.poisson(expected);
  for (let n = 0; n < ordinary; n += 1) {
    const department = random.choose(DEPARTMENT_MIX);
    const arrival = arrivalOf(
      department,
      random.choose(department.themes),
      world.customers.any(random),
      instantOfDay(day, ramadan, random),
      random,
    );
    const thinned = random.next();
    if (stories.every((story) => !staysAway(story, arrival, thinned))) arrivals.push(arrival);
  }
  for (const story of stories) arrivals.push(...burst(world, story, day, expected));
  return arrivals.sort((a, b) => a.at - b.at);
}

function arrivalOf(
  department: DepartmentProfile,
  theme: ThemeProfile,
  customer: DemoCustomer,
  at: number,
  random: Random,
): Omit<Arrival, 'id'> {
  return {
    at,
    customer,
    department,
    theme,
    channel: random.choose(department.channels),
    again: false,
  };
}

/** Where a story makes a theme rarer, this arrival does not happen (`chance` uniform in [0, 1)). */
function staysAway(story: DemoStory, arrival: Omit<Arrival, 'id'>, chance: number): boolean {
  return (
    story.theme === arrival.theme.key &&
    arrival.at >= story.from &&
    arrival.at < story.to &&
    chance >= story.effect.volume
  );
}

/** The arrivals that a story adds on a day: its theme as often again as its factor says, in its region if it has one. */
function burst(
  world: World,
  story: DemoStory,
  day: number,
  expected: number,
): Omit<Arrival, 'id'>[] {
  const { theme: themeKey, effect, scope } = story;
  if (themeKey === null || effect.volume <= 1) return [];
  const random = new Random(world.seed, ARRIVAL_STREAM, day, Math.floor(story.from / DAY));
  const ramadan = isRamadan(day);
  const { department, theme } = themeProfile(themeKey);
  const extra = random.poisson(expected * themeShare(themeKey) * (effect.volume - 1));
  const arrivals: Omit<Arrival, 'id'>[] = [];
  for (let n = 0; n < extra; n += 1) {
    const at = instantOfDay(day, ramadan, random);
    const customer =
      scope.region === undefined
        ? world.customers.any(random)
        : world.customers.of(scope.region, random);
    const arrival = arrivalOf(department, theme, customer, at, random);
    if (at >= story.from && at < story.to) arrivals.push(arrival);
  }
  return arrivals;
}
