import { AppError } from '../domain/problem.ts';

/** Requests a caller may make: so many at once, so many a second in the long run. Far above what screens and senders need. */
type Allowance = { readonly burst: number; readonly perSecond: number };

const ALLOWANCES = {
  anonymous: { burst: 200, perSecond: 20 },
  person: { burst: 2000, perSecond: 500 },
  key: { burst: 5000, perSecond: 2000 },
} as const satisfies Record<string, Allowance>;

/** Callers remembered at once: beyond, those not seen for longest begin anew. */
const MOST = 10_000;

type Bucket = { left: number; at: number };

/** A bucket of requests for each caller, refilled as time goes on. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  /** Takes one request from a caller's bucket. @throws AppError RATE_LIMITED { seconds } */
  take(kind: keyof typeof ALLOWANCES, name: string, now: number): void {
    const { burst, perSecond }: Allowance = ALLOWANCES[kind];
    const key = `${kind} ${name}`;
    const held = this.buckets.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, held.left + (Math.max(0, now - held.at) / 1000) * perSecond);
    this.buckets.delete(key);
    this.buckets.set(key, { left: Math.max(0, left - 1), at: now });
    for (const [oldest] of this.buckets) {
      if (this.buckets.size <= MOST) break;
      this.buckets.delete(oldest);
    }
    if (left < 1)
      throw new AppError('RATE_LIMITED', { seconds: Math.ceil((1 - left) / perSecond) });
  }
}
