import { createHash } from 'node:crypto';
import type { Encoding, FileFormat } from '../contract/mapping.ts';
import { AppError } from '../domain/problem.ts';
import { decoderOf } from './decode.ts';
import { detectEncoding } from './encoding.ts';
import { DEFAULT_LIMITS, inputName, inputSize, plainBytes, unpackedBytes } from './raw-bytes.ts';
import type { Input, UnpackLimits } from './raw-bytes.ts';
import { oleFormat } from './workbook/ole.ts';
import { chooseSheet } from './workbook/choose-sheet.ts';
import { openWorkbook } from './workbook/workbook.ts';
import type { Sheet, Workbook } from './workbook/workbook.ts';

/**
 * An opened file: what it is, and its text as UTF-8 bytes without a byte order mark (the *decoded stream*; of a workbook,
 * the XML of the sheet).
 */
export type Source = {
  name: string;
  /** Bytes on disk. */
  size: number;
  gzip: boolean;
  encoding: Encoding;
  /** Null for texts. */
  workbook: { book: Workbook; sheet: Sheet } | null;
  /** Of a plain UTF-8 file its byte order mark, empty where it has none: all else of it is the decoded stream. Null for others. */
  mark: Buffer | null;
  /** The first decoded bytes, up to 256 KB; used to guess what the mapping does not tell. */
  head: Buffer;
  /**
   * The decoded stream from a byte offset, which must be a row boundary. A plain UTF-8 file is read from there; other
   * files are decoded from their beginning and skipped.
   */
  read(offset: number, onRead: (bytes: number) => void): AsyncGenerator<Buffer>;
};

const HEAD_BYTES = 256 * 1024;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EXPECTED = 'XLSX, CSV, TSV, JSON, NDJSON, gzip';

