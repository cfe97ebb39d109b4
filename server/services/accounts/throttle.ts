import { AppError } from '../../domain/problem.ts';

const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 50;
/** Names remembered at once: beyond, the oldest are forgotten. */
const MOST = 20_000;

type Count = { failures: number; since: number };

/** What a password is asked for: to come in, or of somebody who is in. The one never shuts the other. */
type Asked = 'sign_in' | 'proof';
/** Whose password is tried, and from where. */
type Tried = { asked: Asked; account: string; address: string };

/** Counts failed tries by account and by address: who has failed too often waits. Sessions are not touched. */
export class Throttle {
  private readonly counts = new Map<string, Count>();

  /**
   * One try. What `isRight` throws (no room to compare a password just now) is no failure.
   * @throws AppError TOO_MANY_TRIES { seconds }
   */
  async try(tried: Tried, now: number, isRight: () => Promise<boolean>): Promise<boolean> {
    this.check(tried, now);
    // Counted before the password is looked at: tries at the same time count too.
    this.begin(tried, now);
    try {
      const found = await isRight();
      if (found) this.succeed(tried);
      return found;
    } catch (error) {
      for (const [name] of named(tried)) this.takeBack(name);
      throw error;
    }
  }

  private check(tried: Tried, now: number): void {
    for (const [name, limit] of named(tried)) {
      const count = this.counts.get(name);
      if (!count || count.failures < limit) continue;
      const left = count.since + WINDOW_MS - now;
      if (left > 0) throw new AppError('TOO_MANY_TRIES', { seconds: Math.ceil(left / 1000) });
      this.counts.delete(name);
    }
  }

  private begin(tried: Tried, now: number): void {
    for (const [name, limit] of named(tried)) {
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

  /** That account's failures are forgotten, and the try is taken back from the address. */
  private succeed(tried: Tried): void {
    const [[account], [address]] = named(tried);
    this.counts.delete(account);
    this.takeBack(address);
  }

  private takeBack(name: string): void {
    const count = this.counts.get(name);
    if (count) count.failures--;
  }
}

type Named = readonly [name: string, limit: number];

function named({ asked, account, address }: Tried): readonly [Named, Named] {
  return [
    [`${asked} account ${account}`, PER_ACCOUNT],
    [`${asked} address ${address}`, PER_ADDRESS],
  ];
}
