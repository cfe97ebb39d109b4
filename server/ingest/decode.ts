import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../contract/mapping.ts';
import { AppError } from '../domain/problem.ts';
import { brokenTail, invalidUtf8At } from './encoding.ts';

/** Turns pieces of a file into UTF-8 pieces that never cut a character. Byte positions in errors count from `start`. */
export interface Decoder {
  decode(chunk: Buffer): Buffer;
  /** Says whether the text ended between two characters. */
  end(): void;
}

const EMPTY = Buffer.alloc(0);

export function decoderOf(encoding: Encoding, name: string, start: number): Decoder {
  if (encoding === 'utf-8') return new Utf8Decoder(name, start);
  if (encoding === 'utf-16le' || encoding === 'utf-16be')
    return new WideDecoder(encoding, name, start);
  return new NarrowDecoder(encoding);
}

/** Passes UTF-8 on after checking it. */
class Utf8Decoder implements Decoder {
  private readonly name: string;
  private position: number;
  private tail: Buffer = EMPTY;

  constructor(name: string, start: number) {
    this.name = name;
    this.position = start;
  }

  decode(chunk: Buffer): Buffer {
    const bytes = this.tail.length > 0 ? Buffer.concat([this.tail, chunk]) : chunk;
    const whole = bytes.subarray(0, bytes.length - brokenTail(bytes));
    if (!isUtf8(whole)) {
      const at = invalidUtf8At(whole);
      throw encodingError(this.name, 'utf-8', this.position + at, whole.subarray(at, at + 1));
    }
    this.tail = Buffer.from(bytes.subarray(whole.length));
    this.position += whole.length;
    return whole;
  }

  end(): void {
    if (this.tail.length > 0) throw truncated(this.name, this.position);
  }
}

/** UTF-16 of either byte order. */
class WideDecoder implements Decoder {
  private readonly encoding: 'utf-16le' | 'utf-16be';
  private readonly name: string;
  private position: number;
  private tail: Buffer = EMPTY;

  constructor(encoding: 'utf-16le' | 'utf-16be', name: string, start: number) {
    this.encoding = encoding;
    this.name = name;
    this.position = start;
  }

  decode(chunk: Buffer): Buffer {
    const bytes = Buffer.concat([this.tail, chunk]);
    if (this.encoding === 'utf-16be') {
      // The kept tail is already turned; only whole pairs of the new bytes are.
      const from = this.tail.length & 1 ? this.tail.length - 1 : this.tail.length;
      bytes.subarray(from, bytes.length - (bytes.length & 1)).swap16();
    }
    let end = bytes.length & ~1;
    for (let i = 0; i < end; i += 2) {
      const unit = bytes.readUInt16LE(i);
      if (unit < 0xd800 || unit > 0xdfff) continue;
      if (unit < 0xdc00 && i + 2 >= end) {
        end = i;
        break;
      }
      const next = unit < 0xdc00 ? bytes.readUInt16LE(i + 2) : 0;
      if (next < 0xdc00 || next > 0xdfff) {
        throw encodingError(this.name, this.encoding, this.position + i, bytes.subarray(i, i + 2));
      }
      i += 2;
    }
    this.tail = Buffer.from(bytes.subarray(end));
    this.position += end;
    return Buffer.from(bytes.toString('utf16le', 0, end), 'utf8');
  }

  end(): void {
    if (this.tail.length > 0) throw truncated(this.name, this.position);
  }
}

/** Single-byte code pages, in which every byte is a character. */
class NarrowDecoder implements Decoder {
  private readonly decoder: TextDecoder;

  constructor(encoding: Encoding) {
    this.decoder = new TextDecoder(encoding);
  }

  decode(chunk: Buffer): Buffer {
    return Buffer.from(this.decoder.decode(chunk, { stream: true }), 'utf8');
  }

  end(): void {
    this.decoder.decode();
  }
}

function encodingError(name: string, encoding: string, position: number, bytes: Buffer): AppError {
  const value = bytes.toString('hex').toUpperCase();
  return new AppError('FILE_ENCODING', { path: name, encoding, position, value });
}

export function truncated(name: string, position: number, cause?: unknown): AppError {
  return new AppError('FILE_TRUNCATED', { path: name, position }, { cause });
}
