import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#server/domain/problem.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { caseMapping, readText } from '#tests/unit/ingest/reading.ts';
import type { Whole } from '#tests/unit/ingest/reading.ts';

const mapping = caseMapping(
  { dates: ['ISO', 'D/M/YYYY h:mm A'], missing: ['NA'] },
  {
    fields: { reopens: 'n', slaTold: 'flag', text: 'text', resolvedAt: 'opened' },
    dimensions: { department: 'text' },
  },
);
const FILE = Buffer.from(
  `id,opened,n,flag,text\n${Array.from(
    { length: 12 },
    (_, i) => `${i},2024-05-0${(i % 9) + 1}T10:00:00Z,${i},yes,"كلمة, ""${i}"""\r\n`,
  ).join('')}`,
);

/** Reads bytes as a file; a problem of the file as a whole gives null, anything else fails the test. */
async function read(bytes: Uint8Array): Promise<Whole | null> {
  try {
    return await readText(bytes, mapping);
  } catch (error) {
    if (error instanceof AppError && error.problem.code.startsWith('FILE_')) return null;
    throw error;
  }
}

function isHonest(whole: Whole | null): void {
  if (!whole) return;
  // Each row made its one record or is listed with its line and reason (bytes that begin with a brace are NDJSON, which
  // has no header: its rows begin with line 1).
  expect(whole.records.length + whole.rejects.length).toBe(whole.rowsRead);
  expect(whole.rejects.every(({ line, code }) => line >= 1 && /^(ROW|FILE)_/.test(code))).toBe(
    true,
  );
  expect(
    whole.records.every(({ at, externalId }) => Number.isFinite(at) && externalId !== ''),
  ).toBe(true);
}

describe('Any bytes whatever', () => {
  it('are read row by row with each reject listed, or refused as a file', async () => {
    const header = fc.constantFrom(
      '',
      'id,opened,n,flag,text\n',
      '\uFEFFid\topened\tn\tflag\ttext\r\n',
    );
    await fc.assert(
      fc.asyncProperty(header, fc.uint8Array({ maxLength: 400 }), async (start, bytes) => {
        isHonest(await read(Buffer.concat([Buffer.from(start), bytes])));
      }),
      { numRuns: 400 },
    );
  });

  it('of a good file that was damaged in places are read or refused, gzip too', async () => {
    const damage = fc.array(fc.tuple(fc.nat(FILE.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(FILE.length), fc.boolean(), async (spots, cut, packed) => {
        const bytes = Buffer.from(FILE);
        for (const [at, byte] of spots) bytes[at] = byte;
        const plain = bytes.subarray(0, cut + 1);
        isHonest(await read(packed ? gzipSync(plain) : plain));
      }),
      { numRuns: 400 },
    );
  });

  it('of JSON are taken as a mapping, or refused with a place and what would be right', () => {
    const piece = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<fc.JsonValue>(
        'id',
        { column: 'x' },
        { constant: 1 },
        { concat: ['a'] },
        { when: 1 },
      ),
    );
    fc.assert(
      fc.property(piece, piece, piece, (value, when, more) => {
        const json = caseMapping({ format: more }, { at: value, when });
        try {
          readMapping(json);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          const { problem } = error as AppError;
          expect(['MAPPING_INVALID', 'ZONE_UNKNOWN']).toContain(problem.code);
          if (problem.code === 'MAPPING_INVALID') expect(problem.params['expected']).toBeTruthy();
        }
      }),
      { numRuns: 500 },
    );
  });
});
