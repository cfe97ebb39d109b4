import { createHash } from 'node:crypto';
import type { Encoding } from '../contract/mapping.ts';
import { AppError } from '../domain/problem.ts';
import { decoderOf } from './decode.ts';
import { detectEncoding } from './encoding.ts';
import { DEFAULT_LIMITS, inputName, inputSize, plainBytes, unpackedBytes } from './raw-bytes.ts';
import type { Input, UnpackLimits } from './raw-bytes.ts';

/** An opened file: what it is, and its text as UTF-8 bytes without a byte order mark (the *decoded stream*). */
export type Source = {
  name: string;
  /** Bytes on disk. */
  size: number;
  gzip: boolean;
  encoding: Encoding;
  /** The first decoded bytes, up to 256 KB; used to guess what the mapping does not tell. */
  head: Buffer;
  /**
   * The decoded stream from a byte offset, which must be a row boundary. A plain UTF-8 file is read from there; other
   * files are decoded from their beginning and skipped.
   */
  read(offset: number, onRead: (bytes: number) => void): AsyncGenerator<Buffer>;
};

const HEAD_BYTES = 256 * 1024;

const BINARY_SIGNATURES: readonly { format: string; bytes: readonly number[] }[] = [
  { format: 'XLSX / ZIP', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'XLS', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { format: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { format: 'SQLite', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66] },
  { format: 'bzip2', bytes: [0x42, 0x5a, 0x68] },
  { format: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { format: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
];

/**
 * Opens a file or body and finds out how it is written.
 * @throws AppError FILE_MISSING, FILE_IS_DIRECTORY, FILE_EMPTY, FILE_FORMAT { path, value, expected }, and what
 * reading its first bytes throws (FILE_TRUNCATED, FILE_TOO_LARGE, FILE_ENCODING { path, encoding, position, value })
 */
export async function openSource(
  input: Input,
  told: Encoding | undefined,
  limits: UnpackLimits = DEFAULT_LIMITS,
): Promise<Source> {
  const name = inputName(input);
  const size = await inputSize(input);
  const first = await collect(
    plainBytes(input, 0, () => undefined),
    8,
  );
  const gzip = first[0] === 0x1f && first[1] === 0x8b;
  const bytes = (onRead: (read: number) => void): AsyncGenerator<Buffer> =>
    gzip ? unpackedBytes(input, limits, onRead) : plainBytes(input, 0, onRead);
  const rawHead = await collect(
    bytes(() => undefined),
    HEAD_BYTES,
  );
  if (rawHead.length === 0) throw new AppError('FILE_EMPTY', { path: name });
  const binary = BINARY_SIGNATURES.find((known) =>
    known.bytes.every((byte, i) => rawHead[i] === byte),
  );
  if (binary) {
    throw new AppError('FILE_FORMAT', {
      path: name,
      value: binary.format,
      expected: 'CSV, TSV, NDJSON, gzip',
    });
  }
  const { encoding, bomBytes } = detectEncoding(rawHead, told);

  async function* read(offset: number, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
    const direct = !gzip && encoding === 'utf-8';
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
  return { name, size, gzip, encoding, head, read };
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
 * One pass over a whole file before anything of it is stored: the SHA-256 of its bytes as stored (hex; a resumed import
 * must meet the same), and proof that it unpacks and decodes to its end.
 * @throws as `openSource`, FILE_TRUNCATED and FILE_ENCODING included
 */
export async function examineFile(
  input: Input,
  told?: Encoding,
  limits: UnpackLimits = DEFAULT_LIMITS,
): Promise<{
  sha256: string;
  size: number;
  decodedBytes: number;
  encoding: Encoding;
  gzip: boolean;
}> {
  const source = await openSource(input, told, limits);
  const hash = createHash('sha256');
  for await (const chunk of plainBytes(input, 0, () => undefined)) hash.update(chunk);
  let decodedBytes = 0;
  for await (const chunk of source.read(0, () => undefined)) decodedBytes += chunk.length;
  const { size, encoding, gzip } = source;
  return { sha256: hash.digest('hex'), size, decodedBytes, encoding, gzip };
}
