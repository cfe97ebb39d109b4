import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DemoStory } from '#db/demo/stories.ts';
import { storiesOf } from '#db/demo/stories.ts';
import { HARMFUL_KINDS } from '#db/demo/story-kinds.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { dimensionIndex } from '#server/domain/dimensions.ts';
import { beginRules } from '#server/services/alerts/rules.ts';
import { extendDemoToNow, fillDemo } from '#server/services/demo.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { repeats } from '#tests/soak.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CREATED = Date.UTC(2026, 9, 14, 9);
/** The replay begins before the story of the last week, and ends when the weekly figures about it are in. */
const BEFORE = 12 * DAY;
const AFTER = 2 * DAY;
/**
 * A burst is told by the second of its whole days: with looks a day apart that is so soon after it began. A story about doubles what is
 * usual of its theme, and chance hides one first day in ten of such. What only weekly figures show is told so soon after that week.
 */
const BURST_WITHIN = 3 * DAY;
const WEEK_WITHIN = 3 * DAY;
const SEEDS = repeats(1, 12);

/** An alert by the keys of what it names; `openedAt` in UTC ms. */
type Opened = {
  kind: string;
  metric: string | null;
  department: string | null;
  theme: string | null;
  openedAt: number;
};

/** Lets the days around the creation of a demonstration pass, looking once a day; gives every alert, by the rules of a first start. */
async function replay(seed: number): Promise<Opened[]> {
  const folder = mkdtempSync(join(tmpdir(), 'basira-stories-'));
  let clock = CREATED - BEFORE;
  const now = (): number => clock;
  const store = openInThread(join(folder, 'basira.db'), clock);
  try {
    const repository = store.as(LOCAL_ADMINISTRATOR);
    await beginRules(repository, clock);
    // As many cases a day as the demonstration has, over fewer weeks.
    const demonstration = { seed, createdMs: CREATED, weeks: 30, cases: 17_000, throughMs: null };
    await repository.write('writeSettings', { settings: { demonstration } });
    await fillDemo(repository, now, demonstration);
    const detector = new Detector({
      repository,
      readMoment: createMomentReader(repository),
      now,
      onFailure: (error) => {
        throw error;
      },
    });
    const asked = { name: 'detection', holder: 'replay', forMs: DAY };
    for (; clock <= CREATED + AFTER; clock += DAY) {
      await extendDemoToNow(repository, now);
      const fence = await repository.write('takeLease', { ...asked, now: clock });
      expect(await detector.round({ name: 'detection', fence: fence ?? 0 })).not.toBeNull();
    }
    return await openedIn(repository);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openedIn(repository: Repository): Promise<Opened[]> {
  const filters = { states: [], severities: [], departments: [], themes: [] };
  const { alerts } = await repository.read('listAlerts', { filters, before: null, limit: 200 });
  const { values } = await repository.read('readReference', undefined);
  const rules = await repository.read('readAlertRules', undefined);
  const keyOf = (dimension: 'department' | 'theme', code: number | null): string | null => {
    const number = dimensionIndex(dimension) + 1;
    return values.find((one) => one.dimension === number && one.code === code)?.key ?? null;
  };
  return alerts.map(({ rule, kind, scope, openedAt }) => ({
    kind,
    metric: rules.find(({ id }) => id === rule)?.metric ?? null,
    department: keyOf('department', scope.department),
    theme: keyOf('theme', scope.theme),
    openedAt,
  }));
}

/** True for the alert that names what a story does to customers: its theme, or where it has none, the metric of its department. */
function names(story: DemoStory, { kind, metric, department, theme, openedAt }: Opened): boolean {
  if (story.theme !== null) {
    const isTimely = openedAt >= story.from && openedAt <= story.from + BURST_WITHIN;
    const isPlaced = department === null || department === story.department;
    return kind === 'burst' && theme === story.theme && isPlaced && isTimely;
  }
  const isTimely = openedAt >= story.to && openedAt <= story.to + WEEK_WITHIN;
  const isMoved = story.expected.some(
    ({ metric: moved, scope }) => moved === metric && scope.department === department,
  );
  return kind === 'range' && isMoved && isTimely;
}

it(
  'each story of a demonstration that harms customers opens an alert that names it, for any seed',
  { timeout: SEEDS * 5 * 60_000 },
  async () => {
    const first = Number(process.env['BASIRA_DEMO_SEED'] ?? Date.now() % 1_000_000);
    console.info(`BASIRA_DEMO_SEED=${first}`);
    for (let seed = first; seed < first + SEEDS; seed += 1) {
      const planted = storiesOf(seed, CREATED).filter(
        ({ slot, kind }) => slot !== 'earlier' && HARMFUL_KINDS.includes(kind),
      );
      // The story of the last 48 hours always harms.
      expect(planted.length).toBeGreaterThan(0);
      const found = await replay(seed);
      for (const story of planted) {
        expect(
          found.filter((alert) => names(story, alert)),
          `seed ${seed}, ${story.kind} in ${story.department}: ${JSON.stringify(found)}`,
        ).toHaveLength(1);
      }
    }
  },
);
