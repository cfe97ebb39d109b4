import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** What a phone on a slow line must fetch before the first screen: scripts, in gzip bytes. */
const FIRST_LOAD_LIMIT = 112_000;

/** The fields of Vite's build manifest that are read here. */
interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

const built = new URL('../../dist/client/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, built));
const manifest = JSON.parse(read('.vite/manifest.json').toString()) as Record<string, Chunk>;

/** The chunks that are fetched together with `start`, itself among them. */
function fetchedWith(start: string[], alsoLater = false): Chunk[] {
  const seen = new Set<string>();
  const waiting = [...start];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) continue;
    seen.add(key);
    waiting.push(...(chunk.imports ?? []), ...(alsoLater ? (chunk.dynamicImports ?? []) : []));
  }
  return [...seen].flatMap((key) => manifest[key] ?? []);
}

const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const first = fetchedWith(entries);
const all = fetchedWith(entries, true);

/** A class name that Recharts writes into each of its drawings, and that nothing else uses. */
const hasCharts = (chunk: Chunk) => read(chunk.file).includes('recharts-surface');

describe('the first load', () => {
  it('is one page', () => {
    expect(entries).toEqual(['index.html']);
  });

  it(`fetches at most ${FIRST_LOAD_LIMIT / 1000} kB of scripts`, () => {
    const weights = first.map(({ file }) => [file, gzipSync(read(file), { level: 9 }).length]);
    const total = weights.reduce((sum, [, bytes]) => sum + Number(bytes), 0);
    expect(total, JSON.stringify(weights)).toBeLessThanOrEqual(FIRST_LOAD_LIMIT);
  });

  it('brings no chart library, which comes with the first full chart', () => {
    expect(first.filter(hasCharts).map(({ file }) => file)).toEqual([]);
    expect(all.filter(hasCharts)).not.toEqual([]);
  });
});
