import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import type { Gunzip, InflateRaw } from 'node:zlib';
import { AppError } from '../domain/problem.ts';
import { truncated } from './decode.ts';

/** A file on disk, or bytes at hand (an API body); the name is what messages call it. */
export type Input =
  | { path: string; name?: string | undefined }
  | { bytes: Uint8Array; name?: string | undefined };

/** What a file may unpack to. The defaults stop a gzip bomb, not a large export. */
export type UnpackLimits = {
  /** Most bytes after unpacking. */
  maxBytes: number;
  /** Most unpacked bytes per packed byte, looked at after the first `freeBytes`. */
  maxRatio: number;
  freeBytes: number;
};

export const DEFAULT_LIMITS: UnpackLimits = {
  maxBytes: 64 * 2 ** 30,
  maxRatio: 200,
  freeBytes: 32 * 2 ** 20,
};

const CHUNK = 256 * 1024;

export function inputName(input: Input): string {
  return input.name ?? ('path' in input ? input.path : 'request body');
}

/**
 * Size of the input in bytes.
 * @throws AppError FILE_MISSING { path, reason }, FILE_IS_DIRECTORY { path }, FILE_EMPTY { path }
 */
export async function inputSize(input: Input): Promise<number> {
  const path = inputName(input);
  let size: number;
  if ('path' in input) {
    const found = await stat(input.path).catch((cause: unknown) => {
      throw missing(path, cause);
    });
    if (found.isDirectory()) throw new AppError('FILE_IS_DIRECTORY', { path });
    ({ size } = found);
  } else {
    size = input.bytes.length;
  }
  if (size === 0) throw new AppError('FILE_EMPTY', { path });
  return size;
}

function missing(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return new AppError('FILE_MISSING', { path, reason }, { cause });
}

function* slices(bytes: Uint8Array, start: number, to: number): Generator<Buffer> {
  for (let at = start; at < to; at += CHUNK) {
    const end = Math.min(at + CHUNK, to);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at);
  }
}

/** A stretch of the input; `end` is the first byte not in it. */
export type Range = { start: number; end: number };

const WHOLE: Range = { start: 0, end: Number.POSITIVE_INFINITY };

function openRaw(input: Input, { start, end }: Range): Readable {
  if ('path' in input) {
    if (end <= start) return Readable.from([]);
    return createReadStream(input.path, { start, end: end - 1, highWaterMark: CHUNK });
  }
  return Readable.from(slices(input.bytes, start, Math.min(end, input.bytes.length)));
}

/** All bytes of a stretch at once, fewer where the input ends before it does. */
export async function rangeOf(input: Input, range: Range): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of plainBytes(input, range.start, () => undefined, range.end)) {
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Bytes of the input as they are, from `start`. `onRead` hears how many have been read. */
export async function* plainBytes(
  input: Input,
  start: number,
  onRead: (bytes: number) => void,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  let read = start;
  try {
    for await (const chunk of openRaw(input, { start, end })) {
      const bytes = asBuffer(chunk);
      read += bytes.length;
      onRead(read);
      yield bytes;
    }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? missing(inputName(input), error) : error;
  }
}

/**
 * Bytes of a gzip input after unpacking, from its beginning. `onRead` hears how many packed bytes have been used.
 * @throws AppError FILE_TRUNCATED { path, position }, FILE_TOO_LARGE { path, bytes, limit, ratio }
 */
export async function* unpackedBytes(
  input: Input,
  limits: UnpackLimits,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  try {
    yield* unpack(input, WHOLE, gunzip, limits, onRead);
  } catch (error) {
    throw isFromZlib(error) ? truncated(inputName(input), gunzip.bytesWritten, error) : error;
  }
}

/**
 * Bytes of a deflated stretch of an input. `onRead` hears which byte of the input has been used last.
 * @throws AppError FILE_TOO_LARGE, FILE_DAMAGED { path, part }
 */
export async function* inflatedBytes(
  input: Input,
  part: string,
  range: Range,
  limits: UnpackLimits,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  try {
    yield* unpack(input, range, inflate, limits, (used) => onRead(range.start + used));
  } catch (error) {
    if (!isFromZlib(error)) throw error;
    throw new AppError('FILE_DAMAGED', { path: inputName(input), part }, { cause: error });
  }
}

async function* unpack(
  input: Input,
  range: Range,
  unzip: Gunzip | InflateRaw,
  limits: UnpackLimits,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const raw = openRaw(input, range);
  raw.on('error', (error) => unzip.destroy(error));
  raw.pipe(unzip);
  let unpacked = 0;
  try {
    for await (const chunk of unzip) {
      const bytes = asBuffer(chunk);
      unpacked += bytes.length;
      const ratio = unpacked / Math.max(1, unzip.bytesWritten);
      if (unpacked > limits.maxBytes || (unpacked > limits.freeBytes && ratio > limits.maxRatio)) {
        throw new AppError('FILE_TOO_LARGE', {
          path: inputName(input),
          bytes: unpacked,
          limit: Math.min(limits.maxBytes, Math.ceil(unzip.bytesWritten * limits.maxRatio)),
          ratio: Math.round(ratio),
        });
      }
      onRead(unzip.bytesWritten);
      yield bytes;
    }
  } finally {
    raw.destroy();
    unzip.destroy();
  }
}

function isFromZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function asBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  throw new TypeError('a stream of bytes gave something else');
}
