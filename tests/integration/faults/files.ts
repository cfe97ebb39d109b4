import { textRows, workbookOf } from '#tests/builders/workbook.ts';
import type { FoundRecord } from './comparing.ts';

/** A file to import, and what must then be found. */
export type SentFile = {
  name: string;
  source: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** By external id. */
  records: Map<string, FoundRecord>;
  counts: { rowsRead: number; recordsNew: number; recordsChanged: number; rowsRejected: number };
};

const START = Date.UTC(2026, 8, 1);
const HOUR = 3_600_000;
const HEADER = ['id', 'opened', 'resolved', 'department'];
/** One row in so many cannot be stored; one in so many tells of the case some rows before it again. */
const WRONG_EVERY = 997;
const AGAIN_EVERY = 20;
const ROWS_BACK = 13;

/** What each column of the files says. */
export function mappingOf(source: string): object {
  return {
    version: 1,
    source,
    zone: 'UTC',
    dates: ['YYYY-MM-DD HH:mm'],
    records: [
      {
        kind: 'case',
        id: { column: 'id' },
        at: 'opened',
        dimensions: { department: 'department' },
        fields: { resolvedAt: 'resolved' },
      },
    ],
  };
}

/** A CSV file of cases. */
export function csvFile(source: string, count: number): SentFile {
  return fileOf(source, 'csv', count, (rows) => Buffer.from(rows.map(String).join('\n')));
}

/** A workbook of cases. */
export function workbookFile(source: string, count: number): SentFile {
  return fileOf(source, 'xlsx', count, (rows) =>
    Buffer.from(workbookOf({ sheets: [{ name: 'Cases', rows: textRows(rows) }] })),
  );
}

function fileOf(
  source: string,
  ending: string,
  count: number,
  write: (rows: string[][]) => Uint8Array<ArrayBuffer>,
): SentFile {
  const rows = [HEADER];
  const records: SentFile['records'] = new Map();
  const counts = { rowsRead: count, recordsNew: 0, recordsChanged: 0, rowsRejected: 0 };
  for (let i = 0; i < count; i++) {
    const isAgain = i % AGAIN_EVERY === AGAIN_EVERY - 1;
    const isWrong = i % WRONG_EVERY === WRONG_EVERY - 1;
    const externalId = `${source}-${isAgain ? i - ROWS_BACK : i}`;
    const opened = START + (i % 1000) * HOUR;
    const resolvedAt = i % 3 === 0 ? null : opened + (1 + (i % 70)) * HOUR;
    const resolved = resolvedAt === null ? '' : clock(resolvedAt);
    rows.push([externalId, isWrong ? 'never' : clock(opened), resolved, `team ${i % 3}`]);
    // A record is counted once, however many rows of its file tell of it.
    if (isWrong) counts.rowsRejected++;
    else if (!records.has(externalId)) counts.recordsNew++;
    if (!isWrong) records.set(externalId, { externalId, customer: null, resolvedAt });
  }
  return { name: `${source}.${ending}`, source, bytes: write(rows), records, counts };
}

/** As the mapping's `dates` say. */
function clock(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}
