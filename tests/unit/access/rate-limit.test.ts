import { describe, expect, it } from 'vitest';
import { AppError } from '#server/domain/problem.ts';
import { RateLimit } from '#server/http/rate-limit.ts';

/** How many of `count` requests at one instant pass. */
function passing(limit: RateLimit, name: string, now: number, count: number): number {
  let passed = 0;
  for (let i = 0; i < count; i++) {
    try {
      limit.take('anonymous', name, now);
      passed++;
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  }
  return passed;
}

describe('the rate limit', () => {
  it('lets a burst of 200 strangers’ requests through, then 20 a second', () => {
    const limit = new RateLimit();
    expect(passing(limit, 'a', 0, 1000)).toBe(200);
    expect(passing(limit, 'a', 1000, 1000)).toBe(20);
    expect(passing(limit, 'a', 1500, 1000)).toBe(10);
    expect(passing(limit, 'a', 60_000, 1000)).toBe(200);
  });

  it('holds for each caller alone, and says when to go on', () => {
    const limit = new RateLimit();
    passing(limit, 'a', 0, 1000);
    expect(passing(limit, 'b', 0, 1)).toBe(1);
    expect(() => limit.take('anonymous', 'a', 0)).toThrow(
      expect.objectContaining({ problem: { code: 'RATE_LIMITED', params: { seconds: 1 } } }),
    );
  });

  it('takes a clock that was set back for no time gone', () => {
    const limit = new RateLimit();
    passing(limit, 'a', 10_000, 1000);
    expect(passing(limit, 'a', 0, 10)).toBe(0);
  });
});
