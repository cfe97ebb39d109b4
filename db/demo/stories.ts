import { DAY, HOUR, localDay, midnight, weekOf } from './calendar.ts';
import { mix, Random } from './random.ts';
import type { Effect, Plot, Scope, StoryKind } from './story-kinds.ts';
import { HARMFUL_KINDS, ORDINARY, plotOf, STORY_KINDS, SUDDEN_KINDS } from './story-kinds.ts';

/** When a story happens, seen from the demonstration's creation. */
export type StorySlot = 'last_week' | 'last_48_hours' | 'earlier' | 'later';

export type DemoStory = Plot & {
  readonly id: string;
  readonly slot: StorySlot;
  /** UTC ms; the story runs in [from, to). */
  readonly from: number;
  readonly to: number;
};

const STORY_STREAM = mix(0x73746f);
const EARLIER_WEEKS = { nearest: 20, farthest: 44, longest: 4 };
const LATER_EVERY_WEEKS = 2;

/** A story of one of the kinds, in a department that is still free. Throws RangeError when none is left. */
function freePlot(kinds: readonly StoryKind[], taken: Set<string>, random: Random): Plot {
  for (const kind of random.shuffled(kinds)) {
    const plot = plotOf(kind, random);
    if (taken.has(plot.department)) continue;
    taken.add(plot.department);
    return plot;
  }
  throw new RangeError('no department left for a story');
}

/**
 * What happens in a demonstration that is created at `createdMs`; kind, place and time come from the seed.
 * Three stories are there from the start:
 * - `last_48_hours` began 30 to 46 hours before the creation and goes on for one to three days after it; what is expected
 *   of it is what can be seen within hours;
 * - `last_week` begins on the first day of the last complete week (4 to 20 hours into it) and ends with the week;
 * - `earlier` lasted two to four weeks, 20 to 44 weeks before, and was recovered from.
 * The departments that answer for the three differ. A demonstration that goes on gets a `later` story in every second
 * week after its creation, listed here when `untilMs` has reached its beginning. Nothing about a story depends on
 * `untilMs` but whether it is listed.
 */
export function storiesOf(seed: number, createdMs: number, untilMs = createdMs): DemoStory[] {
  const random = new Random(seed, STORY_STREAM);
  const taken = new Set<string>();
  const thisWeek = weekOf(localDay(createdMs));
  const sudden = freePlot(SUDDEN_KINDS, taken, random);
  const weekly = freePlot(STORY_KINDS, taken, random);
  const earlier = freePlot(HARMFUL_KINDS, taken, random);

  const suddenFrom = floorHour(createdMs) - random.whole(30, 45) * HOUR;
  const weeklyFrom = midnight(thisWeek - 7) + random.whole(4, 20) * HOUR;
  const weeksBack = random.whole(EARLIER_WEEKS.nearest, EARLIER_WEEKS.farthest);
  const earlierFrom = midnight(thisWeek - 7 * weeksBack) + random.whole(6, 72) * HOUR;
  const earlierTo = midnight(thisWeek - 7 * weeksBack + 7 * random.whole(2, EARLIER_WEEKS.longest));
  const stories: DemoStory[] = [
    { ...earlier, id: 'earlier', slot: 'earlier', from: earlierFrom, to: earlierTo },
    { ...weekly, id: 'last-week', slot: 'last_week', from: weeklyFrom, to: midnight(thisWeek) },
    {
      ...sudden,
      expected: sudden.expected.filter((one) => one.within === 'hours'),
      id: 'last-48-hours',
      slot: 'last_48_hours',
      from: suddenFrom,
      to: floorHour(createdMs) + random.whole(24, 72) * HOUR,
    },
  ];
  for (let week = LATER_EVERY_WEEKS; ; week += LATER_EVERY_WEEKS) {
    const story = laterStory(seed, thisWeek, week);
    if (story.from >= untilMs) return stories;
    stories.push(story);
  }
}

function laterStory(seed: number, firstWeek: number, week: number): DemoStory {
  const random = new Random(seed, STORY_STREAM, week);
  const day = firstWeek + 7 * week;
  return {
    ...plotOf(random.pick(STORY_KINDS), random),
    id: `later-${week}`,
    slot: 'later',
    from: midnight(day) + random.whole(4, 20) * HOUR,
    to: midnight(day + 7),
  };
}

function floorHour(instant: number): number {
  return Math.floor(instant / HOUR) * HOUR;
}

/** Where something happens, as far as stories ask. */
export type Place = {
  readonly department: string;
  readonly channel: string;
  readonly region: string | null;
  readonly theme: string | null;
};

function inScope(scope: Scope, place: Place): boolean {
  return (
    (scope.department === undefined || scope.department === place.department) &&
    (scope.channel === undefined || scope.channel === place.channel) &&
    (scope.region === undefined || scope.region === place.region)
  );
}

/** A story touches its scope, and its theme wherever it is heard (within the story's region, if it has one). */
function touches(story: DemoStory, place: Place): boolean {
  if (inScope(story.scope, place)) return true;
  return (
    story.theme !== null &&
    story.theme === place.theme &&
    (story.scope.region === undefined || story.scope.region === place.region)
  );
}

/** The stories of one demonstration, asked for every case, session and survey. */
export class StoryBook {
  readonly stories: readonly DemoStory[];

  constructor(stories: readonly DemoStory[]) {
    this.stories = stories;
  }

  /** The story that runs at an instant and place; null in ordinary times. */
  at(instant: number, place: Place): DemoStory | null {
    for (const story of this.stories) {
      if (instant >= story.from && instant < story.to && touches(story, place)) return story;
    }
    return null;
  }

  /** Stories that run on a local day, wholly or in part. */
  onDay(day: number): DemoStory[] {
    const start = midnight(day);
    return this.stories.filter((story) => story.from < start + DAY && story.to > start);
  }
}

export function effectOf(story: DemoStory | null): Effect {
  return story === null ? ORDINARY : story.effect;
}
