/** What a token of XML is. Text between tags comes with the tag that follows it. */
export const OPEN = 1;
export const CLOSE = 2;
/** An element without content: `<v/>`. */
export const EMPTY = 3;
/** Text written as it is, without escapes. */
export const CDATA = 4;
/** A piece of text that ends before its element does. */
export const TEXT = 5;
/** More bytes are needed. */
export const INCOMPLETE = -1;
/** The bytes are not XML as workbooks have it (a document type, which could hold an entity bomb, is refused too). */
export const MALFORMED = -2;

/** A name of one to three letters as `XmlWalker.nameCode` tells it. */
export function nameCode(name: string): number {
  return Buffer.from(name).reduce((code, byte) => (code << 8) | byte, 0);
}

/** What text needs before it can be shown. */
export const NOT_ASCII = 1;
export const ESCAPED = 2;

const LT = 60;
const GT = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const QUOTE = 34;
const APOSTROPHE = 39;
const AMPERSAND = 38;
const COLON = 58;
const EQUALS = 61;
const UNDERSCORE = 95;

/**
 * Walks over the tags of XML in a buffer, byte by byte, without making strings. What was found stands in the fields
 * until the next step. Names are told without their prefix.
 */
export class XmlWalker {
  buffer: Buffer = Buffer.alloc(0);
  at = 0;
  textStart = 0;
  textEnd = 0;
  /** NOT_ASCII | ESCAPED of the text before the tag. */
  textNeeds = 0;
  nameStart = 0;
  nameEnd = 0;
  /** The name's bytes as one number; -1 when it has more than three. */
  nameCode = 0;
  attributesEnd = 0;

  /** Moves to the next tag or piece of text. After INCOMPLETE or MALFORMED the place is not moved. */
  next(): number {
    for (;;) {
      const { buffer, at: start } = this;
      const end = buffer.length;
      let at = start;
      let bits = 0;
      let escaped = 0;
      while (at < end) {
        const byte = buffer[at] ?? 0;
        if (byte === LT) break;
        bits |= byte;
        if (byte === AMPERSAND || byte === UNDERSCORE || byte === 0) escaped = ESCAPED;
        at++;
      }
      if (at + 1 >= end) return INCOMPLETE;
      this.textStart = start;
      this.textEnd = at;
      this.textNeeds = (bits & 0x80 ? NOT_ASCII : 0) | escaped;
      const second = buffer[at + 1] ?? 0;
      if (second !== BANG && second !== QUESTION) return this.tag(at, second === SLASH);
      if (at > start) {
        this.at = at;
        return TEXT;
      }
      const special = this.special(at, second);
      if (special !== 0) return special;
    }
  }

  /** True when the element's name is this one. */
  isNamed(name: string): boolean {
    const { buffer, nameStart, nameEnd } = this;
    if (nameEnd - nameStart !== name.length) return false;
    for (let i = 0; i < name.length; i++) {
      if (buffer[nameStart + i] !== name.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Calls `found` with the first byte of each attribute's name and where its name and value begin and end. */
  attributes(
    found: (nameStart: number, nameEnd: number, valueStart: number, valueEnd: number) => void,
  ): void {
    const { buffer, attributesEnd } = this;
    let at = this.nameEnd;
    while (at < attributesEnd) {
      while (at < attributesEnd && (buffer[at] ?? 0) <= 32) at++;
      const nameStart = at;
      while (at < attributesEnd && buffer[at] !== EQUALS && (buffer[at] ?? 0) > 32) at++;
      const nameEnd = at;
      while (at < attributesEnd && buffer[at] !== QUOTE && buffer[at] !== APOSTROPHE) at++;
      const quote = buffer[at];
      const valueStart = at + 1;
      at++;
      while (at < attributesEnd && buffer[at] !== quote) at++;
      if (at >= attributesEnd) return;
      found(nameStart, nameEnd, valueStart, at);
      at++;
    }
  }

  private tag(start: number, closing: boolean): number {
    const { buffer } = this;
    const end = buffer.length;
    let at = this.passName(start + (closing ? 2 : 1));
    if (at < 0) return at;
    let quote = 0;
    for (;;) {
      if (at >= end) return INCOMPLETE;
      const byte = buffer[at] ?? 0;
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === GT) {
        break;
      } else if (byte === QUOTE || byte === APOSTROPHE) {
        quote = byte;
      } else if (byte === LT) {
        return MALFORMED;
      }
      at++;
    }
    const isEmpty = !closing && buffer[at - 1] === SLASH && at - 1 >= this.nameEnd;
    this.attributesEnd = isEmpty ? at - 1 : at;
    this.at = at + 1;
    if (closing) return CLOSE;
    return isEmpty ? EMPTY : OPEN;
  }

  private passName(start: number): number {
    const { buffer } = this;
    const end = buffer.length;
    let at = start;
    let code = 0;
    this.nameStart = at;
    for (;;) {
      if (at >= end) return INCOMPLETE;
      const byte = buffer[at] ?? 0;
      if (byte === GT || byte === SLASH || byte <= 32) break;
      if (byte === LT) return MALFORMED;
      at++;
      if (byte === COLON) {
        this.nameStart = at;
        code = 0;
      } else {
        code = code < 0 || code > 0xffff ? -1 : (code << 8) | byte;
      }
    }
    this.nameEnd = at;
    this.nameCode = code;
    return at;
  }

  /** Passes a comment or an instruction (0), or gives CDATA. */
  private special(start: number, second: number): number {
    const { buffer } = this;
    if (second === QUESTION) return this.pass(start, '?>');
    if (start + 9 > buffer.length) return INCOMPLETE;
    if (buffer[start + 2] === 45 && buffer[start + 3] === 45) return this.pass(start + 4, '-->');
    if (buffer.toString('latin1', start, start + 9) !== '<![CDATA[') return MALFORMED;
    const end = buffer.indexOf(']]>', start + 9);
    if (end < 0) return INCOMPLETE;
    this.textStart = start + 9;
    this.textEnd = end;
    this.textNeeds = NOT_ASCII;
    this.at = end + 3;
    return CDATA;
  }

  private pass(from: number, mark: string): number {
    const found = this.buffer.indexOf(mark, from);
    if (found < 0) return INCOMPLETE;
    this.at = found + mark.length;
    return 0;
  }
}
