import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closest } from '#server/ingest/closest.ts';
import { examineFile } from '#server/ingest/source.ts';
import { caseMapping, problemOf, readAll } from './reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basira-source-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('A file examined before it is imported', () => {
  it('has the SHA-256 of its bytes as they are stored', async () => {
    const path = join(folder, 'abc');
    await writeFile(path, 'abc');
    // FIPS 180-2, appendix B.1.
    expect(await examineFile({ path })).toEqual({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      size: 3,
      decodedBytes: 3,
      encoding: 'utf-8',
      gzip: false,
    });
  });

  it.each(['', '\uFEFF'])(
    'has it with a mark or without, also where a character lies across two readings',
    async (mark) => {
      // Three bytes each, so that 256 KB end within one.
      const bytes = Buffer.from(`${mark}id,name\n${'ﷲ'.repeat(200_000)}\n`);
      const path = join(folder, `mark-${mark.length}`);
      await writeFile(path, bytes);
      const whole = {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: bytes.length,
        decodedBytes: bytes.length - Buffer.byteLength(mark),
        encoding: 'utf-8',
        gzip: false,
      };
      expect(await examineFile({ path })).toEqual(whole);
      expect(await examineFile({ bytes })).toEqual(whole);
    },
  );

  it('is read to its end, so that damage far inside is found', async () => {
    const rows = Buffer.from(`id,opened\n${'1,2024-05-01\n'.repeat(60_000)}`);
    const bytes = Buffer.concat([rows, Buffer.from([0xc3, 0x28])]);
    expect(
      await problemOf(() => examineFile({ bytes: gzipSync(bytes), name: 'far.csv.gz' })),
    ).toEqual({
      code: 'FILE_ENCODING',
      params: { path: 'far.csv.gz', encoding: 'utf-8', position: rows.length, value: 'C3' },
    });
    const cut = Buffer.concat([rows, Buffer.from([0xc3])]);
    expect(await problemOf(() => examineFile({ bytes: cut }))).toEqual({
      code: 'FILE_TRUNCATED',
      params: { path: 'request body', position: rows.length },
    });
  });

  it('gives the same records from a folder and from a request body, and says how far it is', async () => {
    const bytes = Buffer.from(
      `id,opened\n${Array.from({ length: 50_000 }, (_, i) => `${i},2024-05-01\n`).join('')}`,
    );
    const path = join(folder, 'rows.csv');
    await writeFile(path, bytes);
    const seen: number[] = [];
    const options = { mapping: caseMapping(), zone: 'Asia/Riyadh' };
    const fromFile = await readAll({
      ...options,
      input: { path },
      onProgress: ({ bytesRead, bytesTotal }) => {
        expect(bytesTotal).toBe(bytes.length);
        seen.push(bytesRead);
      },
    });
    expect(fromFile.records).toEqual((await readAll({ ...options, input: { bytes } })).records);
    expect(seen.at(-1)).toBe(bytes.length);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

describe('The closest word', () => {
  it('is the one with the fewest slips, and none when nothing is like it', () => {
    const columns = ['Created Date', 'Closed Date', 'Agency', 'Unique Key'];
    expect(closest('created_date', columns)).toBe('Created Date');
    expect(closest('Agnecy', columns)).toBe('Agency');
    expect(closest('unique key ', columns)).toBe('Unique Key');
    expect(closest('zzzz', columns)).toBeNull();
    expect(closest('x', [])).toBeNull();
  });
});
