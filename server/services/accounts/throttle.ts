import { AppError } from '../../domain/problem.ts';

const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 50;
/** Names remembered at once: beyond, the oldest are forgotten. */
const MOST = 20_000;

type Count = { failures: number; since: number };

/** Counts failed sign-ins by account and by address: who has failed too often waits. Sessions are not touched. */
export class Throttle {
  private readonly counts = new Map<string, Count>();

  /** Before a try. @throws AppError TOO_MANY_TRIES { seconds } */
  check(email: string, address: string, now: number): void {
    for (const [name, limit] of named(email, address)) {
      const count = this.counts.get(name);
      if (!count || count.failures < limit) continue;
      const left = count.since + WINDOW_MS - now;
      if (left > 0) throw new AppError('TOO_MANY_TRIES', { seconds: Math.ceil(left / 1000) });
      this.counts.delete(name);
    }
  }

  /** A try is counted before the password is looked at: tries at the same time count too. */
  begin(email: string, address: string, now: number): void {
    for (const [name, limit] of named(email, address)) {
      const held = this.counts.get(name);
      const isOver = held !== undefined && now - held.since >= WINDOW_MS;
      const count = held && !isOver ? held : { failures: 0, since: now };
      count.failures++;
      // The block counts from the failure that brought it.
      if (count.failures === limit) count.since = now;
      this.counts.delete(name);
      this.counts.set(name, count);
    }
    for (const [oldest] of this.counts) {
      if (this.counts.size <= MOST) break;
      this.counts.delete(oldest);
    }
  }

  /** After a right password: that account's failures are forgotten, and the try is taken back from the address. */
  succeed(email: string, address: string): void {
    this.counts.delete(`account ${email}`);
    const count = this.counts.get(`address ${address}`);
    if (count) count.failures--;
  }
}

function named(email: string, address: string): [string, number][] {
  return [
    [`account ${email}`, PER_ACCOUNT],
    [`address ${address}`, PER_ADDRESS],
  ];
}
