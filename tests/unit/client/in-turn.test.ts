import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTurn } from '#client/ui/in-turn.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what may wait', () => {
  it('is done in the order in which it came, one after the other, but for what was taken back', async () => {
    const done: string[] = [];
    inTurn(() => done.push('first'));
    const takeBack = inTurn(() => done.push('second'));
    takeBack();
    expect(done).toEqual([]);
    await new Promise<void>((resolve) => {
      inTurn(() => {
        done.push('third');
        resolve();
      });
    });
    expect(done).toEqual(['first', 'third']);
  });

  it('goes on behind what throws, which is told as a browser tells it', async () => {
    const told: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => told.push(error));
    const broken = new Error('a panel that cannot be drawn');
    inTurn(() => {
      throw broken;
    });
    await new Promise<void>((resolve) => {
      inTurn(resolve);
    });
    expect(told).toEqual([broken]);
  });
});
