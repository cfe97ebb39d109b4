import { expect, it } from 'vitest';
import type { JoinedSample } from '#server/ingest/guess/joined/join.ts';
import { RecentSamples } from '#server/services/imports/recent-samples.ts';

const sample = (rows: number): JoinedSample => ({
  columns: [],
  rows,
  format: {},
  isPart: false,
  inOrder: 0,
  tables: [],
});

it('a sample is read once for all corrections of a guess, and the two of last use are held', async () => {
  const samples = new RecentSamples();
  const read: string[] = [];
  const ask = (name: string) =>
    samples.get(name, async () => {
      read.push(name);
      return sample(read.length);
    });
  expect([(await ask('a')).rows, (await ask('a')).rows]).toEqual([1, 1]);
  await ask('b');
  await ask('a');
  await ask('c');
  await ask('a');
  await ask('b');
  expect(read).toEqual(['a', 'b', 'c', 'b']);
});

it('a sample that could not be read is read anew', async () => {
  const samples = new RecentSamples();
  const fail = samples.get('a', async () => {
    throw new Error('unreadable');
  });
  await expect(fail).rejects.toThrow('unreadable');
  expect((await samples.get('a', async () => sample(7))).rows).toBe(7);
});
