import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../contract/mapping.ts';

/** What an encoding was recognised by; `bomBytes` leading bytes are not text. */
export type DetectedEncoding = { encoding: Encoding; bomBytes: number };

const BOMS: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * The encoding of a file by its first bytes. What a mapping told wins over everything but decides nothing about the
 * byte order mark, which is dropped wherever it stands. Text that is nearly UTF-8 stays UTF-8, so that decoding names
 * the damaged byte instead of showing nonsense.
 */
export function detectEncoding(head: Uint8Array, told: Encoding | undefined): DetectedEncoding {
  const bom = BOMS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (bom) return { encoding: bom.encoding, bomBytes: bom.bytes.length };
  if (told) return { encoding: told, bomBytes: 0 };
  return { encoding: detectWideText(head) ?? detectNarrowText(head), bomBytes: 0 };
}

/** UTF-16 without a mark: nearly every second byte is 0 (Latin) or 6 (Arabic), and zeros stand on one side only. */
function detectWideText(head: Uint8Array): Encoding | null {
  const pairs = head.length >> 1;
  if (pairs < 2) return null;
  const zeros = [0, 0];
  const highs = [0, 0];
  for (let i = 0; i < pairs * 2; i++) {
    const side = i & 1;
    if (head[i] === 0) zeros[side] = (zeros[side] ?? 0) + 1;
    if (head[i] === 0 || head[i] === 6) highs[side] = (highs[side] ?? 0) + 1;
  }
  const wide = (high: number, low: number): boolean =>
    (highs[high] ?? 0) > pairs * 0.7 && (zeros[high] ?? 0) > 0 && (zeros[low] ?? 0) < pairs * 0.05;
  if (wide(1, 0)) return 'utf-16le';
  return wide(0, 1) ? 'utf-16be' : null;
}

function detectNarrowText(head: Uint8Array): Encoding {
  const whole = head.subarray(0, head.length - brokenTail(head));
  if (isUtf8(whole)) return 'utf-8';
  let invalid = 0;
  let valid = 0;
  let high = 0;
  let highNeighbours = 0;
  for (let i = 0; i < whole.length;) {
    const length = sequenceLength(whole, i);
    if (length > 1) valid++;
    if (length === 0) invalid++;
    i += Math.max(1, length);
  }
  if (valid > invalid) return 'utf-8';
  for (let i = 1; i < whole.length; i++) {
    if ((whole[i] ?? 0) < 0xc0) continue;
    high++;
    if ((whole[i - 1] ?? 0) >= 0xc0) highNeighbours++;
  }
  // Arabic words are runs of high bytes; accents in Latin words stand alone.
  return highNeighbours * 3 > high ? 'windows-1256' : 'windows-1252';
}

/** Bytes of an unfinished character at the end (0 to 3). */
export function brokenTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

/** Length of the UTF-8 sequence at `at`; 0 when it is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  return length > 0 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length
    ? length
    : 0;
}

/** Position of the first byte that is not UTF-8; -1 when all is. */
export function invalidUtf8At(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return -1;
}