const BINARY_SIGNATURES: readonly { format: string; bytes: readonly number[] }[] = [
  { format: 'ZIP', bytes: ZIP },
  { format: 'ZIP', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { format: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { format: 'SQLite', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66] },
  { format: 'bzip2', bytes: [0x42, 0x5a, 0x68] },
  { format: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { format: 'RAR', bytes: [0x52, 0x61, 0x72, 0x21] },
  { format: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { format: 'Parquet', bytes: [0x50, 0x41, 0x52, 0x31] },
];
/** The name of a format that has none here. */
const BINARY = 'binary';
/** Share of control characters above which bytes are no text. */
const MOST_CONTROLS = 0.02;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Opens a file or body and finds out how it is written, by its bytes and not by its name.
 * @throws AppError FILE_MISSING, FILE_IS_DIRECTORY, FILE_EMPTY, FILE_FORMAT { path, value, expected }, FILE_LOCKED, and
 * what reading its first bytes throws (FILE_TRUNCATED, FILE_TOO_LARGE, FILE_DAMAGED, FILE_SHEET_UNKNOWN, FILE_ENCODING
 * { path, encoding, position, value })
 */
export async function openSource(
  input: Input,
  format: FileFormat | undefined,
  limits: UnpackLimits = DEFAULT_LIMITS,
): Promise<Source> {
  const name = inputName(input);
  const size = await inputSize(input);
  const first = await collect(
    plainBytes(input, 0, () => undefined),
    8,
  );
  const gzip = first[0] === 0x1f && first[1] === 0x8b;
  const isWorkbook = startsWith(first, ZIP);
  if (startsWith(first, OLE)) throw await oleProblem(input);
  if (format?.kind !== undefined && isWorkbook !== (format.kind === 'xlsx')) {
    const value = isWorkbook ? 'XLSX / ZIP' : 'text';
    throw new AppError('FILE_FORMAT', { path: name, value, expected: format.kind });
  }
  const workbook = isWorkbook ? await openSheet(input, size, limits, format) : null;
  const bytes = (onRead: (read: number) => void): AsyncGenerator<Buffer> => {
    if (workbook) return workbook.book.read(workbook.sheet, onRead);
    return gzip ? unpackedBytes(input, limits, onRead) : plainBytes(input, 0, onRead);
  };
  const rawHead = await collect(
    bytes(() => undefined),
    HEAD_BYTES,
  );
  if (rawHead.length === 0) throw new AppError('FILE_EMPTY', { path: name });
  const { encoding, bomBytes } = detectEncoding(rawHead, workbook ? undefined : format?.encoding);
  if (!workbook) refuseOthers(name, rawHead, encoding);

  const direct = !gzip && !workbook && encoding === 'utf-8';

  async function* read(offset: number, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
    const start = direct ? offset + bomBytes : bomBytes;
    const decoder = decoderOf(encoding, name, start);
    let dropRaw = direct ? 0 : bomBytes;
    let drop = direct ? 0 : offset;
    for await (const raw of direct ? plainBytes(input, start, onRead) : bytes(onRead)) {
      const decoded = decoder.decode(dropRaw > 0 ? raw.subarray(dropRaw) : raw);
      dropRaw = Math.max(0, dropRaw - raw.length);
      if (decoded.length > drop) yield drop > 0 ? decoded.subarray(drop) : decoded;
      drop = Math.max(0, drop - decoded.length);
    }
    decoder.end();
  }

  const head = await collect(
    read(0, () => undefined),
    HEAD_BYTES,
  );
  if (head.length === 0) throw new AppError('FILE_EMPTY', { path: name });
  const mark = direct ? rawHead.subarray(0, bomBytes) : null;
  return { name, size, gzip, encoding, workbook, mark, head, read };
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => head[i] === byte);
}

/**
 * Refuses what is no text: other formats by their first bytes, web pages that call themselves a workbook, and whatever
 * else is full of control characters (a picture, a program).
 */
function refuseOthers(path: string, head: Buffer, encoding: Encoding): void {
  const text = beginningOf(head, encoding);
  const value =
    BINARY_SIGNATURES.find(({ bytes }) => startsWith(head, bytes))?.format ??
    (/^<(!doctype html|html|head|body|table|meta)\b/.test(text) ? 'HTML' : null) ??
    (text.startsWith('<?xml') ? 'XML' : null) ??
    (isBinary(head, encoding) ? BINARY : null);
  if (value !== null) throw new AppError('FILE_FORMAT', { path, value, expected: EXPECTED });
}

/** How a text begins, in small letters and without what HTML and XML may have before their first tag. */
function beginningOf(head: Buffer, encoding: Encoding): string {
  const bytes = Buffer.from(head.subarray(0, Math.min(1024, head.length & ~1)));
  if (encoding === 'utf-16be') bytes.swap16();
  return bytes
    .toString(encoding.startsWith('utf-16') ? 'utf16le' : 'latin1')
    .replace(/^(\uFEFF|\u00ef\u00bb\u00bf)/, '')
    .replace(/^(\s*<!--[^]*?-->)*\s*/, '')
    .toLowerCase();
}

/** Texts have a stray control character at most; compressed bytes have one in ten. NUL is no sign: exports pad with it. */
function isBinary(head: Buffer, encoding: Encoding): boolean {
  if (encoding.startsWith('utf-16')) return false;
  let controls = 0;
  for (const byte of head)
    if ((byte > 0 && byte < 0x09) || (byte > 0x0d && byte < 0x20)) controls++;
  return controls > head.length * MOST_CONTROLS;
}

async function oleProblem(input: Input): Promise<AppError> {
  const path = inputName(input);
  const value = await oleFormat(input);
  return value === 'locked'
    ? new AppError('FILE_LOCKED', { path })
    : new AppError('FILE_FORMAT', { path, value, expected: EXPECTED });
}

async function openSheet(
  input: Input,
  size: number,
  limits: UnpackLimits,
  format: FileFormat | undefined,
): Promise<{ book: Workbook; sheet: Sheet }> {
  const book = await openWorkbook(input, size, limits, EXPECTED);
  return { book, sheet: await chooseSheet(book, format?.sheet, inputName(input)) };
}

async function collect(chunks: AsyncGenerator<Buffer>, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}

/**
 * Reads a whole file before anything of it is stored: the SHA-256 of its bytes as stored (hex; a resumed import
 * must meet the same), and proof that it unpacks and decodes to its end.
 * @throws as `openSource`, FILE_TRUNCATED and FILE_ENCODING included
 */
export async function examineFile(
  input: Input,
  format?: FileFormat,
  limits: UnpackLimits = DEFAULT_LIMITS,
): Promise<{
  sha256: string;
  size: number;
  decodedBytes: number;
  encoding: Encoding;
  gzip: boolean;
}> {
  const source = await openSource(input, format, limits);
  const { size, encoding, gzip } = source;
  if (source.mark) return { ...(await examinePlain(source, source.mark)), size, encoding, gzip };
  // Both at once: one reads from disk while the other computes. Where one fails, the other ends.
  const failed = new AbortController();
  const [sha256, decodedBytes] = await Promise.all([
    hashOf(input, failed.signal),
    decodedBytesOf(source, failed.signal),
  ]).catch((error: unknown) => {
    failed.abort();
    throw error;
  });
  return { sha256, size, decodedBytes, encoding, gzip };
}

/** Of a file whose decoded stream is what is on disk behind its mark: one reading gives both. */
async function examinePlain(
  source: Source,
  mark: Buffer,
): Promise<{ sha256: string; decodedBytes: number }> {
  const hash = createHash('sha256').update(mark);
  let decodedBytes = 0;
  for await (const chunk of source.read(0, () => undefined)) {
    hash.update(chunk);
    decodedBytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), decodedBytes };
}

async function hashOf(input: Input, failed: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of plainBytes(input, 0, () => undefined)) {
    if (failed.aborted) break;
    hash.update(chunk);
  }
  return hash.digest('hex');
}

async function decodedBytesOf(source: Source, failed: AbortSignal): Promise<number> {
  let bytes = 0;
  for await (const chunk of source.read(0, () => undefined)) {
    if (failed.aborted) break;
    bytes += chunk.length;
  }
  return bytes;
}
