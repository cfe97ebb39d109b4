import { describe, expect, it } from 'vitest';
import { TextStore } from '#server/ingest/workbook/text-store.ts';

/** The text with this number: every thousandth is longer than a page of the file, some are empty or not ASCII. */
function textOf(i: number): string {
  if (i % 1000 === 999) return `${i}:${'طويل '.repeat(5000)}`;
  return i % 7 === 0 ? '' : `شكوى ${i} `.repeat(i % 30);
}

describe('A store of more texts than memory may hold', () => {
  it('gives each back by its place, in any order, also while more come', () => {
    const store = new TextStore();
    const places: number[] = [];
    const count = 240_000;
    for (let i = 0; i < count; i++) {
      const bytes = Buffer.from(textOf(i));
      places.push(store.add(bytes, 0, bytes.length));
      if (i % 20_000 === 0) expect(store.get(places[i] ?? 0)).toBe(textOf(i));
    }
    // Much of it is beyond the 32 MB in memory.
    expect(store.size).toBeGreaterThan(50 * 2 ** 20);
    const inOrder = Array.from({ length: 20_000 }, (_, i) => count - 20_000 + i);
    const anyOrder = Array.from({ length: 20_000 }, (_, i) => (i * 104_729) % count);
    const others = [...inOrder, ...anyOrder].filter((i) => store.get(places[i] ?? 0) !== textOf(i));
    expect(others).toEqual([]);
  });
});
