import type { FileFormat } from '../../contract/mapping.ts';
import type { Input } from '../../ingest/raw-bytes.ts';
import { rowAt } from '../../ingest/row-at.ts';
import { openSource } from '../../ingest/source.ts';

const LF = 10;
const CR = 13;

/**
 * The physical line (from 1) at a byte offset of the decoded stream: LF, CRLF and CR each end a line. Of a workbook, the
 * number of the row there.
 */
export async function lineAt(
  input: Input,
  format: FileFormat | undefined,
  offset: number,
): Promise<number> {
  const source = await openSource(input, format);
  if (source.workbook) return rowAt(source, offset);
  let line = 1;
  let left = offset;
  let last = 0;
  for await (const chunk of source.read(0, () => undefined)) {
    const part = chunk.length > left ? chunk.subarray(0, left) : chunk;
    for (const byte of part) {
      if (byte === CR || (byte === LF && last !== CR)) line++;
      last = byte;
    }
    left -= part.length;
    if (left <= 0) break;
  }
  return line;
}
