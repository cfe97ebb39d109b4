import type { LiveEvent, LiveKey } from '#db/queries/live-events.ts';
import type { Viewer } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';

/** How often it is looked for what another process left, while somebody listens. */
const LOOK_MS = 250;
/** Changed numbers are told at most this often. */
const NUMBERS_EVERY_MS = 1000;
const MOST_AT_ONCE = 200;

type Version = { settings: number; records: number };

export type LiveDeps = {
  readonly repository: Repository;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
};

/** What a screen is told: the keys of what may have changed, and the number to go on from. */
export type LiveNews = { readonly seq: number; readonly keys: readonly LiveKey[] };

/**
 * Hears of what changed, whoever changed it, by looking into the store while somebody listens: the command line is another process,
 * and what it left must be heard of too.
 */
export class LiveEvents {
  private readonly deps: LiveDeps;
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | null = null;
  private version: Version | null = null;
  private toldNumbersAt = Number.NEGATIVE_INFINITY;
  private last = 0;
  private looking: Promise<void> = Promise.resolve();
  private readonly ending = new AbortController();

  constructor(deps: LiveDeps) {
    this.deps = deps;
  }

  /** Aborted when nobody is served any more. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** Generation of the settings as they were seen last; null = nobody has looked yet. */
  get settings(): number | null {
    return this.version?.settings ?? null;
  }

  /** Looks now. */
  nudge(): void {
    if (this.listeners.size > 0) void this.look();
  }

  /** Calls `hear` whenever there is something new, until what is given back is called. The first look is over by then. */
  async listen(hear: () => void): Promise<() => void> {
    this.listeners.add(hear);
    this.timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
    await this.look();
    return () => {
      this.listeners.delete(hear);
      if (this.listeners.size > 0 || this.timer === null) return;
      clearInterval(this.timer);
      this.timer = null;
    };
  }

  /** Where somebody begins who was here until `after`; null = too long ago or never, so that they must read everything anew. */
  async beginningFrom(after: number | null): Promise<{ seq: number; isWhole: boolean }> {
    const { first, last } = await this.deps.repository.read('readLiveEnds', undefined);
    if (after === null) return { seq: last, isWhole: true };
    const isKnown = after >= first && after <= last;
    return isKnown ? { seq: after, isWhole: true } : { seq: last, isWhole: false };
  }

  /** What a viewer may hear of that changed after a number; null = nothing did. */
  async newsFor(viewer: Viewer, after: number): Promise<LiveNews | null> {
    const args = { after, limit: MOST_AT_ONCE };
    const events = await this.deps.repository.read('readLiveEvents', args);
    const heard = events.filter((event) => mayHear(viewer, event));
    const seq = heard.at(-1)?.seq ?? null;
    return seq === null ? null : { seq, keys: [...new Set(heard.map(({ key }) => key))] };
  }

  stop(): void {
    this.ending.abort();
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private look(): Promise<void> {
    this.looking = this.looking.then(() => this.lookOnce()).catch(this.deps.onFailure);
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const { repository, now } = this.deps;
    if (this.ending.signal.aborted) return;
    const version = await repository.read('readVersion', undefined);
    const isChanged =
      this.version?.records !== version.records || this.version.settings !== version.settings;
    if (isChanged && now() - this.toldNumbersAt >= NUMBERS_EVERY_MS) {
      await repository.write('leaveLiveEvent', { at: now(), key: 'numbers', department: null });
      this.version = version;
      this.toldNumbersAt = now();
    }
    const { last } = await repository.read('readLiveEnds', undefined);
    if (last === this.last) return;
    this.last = last;
    for (const hear of this.listeners) hear();
  }
}

function mayHear(viewer: Viewer, { department }: LiveEvent): boolean {
  if (department === null || viewer.kind === 'local_administrator') return true;
  return viewer.departments === 'all' || viewer.departments.includes(department);
}
