import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../domain/problem.ts';
import { truncated } from './decode.ts';

/** A file on disk, or bytes at hand (an API body) with a name for messages. */
export type Input = { path: string } | { bytes: Uint8Array; name?: string | undefined };

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
  return 'path' in input ? input.path : (input.name ?? 'request body');
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

function* slices(bytes: Uint8Array, start: number): Generator<Buffer> {
  for (let at = start; at < bytes.length; at += CHUNK) {
    const end = Math.min(at + CHUNK, bytes.length);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at);
  }
}

function openRaw(input: Input, start: number): Readable {
  if ('path' in input) return createReadStream(input.path, { start, highWaterMark: CHUNK });
  return Readable.from(slices(input.bytes, start));
}

/** Bytes of the input as they are, from `start`. `onRead` hears how many have been read. */
export async function* plainBytes(
  input: Input,
  start: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let read = start;
  try {
    for await (const chunk of openRaw(input, start)) {
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
  const raw = openRaw(input, 0);
  const gunzip = createGunzip({ chunkSize: CHUNK });
  raw.on('error', (error) => gunzip.destroy(error));
  raw.pipe(gunzip);
  let unpacked = 0;
  try {
    for await (const chunk of gunzip) {
      const bytes = asBuffer(chunk);
      unpacked += bytes.length;
      const ratio = unpacked / Math.max(1, gunzip.bytesWritten);
      if (unpacked > limits.maxBytes || (unpacked > limits.freeBytes && ratio > limits.maxRatio)) {
        throw new AppError('FILE_TOO_LARGE', {
          path: inputName(input),
          bytes: unpacked,
          limit: Math.min(limits.maxBytes, Math.ceil(gunzip.bytesWritten * limits.maxRatio)),
          ratio: Math.round(ratio),
        });
      }
      onRead(gunzip.bytesWritten);
      yield bytes;
    }
  } catch (error) {
    const fromZlib =
      error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw fromZlib ? truncated(inputName(input), gunzip.bytesWritten, error) : error;
  } finally {
    raw.destroy();
    gunzip.destroy();
  }
}

function asBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  throw new TypeError('a stream of bytes gave something else');
}
