import type { QualityPart } from '#db/queries/record-quality.ts';
import type { RecordPlace } from '#db/queries/record-pages.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordFault } from '../../domain/records/faults.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';
import { weekOf } from '../../domain/time/period.ts';
import { zoneOf } from '../../domain/time/zone.ts';

/** Rows counted by one read: some 50 ms of one reader thread, so that questions of screens get their turn. */
const PAGE_ROWS = 5000;
/** Weeks of volume that are shown. */
export const SHOWN_WEEKS = 26;
/** A count that took long is not repeated before this many times its length has passed. */
const REST_FACTOR = 10;

/** What was counted over all records of one source and kind. */
export type KindCount = Omit<QualityPart, 'source' | 'weeks'>;

/** What was counted over all records of one source. */
export type SourceCount = {
  kinds: Map<RecordKind, KindCount>;
  /** First day of a week (day number) → records. */
  weeks: Map<number, number>;
  /** First day of the newest shown week. */
  lastWeek: number;
};

/** The last complete count, and how far the next one is. */
export type Survey = {
  /** 0 to 1; null = none runs. */
  share: number | null;
  /** UTC ms; null = nothing was counted yet. */
  countedAt: number | null;
  /** False when records or the calendar changed since. */
  current: boolean;
  sources: ReadonlyMap<string, SourceCount>;
};

export type SurveyorDeps = {
  repository: Repository;
  now: () => number;
  onFailure: (error: unknown) => void;
};

/**
 * Counts over all records what no cell holds (what they fill, what cannot be true of them). No request waits for it: the
 * count runs beside, page by page, when somebody asks and records changed, and answers give the last complete one.
 */
export class Surveyor {
  private readonly deps: SurveyorDeps;
  private running: Promise<void> | null = null;
  private stopped = false;
  private share = 0;
  private done: {
    of: string;
    at: number;
    tookMs: number;
    sources: Map<string, SourceCount>;
  } | null = null;

  constructor(deps: SurveyorDeps) {
    this.deps = deps;
  }

  /** The last complete count; begins another where it is not of today's records and the last did not just end. */
  async read(): Promise<Survey> {
    const of = await this.version();
    const { done } = this;
    const current = done?.of === of;
    const rested = !done || this.deps.now() - done.at >= done.tookMs * REST_FACTOR;
    if (!current && rested && !this.running && !this.stopped) {
      this.running = this.count(of)
        .catch((error: unknown) => {
          if (!this.stopped) this.deps.onFailure(error);
        })
        .finally(() => {
          this.running = null;
        });
    }
    return {
      share: this.running ? this.share : null,
      countedAt: done?.at ?? null,
      current,
      sources: done?.sources ?? new Map(),
    };
  }

  /** Waits for the page that is being counted. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Changes when records or the calendar do; what the linker does raises it too. */
  private async version(): Promise<string> {
    const { repository } = this.deps;
    const [{ records }, { calendar }] = await Promise.all([
      repository.read('readVersion', undefined),
      repository.read('readReference', undefined),
    ]);
    return `${records} ${calendar.generation}`;
  }

  private async count(of: string): Promise<void> {
    const { repository, now } = this.deps;
    const begun = now();
    this.share = 0;
    const sources = await this.emptyCounts(begun);
    const sinceWeek = Object.fromEntries(
      [...sources].map(([id, { lastWeek }]) => [id, lastWeek - 7 * (SHOWN_WEEKS - 1)]),
    );
    const parts = RECORD_KINDS.length * repository.slots;
    let part = 0;
    for (const kind of RECORD_KINDS) {
      for (let slot = 0; slot < repository.slots; slot++, part++) {
        let after: RecordPlace | null = null;
        do {
          const page: { parts: QualityPart[]; next: RecordPlace | null } = await repository.read(
            'countQuality',
            { kind, slot, after, limit: PAGE_ROWS, now: begun, sinceWeek },
          );
          if (this.stopped) return;
          for (const counted of page.parts) addPart(sources, kind, counted);
          after = page.next;
        } while (after);
        this.share = (part + 1) / parts;
      }
    }
    this.done = { of, at: now(), tookMs: now() - begun, sources };
  }

  private async emptyCounts(now: number): Promise<Map<string, SourceCount>> {
    const { repository } = this.deps;
    const [known, { calendar }] = await Promise.all([
      repository.read('readSources', undefined),
      repository.read('readReference', undefined),
    ]);
    const zone = zoneOf(calendar.zone);
    return new Map(
      known.map(({ id, lastAt }) => {
        const lastDay = zone.dayOf(Math.min(lastAt ?? now, now));
        return [
          id,
          { kinds: new Map(), weeks: new Map(), lastWeek: weekOf(lastDay, calendar.weekStart) },
        ];
      }),
    );
  }
}

function addPart(
  sources: Map<string, SourceCount>,
  kind: RecordKind,
  { source, weeks, ...counted }: QualityPart,
): void {
  const into = sources.get(source);
  // A source that came while this was counting is in the next count.
  if (!into) return;
  for (const [week, n] of weeks) into.weeks.set(week, (into.weeks.get(week) ?? 0) + n);
  const held = into.kinds.get(kind);
  into.kinds.set(kind, held ? sum(held, counted) : counted);
}

function sum(a: KindCount, b: KindCount): KindCount {
  const filled = { ...a.filled };
  for (const [field, n] of Object.entries(b.filled)) filled[field] = (filled[field] ?? 0) + n;
  const faults = { ...a.faults };
  // Object.entries forgets the keys, which are faults.
  for (const [fault, found] of Object.entries(b.faults) as [
    RecordFault,
    { records: number; example: string },
  ][]) {
    const held = faults[fault];
    faults[fault] = held
      ? {
          records: held.records + found.records,
          example: held.example < found.example ? held.example : found.example,
        }
      : found;
  }
  return {
    records: a.records + b.records,
    waiting: a.waiting + b.waiting,
    filled,
    faults,
  };
}
