const LONGEST = 64;
const SLOTS = 4096;
/** Most words of a column that get a number. */
const MOST = 2048;
/** Most words looked at before a cell is given up. */
const CHAIN = 8;
const TRIED = 4096;

/**
 * Numbers for the words that come again and again in one column, found by their bytes, so that a word need not become
 * a string to be known again. A column whose words hardly ever repeat is found out.
 */
export class Words {
  private readonly slots = new Int16Array(SLOTS).fill(-1);
  private readonly starts = new Int32Array(MOST + 1);
  private bytes = Buffer.alloc(4 * 1024);
  private count = 0;
  private hits = 0;
  private misses = 0;

  /** False when looking for words in this column is not worth its time. */
  get isWorthwhile(): boolean {
    return this.misses < TRIED || this.hits > this.misses;
  }

  /** The number of the word that these bytes are; -1 when it has none. */
  find(buffer: Buffer, start: number, end: number): number {
    const length = end - start;
    if (length > LONGEST) return -1;
    const last = length > 0 ? (buffer[end - 1] ?? 0) : 0;
    const beforeLast = length > 1 ? (buffer[end - 2] ?? 0) : 0;
    const spread = Math.imul(last | (beforeLast << 8) | (length << 16), 0x9e3779b1);
    const first = length > 0 ? (buffer[start] ?? 0) : 0;
    let slot = ((spread >>> 20) ^ first) & (SLOTS - 1);
    for (let looked = 0; looked < CHAIN; looked++) {
      const word = this.slots[slot] ?? -1;
      if (word < 0) return this.add(slot, buffer, start, end);
      if (this.is(word, buffer, start, length)) {
        this.hits++;
        return word;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    this.misses++;
    return -1;
  }

  private is(word: number, buffer: Buffer, start: number, length: number): boolean {
    const { bytes } = this;
    const from = this.starts[word] ?? 0;
    if ((this.starts[word + 1] ?? 0) - from !== length) return false;
    for (let i = 0; i < length; i++) {
      if (bytes[from + i] !== buffer[start + i]) return false;
    }
    return true;
  }

  private add(slot: number, buffer: Buffer, start: number, end: number): number {
    this.misses++;
    if (this.count >= MOST) return -1;
    const word = this.count++;
    const from = this.starts[word] ?? 0;
    if (from + LONGEST > this.bytes.length) {
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)]);
    }
    buffer.copy(this.bytes, from, start, end);
    this.starts[word + 1] = from + end - start;
    this.slots[slot] = word;
    return word;
  }
}
