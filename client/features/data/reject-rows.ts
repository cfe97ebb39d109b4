import type { RejectList } from '../../api/client.ts';
import { withoutIsolates } from '../../format/bidi.ts';

/**
 * Refused rows as lines of a file: each with its own columns as they were, then its line and its reasons, so that it is read
 * again as the file was. Rows whose cells are not kept come last.
 */
export function rejectRows(
  { columns, format, rejects }: Pick<RejectList, 'columns' | 'format' | 'rejects'>,
  words: { line: string; reasons: string },
): (string | number)[][] {
  const names = columns ?? [];
  const width = Math.max(names.length, ...rejects.map(({ cells }) => cells?.length ?? 0));
  const padded = (cells: readonly string[]): string[] =>
    Array.from({ length: width }, (_, i) => cells[i] ?? '');
  const header = [...padded(names), words.line, words.reasons];
  const kept = rejects.filter(({ cells }) => cells !== null);
  const others = rejects.filter(({ cells }) => cells === null);
  return [
    // A mapping that names the header's line looks for it there.
    ...Array.from({ length: format.headerLine - 1 }, () => ['']),
    // By its last two names the file is known for what it is, also where the rows' own had no header.
    ...Array.from({ length: Math.max(1, format.headerRows) }, () => header),
    ...[...kept, ...others].map(({ cells, line, message, further }) => [
      ...padded(cells ?? []),
      line,
      withoutIsolates([message, ...further.map((reason) => reason.message)].join(' ')),
    ]),
  ];
}
