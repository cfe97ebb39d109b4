import type { Held } from '#db/queries/leases.ts';
import type { Repository } from '#db/store/store.ts';
import type { Job } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/** For how long a lease is held (ms): somebody else takes over so soon after its holder died. */
const HELD_MS = 10_000;
/** How often it is held anew (ms), also amid a long round; and how often somebody else looks whether it is free. */
const RENEW_MS = 3000;
const LOOK_FOR_MS = 1000;

export type LeaseDeps = {
  readonly repository: Repository;
  /** What is done under it; at most one process of a store does. */
  readonly name: string;
  /** Who this is, unlike anybody else at the same store. */
  readonly holder: string;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
};

/** A lease while it is one's own; the signal tells that it is no more. */
export type Holding = Held & { readonly signal: AbortSignal };

type Kept = { readonly holding: Holding; readonly lost: AbortController; readonly at: number };

/**
 * The lease of a name as one process holds it. It lives in the store, since not every process at a store shares a machine or a
 * folder; whoever was paused and comes back finds by its fence number that it was taken.
 */
class Lease {
  private readonly deps: LeaseDeps;
  private kept: Kept | null = null;
  private asking: Promise<void> | null = null;
  private readonly onLost: () => void;
  private readonly beat: NodeJS.Timeout;

  constructor(deps: LeaseDeps, onLost: () => void) {
    this.deps = deps;
    this.onLost = onLost;
    this.beat = setInterval(() => {
      if (this.kept) void this.ask().catch(deps.onFailure);
    }, RENEW_MS);
    this.beat.unref();
  }

  /** What is surely held; null = nothing, or it was not held anew in time. */
  get holding(): Holding | null {
    return this.kept && this.ageOf(this.kept) < HELD_MS ? this.kept.holding : null;
  }

  /** Takes it when it is free; null = somebody else has it. */
  async hold(): Promise<Holding | null> {
    if (!this.kept || this.ageOf(this.kept) >= RENEW_MS) await this.ask();
    return this.holding;
  }

  /** Lets go of it, so that the next one need not wait until it is over. */
  async end(): Promise<void> {
    clearInterval(this.beat);
    await this.asking?.catch(() => null);
    this.drop();
    const { repository, name, holder } = this.deps;
    await repository.write('endLease', { name, holder });
  }

  /** A clock that was set back proves nothing: as old as can be. */
  private ageOf({ at }: Kept): number {
    const age = this.deps.now() - at;
    return age < 0 ? HELD_MS : age;
  }

  private ask(): Promise<void> {
    this.asking ??= this.renew().finally(() => (this.asking = null));
    return this.asking;
  }

  private async renew(): Promise<void> {
    if (this.kept && !this.holding) this.drop();
    const { repository, name, holder, now } = this.deps;
    const at = now();
    const fence = await repository.write('takeLease', { name, holder, now: at, forMs: HELD_MS });
    if (this.kept?.holding.fence === fence) {
      this.kept = { ...this.kept, at };
      return;
    }
    this.drop();
    if (fence === null) return;
    const lost = new AbortController();
    this.kept = { holding: { name, fence, signal: lost.signal }, lost, at };
  }

  private drop(): void {
    if (!this.kept) return;
    this.kept.lost.abort();
    this.kept = null;
    this.onLost();
  }
}

export type LeasedDeps = LeaseDeps & {
  /** How long to rest between two rounds. */
  readonly restMs: number;
  /** One round; its writes name the lease, so that they have no effect once it is somebody else's. */
  readonly round: (held: Held, signal: AbortSignal) => Promise<unknown>;
};

/** A job that can also be asked what it holds now; null = somebody else does its work, or nobody surely. */
export type LeasedJob = Job & { readonly holding: () => Holding | null };

/** Works round after round, for as long as it holds a lease of the store and nobody stops it. */
export function startLeasedLoop({ restMs, round, ...deps }: LeasedDeps): LeasedJob {
  // Who lost it rests no longer, but looks whether it is free again.
  const lease = new Lease(deps, () => loop.nudge());
  const loop: Job = startLockedLoop({
    lock: () => ({ release: () => undefined }),
    restMs: () => (lease.holding ? restMs : Math.min(restMs, LOOK_FOR_MS)),
    round: async (signal) => {
      const held = await lease.hold();
      if (held) await round(held, AbortSignal.any([signal, held.signal]));
    },
    onFailure: deps.onFailure,
  });
  return {
    nudge: loop.nudge,
    holding: () => lease.holding,
    stop: async () => {
      await loop.stop();
      await lease.end();
    },
  };
}
