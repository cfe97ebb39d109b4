import { AppError } from '../domain/problem.ts';

/** What must stand where a text stops being JSON. */
export type Wanted =
  | 'value'
  | 'name'
  | 'colon'
  | 'comma'
  | 'noComma'
  | 'quote'
  | 'escape'
  | 'nothing';

const BLANK = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const LINE_END = /\r\n|\n|\r/;
/** Most characters that are shown of what stands at the place. */
const SHOWN = 40;

/**
 * A mapping as it is written, not checked yet. `path` names it in the problem.
 * @throws AppError MAPPING_NOT_JSON: in which line, at which character of it, what stands there and what should
 */
export function parseMapping(text: string, path: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (cause) {
    const { at, wanted } = new Walk(json).toFault();
    throw new AppError('MAPPING_NOT_JSON', { path, wanted, ...placeIn(json, at) }, { cause });
  }
}

/** Where a place is as people count, and what stands there; without `value` the text ends. */
function placeIn(json: string, at: number): { line: number; character: number; value?: string } {
  const before = json.slice(0, at).split(LINE_END);
  const [rest = ''] = json.slice(at, at + 2 * SHOWN).split(LINE_END, 1);
  const value = Array.from(rest).slice(0, SHOWN).join('');
  return {
    line: before.length,
    character: Array.from(before.at(-1) ?? '').length + 1,
    ...(value === '' ? {} : { value }),
  };
}

/** Goes through a text that is not JSON up to where it stops being it: V8 tells that in English only, and not always. */
class Walk {
  private readonly json: string;
  private at = 0;
  private readonly open: ('}' | ']')[] = [];

  constructor(json: string) {
    this.json = json;
  }

  toFault(): { at: number; wanted: Wanted } {
    let wanted = this.value();
    while (wanted === null && this.open.length > 0) wanted = this.afterValue();
    if (wanted === null) this.pass(BLANK);
    return { at: this.at, wanted: wanted ?? 'nothing' };
  }

  /** Passes a value, of an object or list its beginning up to the first plain value in it. */
  private value(): Wanted | null {
    for (;;) {
      this.pass(BLANK);
      if (this.is('"')) return this.text();
      if (this.take('[')) {
        this.open.push(']');
        this.pass(BLANK);
        if (this.is(']')) return null;
      } else if (this.take('{')) {
        this.open.push('}');
        this.pass(BLANK);
        if (this.is('}')) return null;
        const wanted = this.name();
        if (wanted !== null) return wanted;
      } else return this.pass(PLAIN) ? null : 'value';
    }
  }

  /** Passes what follows a value: the end of what it is in, or the next one. */
  private afterValue(): Wanted | null {
    this.pass(BLANK);
    const end = this.open.at(-1) ?? '';
    if (this.take(end)) {
      this.open.pop();
      return null;
    }
    if (!this.take(',')) return 'comma';
    this.pass(BLANK);
    if (this.is(end)) return 'noComma';
    return (end === '}' ? this.name() : null) ?? this.value();
  }

  private name(): Wanted | null {
    this.pass(BLANK);
    if (!this.is('"')) return 'name';
    const wanted = this.text();
    if (wanted !== null) return wanted;
    this.pass(BLANK);
    return this.take(':') ? null : 'colon';
  }

  /** Passes a text; one that is never closed is told where it begins. */
  private text(): Wanted | null {
    const begin = this.at++;
    for (;;) {
      const character = this.json[this.at] ?? '\n';
      if (character === '"') {
        this.at++;
        return null;
      }
      if (character === '\n' || character === '\r') {
        this.at = begin;
        return 'quote';
      }
      if (character === '\\') {
        if (!this.pass(ESCAPE)) return 'escape';
      } else if (character < ' ') return 'escape';
      else this.at++;
    }
  }

  private is(character: string): boolean {
    return this.json.startsWith(character, this.at);
  }

  private take(character: string): boolean {
    const isThere = this.is(character);
    if (isThere) this.at += character.length;
    return isThere;
  }

  private pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.json);
    this.at += found?.[0].length ?? 0;
    return found !== null;
  }
}
