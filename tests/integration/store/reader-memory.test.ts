import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openReader, openWriter } from '#db/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'basira-reader-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('keeps pages for questions that come again, and hardly any for a pass over the records', () => {
  const path = join(folder, 'basira.db');
  openWriter(path).close();
  const memoryOf = (use?: 'questions' | 'passes'): unknown[] => {
    const db = openReader(path, use);
    try {
      // `cache_size` below zero is in KiB (sqlite.org/pragma.html).
      return ['cache_size', 'mmap_size'].map((name) => db.pragma(name, { simple: true }));
    } finally {
      db.close();
    }
  };
  expect(memoryOf('questions')).toEqual([-64 * 1024, 256 * 2 ** 20]);
  expect(memoryOf('passes')).toEqual([-8 * 1024, 0]);
  expect(memoryOf()).toEqual(memoryOf('passes'));
});
