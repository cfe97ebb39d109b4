import { expect, it } from 'vitest';
import { Occurrences } from '#server/ingest/records/occurrences.ts';

/** Ids as systems count them on: alike but for their last characters, which is what a weak sum would take for one. */
const WAYS: ((n: number) => string)[] = [
  (n) => `case INC${String(n).padStart(7, '0')}`,
  (n) => `case ${n.toString(36)}`,
  (n) => `response ${n >> 9}|${n & 511}#csat`,
  (n) => `contact ${String.fromCharCode(0x621 + (n % 26))}${n}`,
];

it.each(WAYS.map((id) => ({ example: id(1), id })))(
  'ids like "$example" are each met once, and then again',
  ({ id }) => {
    const met = new Occurrences();
    const all = Array.from({ length: 150_000 }, (_, n) => id(n));
    expect(all.filter((one) => !met.isFirst(one))).toEqual([]);
    expect(all.filter((one) => met.isFirst(one))).toEqual([]);
  },
);
