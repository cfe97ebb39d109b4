import type { QueryClient } from '@tanstack/react-query';
import type { SessionAnswer } from '#server/contract/accounts.ts';

/** What is needed of the browser's `EventSource`. */
export type LiveSource = {
  addEventListener: (name: string, hear: (event: MessageEvent<string>) => void) => void;
  close: () => void;
  readonly readyState: number;
};

export type OpenStream = (path: string) => LiveSource;

/** The queries that may answer otherwise when something of a key changed. */
const ASKED_ANEW: Readonly<Record<string, readonly string[]>> = {
  alerts: ['alerts'],
  loops: ['loops'],
  reports: ['reports'],
  numbers: ['metrics', 'changes', 'drivers', 'impacts', 'sources', 'loops'],
};
/** While much comes in, numbers are asked anew at most this often. */
const NUMBERS_EVERY_MS = 5000;
/** How long to wait before listening again after the server ended it for good. */
const BACK_AFTER_MS = 5000;
const CLOSED = 2;

export type FollowDeps = {
  open: OpenStream;
  client: QueryClient;
  /** The number after which the page has seen nothing; null = it has asked for nothing yet. */
  after: () => number | null;
  /** True while there is nothing to listen for. */
  isOff: () => boolean;
};

/** Has what is on the screen asked anew as it changes; goes on where it stopped. */
export class ChangeFollower {
  private readonly deps: FollowDeps;
  private source: LiveSource | null = null;
  /** The number of what was heard last. */
  private last: string | null = null;
  private numbersAt = Number.NEGATIVE_INFINITY;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(deps: FollowDeps) {
    this.deps = deps;
  }

  /** Listens, or stops while nobody looks. */
  look(): void {
    if (this.deps.isOff()) {
      this.source?.close();
      this.source = null;
    } else this.source ??= this.listen();
  }

  stop(): void {
    this.source?.close();
    this.source = null;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private listen(): LiveSource {
    const after = this.last ?? this.deps.after();
    const query = after === null ? '' : `?after=${after}`;
    const source = this.deps.open(`/api/live${query}`);
    const note = ({ lastEventId }: MessageEvent<string>): void => {
      this.last = lastEventId;
    };
    source.addEventListener('ready', note);
    source.addEventListener('changed', (event) => {
      note(event);
      for (const key of keysIn(event.data)) this.askAnew(key);
    });
    source.addEventListener('resync', (event) => {
      note(event);
      for (const key of Object.keys(ASKED_ANEW)) this.askAnew(key);
    });
    source.addEventListener('error', () => {
      // A lost connection comes back by itself; a refusal does not: the session may be over.
      if (source.readyState !== CLOSED || this.source !== source) return;
      this.source = null;
      void this.deps.client.invalidateQueries({ queryKey: ['session'] });
      this.later(BACK_AFTER_MS, () => this.look());
    });
    return source;
  }

  private askAnew(key: string): void {
    const wait = key === 'numbers' ? this.numbersAt + NUMBERS_EVERY_MS - Date.now() : 0;
    if (wait > NUMBERS_EVERY_MS) return;
    if (key === 'numbers') this.numbersAt = Date.now() + Math.max(0, wait);
    if (wait > 0) this.later(wait, () => this.invalidate(key));
    else this.invalidate(key);
  }

  private invalidate(key: string): void {
    for (const queryKey of ASKED_ANEW[key] ?? []) {
      void this.deps.client.invalidateQueries({ queryKey: [queryKey] });
    }
  }

  private later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms);
    this.timers.add(timer);
  }
}

/**
 * Follows changes while somebody who may hear of them looks at the page, for as long as it stands. What changed since `first`, the
 * answer before all others that may change, is heard too; without it, since the newest answer about who is there.
 */
export function followChanges(
  open: OpenStream,
  client: QueryClient,
  first: SessionAnswer | null,
): void {
  const session = () => client.getQueryData<SessionAnswer>(['session']);
  const isOff = (): boolean => {
    const person = session()?.person ?? null;
    // A page nobody looks at does not listen: a browser has few connections to one address.
    return document.hidden || person === null || person.rights.role === 'front_line';
  };
  const after = () => first?.listenAfter ?? session()?.listenAfter ?? null;
  const follower = new ChangeFollower({ open, client, after, isOff });
  const look = (): void => follower.look();
  document.addEventListener('visibilitychange', look);
  // Whoever signs in or out is seen here.
  client.getQueryCache().subscribe(look);
  look();
}

/** Keys a message names; empty = it is none of ours. */
function keysIn(data: string): string[] {
  const told: unknown = JSON.parse(data);
  if (typeof told !== 'object' || told === null || !('keys' in told)) return [];
  return Array.isArray(told.keys) ? told.keys.filter((key) => typeof key === 'string') : [];
}
