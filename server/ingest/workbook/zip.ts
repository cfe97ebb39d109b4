import { crc32 } from 'node:zlib';
import { AppError } from '../../domain/problem.ts';
import { truncated } from '../decode.ts';
import { inflatedBytes, inputName, plainBytes, rangeOf } from '../raw-bytes.ts';
import type { Input, UnpackLimits } from '../raw-bytes.ts';

/** One file inside a ZIP archive. */
export type Part = {
  name: string;
  deflated: boolean;
  locked: boolean;
  crc: number;
  /** Bytes in the archive, and after unpacking. */
  packed: number;
  size: number;
  /** Where its local header begins. */
  at: number;
};

const END_MARK = 0x06054b50;
const END_MARK_64 = 0x06064b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
/** The end record with its longest comment, and the locator of the 64-bit end record before it. */
const TAIL = 22 + 65_535 + 20;
const DIRECTORY_LIMIT = 16 * 2 ** 20;
const STORED = 0;
const DEFLATED = 8;
const IN_64_BITS = 0xffffffff;

/**
 * The parts of a ZIP archive by name in lower case, as its directory at the end lists them (of 4 GB and more too).
 * @throws AppError FILE_TRUNCATED { path, position } when the directory is not there, FILE_DAMAGED { path, part }
 */
export async function readDirectory(input: Input, size: number): Promise<Map<string, Part>> {
  const start = Math.max(0, size - TAIL);
  const tail = await rangeOf(input, { start, end: size });
  const end = endRecordAt(tail);
  if (end < 0) throw truncated(inputName(input), size);
  let length = tail.readUInt32LE(end + 12);
  let offset = tail.readUInt32LE(end + 16);
  const has64 = end >= 20 && tail.readUInt32LE(end - 20) === 0x07064b50;
  if (has64) {
    const at = Number(tail.readBigUInt64LE(end - 12));
    const record = await rangeOf(input, { start: at, end: at + 56 });
    if (record.length < 56 || record.readUInt32LE(0) !== END_MARK_64) throw damaged(input);
    length = Number(record.readBigUInt64LE(40));
    offset = Number(record.readBigUInt64LE(48));
  }
  if (offset + length > size || length > DIRECTORY_LIMIT) throw damaged(input);
  const directory = await rangeOf(input, { start: offset, end: offset + length });
  try {
    return partsOf(directory);
  } catch (error) {
    // Reading past the end of the directory: its entries say more than there is.
    if (error instanceof RangeError) throw damaged(input);
    throw error;
  }
}

function endRecordAt(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END_MARK) return at;
  }
  return -1;
}

function damaged(input: Input, part = 'ZIP'): AppError {
  return new AppError('FILE_DAMAGED', { path: inputName(input), part });
}

function partsOf(directory: Buffer): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (let at = 0; at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== ENTRY_MARK) break;
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const name = directory.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/');
    const method = directory.readUInt16LE(at + 10);
    const part: Part = {
      name,
      deflated: method !== STORED,
      // A method that nobody writes is as closed to us as a password.
      locked: (directory.readUInt16LE(at + 8) & 1) === 1 || ![STORED, DEFLATED].includes(method),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    };
    readLongNumbers(directory.subarray(nameEnd, extraEnd), part);
    parts.set(name.toLowerCase(), part);
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return parts;
}

/** Numbers that do not fit in 32 bits stand in an extra field, in this order. */
function readLongNumbers(extra: Buffer, part: Part): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const name of ['size', 'packed', 'at'] as const) {
      if (part[name] !== IN_64_BITS) continue;
      part[name] = Number(extra.readBigUInt64LE(next));
      next += 8;
    }
  }
}

/**
 * The bytes of a part, unpacked, checked against their check sum at the end. `onRead` hears which byte of the input has been used last.
 * @throws AppError FILE_DAMAGED { path, part }, FILE_LOCKED { path }, FILE_TOO_LARGE
 */
export async function* partBytes(
  input: Input,
  part: Part,
  limits: UnpackLimits,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  if (part.locked) throw new AppError('FILE_LOCKED', { path: inputName(input) });
  const header = await rangeOf(input, { start: part.at, end: part.at + 30 });
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_MARK) throw damaged(input, part.name);
  const start = part.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const range = { start, end: start + part.packed };
  let sum = 0;
  let size = 0;
  for await (const chunk of part.deflated
    ? inflatedBytes(input, part.name, range, limits, onRead)
    : plainBytes(input, start, onRead, range.end)) {
    sum = crc32(chunk, sum);
    size += chunk.length;
    yield chunk;
  }
  if (sum !== part.crc || size !== part.size) throw damaged(input, part.name);
}

/**
 * A whole part, for small ones.
 * @throws as `partBytes`; FILE_TOO_LARGE { path, bytes, limit } when it has more than `limit` bytes
 */
export async function wholePart(
  input: Input,
  part: Part,
  limits: UnpackLimits,
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of partBytes(input, part, limits, () => undefined)) {
    bytes += chunk.length;
    if (bytes > limit)
      throw new AppError('FILE_TOO_LARGE', { path: inputName(input), bytes, limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
