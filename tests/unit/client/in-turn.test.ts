import { describe, expect, it } from 'vitest';
import { inTurn } from '#client/ui/in-turn.ts';

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
});
