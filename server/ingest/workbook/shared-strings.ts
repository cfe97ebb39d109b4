import { unescaped } from './escapes.ts';
import { TextStore } from './text-store.ts';
import {
  CDATA,
  CLOSE,
  ESCAPED,
  INCOMPLETE,
  MALFORMED,
  nameCode,
  OPEN,
  TEXT,
  XmlWalker,
} from './xml.ts';

const ITEM = nameCode('si');
const PIECE = nameCode('t');
const PHONETIC = nameCode('rPh');
/** Most bytes of XML of one text; spreadsheets hold 32,767 characters in a cell. */
const LONGEST = 16 * 2 ** 20;
const CHUNK = 256 * 1024;
const CACHED = 65_536;
const CACHED_LENGTH = 100;

/**
 * The texts that cells share: four bytes a text beside those of the store. Short ones among the first are kept as strings
 * too, so that a word that comes again is the same string.
 */
export class SharedStrings {
  private count = 0;
  private readonly store = new TextStore();
  private places = new Uint32Array(1024);
  private readonly cache: string[] = [];

  private readonly walker = new XmlWalker();
  /** Where the text that is not complete yet begins. */
  private itemStart = 0;
  private retryAt = 0;
  private pieces: string[] = [];
  private onlyStart = 0;
  private onlyEnd = 0;
  private onlyNeeds = 0;
  private runs = 0;
  private isPhonetic = false;
  private isInPiece = false;

  /** Bytes of all texts so far. */
  get bytes(): number {
    return this.store.size;
  }

  /** Takes the next bytes of the part; false when they are not XML, or hold a text without end. */
  push(chunk: Buffer): boolean {
    const { walker } = this;
    const rest = walker.buffer.subarray(this.itemStart);
    walker.buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    // A text that is not whole is only looked at again when there is twice as much of it.
    if (walker.buffer.length < this.retryAt) return true;
    this.retryAt = 0;
    walker.at = 0;
    this.itemStart = 0;
    this.beginItem();
    for (;;) {
      const token = walker.next();
      if (token === MALFORMED) return false;
      if (token === INCOMPLETE) break;
      this.take(token);
    }
    const held = walker.buffer.length - this.itemStart;
    this.retryAt = held > CHUNK ? 2 * held : 0;
    return held <= LONGEST;
  }

  /** The text with this number; null when there is none. */
  text(index: number): string | null {
    if (!(index >= 0 && index < this.count)) return null;
    const cached = this.cache[index];
    if (cached !== undefined) return cached;
    const text = this.store.get(this.places[index] ?? 0);
    if (index < CACHED && text.length <= CACHED_LENGTH) this.cache[index] = text;
    return text;
  }

  private beginItem(): void {
    this.runs = 0;
    this.pieces = [];
    this.isPhonetic = false;
    this.isInPiece = false;
  }

  private take(token: number): void {
    const { walker } = this;
    if (token === CDATA || token === TEXT) {
      if (this.isInPiece) this.addRun(walker.textStart, walker.textEnd, walker.textNeeds);
      return;
    }
    if (walker.nameCode === PIECE) {
      if (token === CLOSE) this.addRun(walker.textStart, walker.textEnd, walker.textNeeds);
      this.isInPiece = token === OPEN;
    } else if (walker.nameCode === PHONETIC) {
      this.isPhonetic = token === OPEN;
    } else if (walker.nameCode === ITEM) {
      if (token !== CLOSE) this.beginItem();
      if (token !== OPEN) this.endItem();
    }
  }

  private addRun(start: number, end: number, needs: number): void {
    if (this.isPhonetic || end <= start) return;
    if (this.runs === 1)
      this.pieces.push(this.decoded(this.onlyStart, this.onlyEnd, this.onlyNeeds));
    if (this.runs >= 1) this.pieces.push(this.decoded(start, end, needs));
    this.runs++;
    this.onlyStart = start;
    this.onlyEnd = end;
    this.onlyNeeds = needs;
  }

  private decoded(start: number, end: number, needs: number): string {
    const text = this.walker.buffer.toString('utf8', start, end);
    return needs & ESCAPED ? unescaped(text) : text;
  }

  private endItem(): void {
    const { walker, runs } = this;
    if (runs === 1 && !(this.onlyNeeds & ESCAPED)) {
      this.keep(walker.buffer, this.onlyStart, this.onlyEnd);
    } else {
      const text =
        runs === 1
          ? this.decoded(this.onlyStart, this.onlyEnd, this.onlyNeeds)
          : this.pieces.join('');
      const bytes = Buffer.from(text);
      this.keep(bytes, 0, bytes.length);
    }
    this.itemStart = walker.at;
  }

  private keep(from: Buffer, start: number, end: number): void {
    if (this.count === this.places.length) {
      const places = new Uint32Array(this.count * 2);
      places.set(this.places);
      this.places = places;
    }
    this.places[this.count] = this.store.add(from, start, end);
    this.count++;
  }
}
