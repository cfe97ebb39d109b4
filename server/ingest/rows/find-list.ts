import { AppError } from '../../domain/problem.ts';
import type { Source } from '../source.ts';
import type { ListPlace } from './json-list.ts';
import {
  CLOSE_OBJECT,
  COLON,
  COMMA,
  isBlank,
  JsonScanner,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from './json-scanner.ts';

const MOST_LEVELS = 64;
const MOST_LISTS = 100;
const LONGEST_KEY = 1000;

/**
 * Where the list of records is: the one at `path` (keys with dots between them), else the file itself, else the only
 * list that its objects hold.
 * @throws AppError FILE_LIST_MISSING { path, value, lists }
 */
export async function findList(source: Source, path: string | undefined): Promise<ListPlace> {
  const finder = new ListFinder(path ?? '');
  for await (const chunk of source.read(0, () => undefined)) {
    const found = finder.push(chunk);
    if (found) return found;
  }
  const [only, ...others] = finder.lists;
  if (path === undefined && only !== undefined && others.length === 0) {
    return findList(source, only);
  }
  const value = path ?? '[ … ]';
  throw new AppError('FILE_LIST_MISSING', { path: source.name, value, lists: finder.lists });
}

/** Walks through objects, past all else, and looks at the lists it meets. */
class ListFinder {
  /** Paths of the lists met so far that were not the wanted one. */
  readonly lists: string[] = [];
  private readonly wanted: string;
  private readonly scanner = new JsonScanner();
  private readonly keys: string[] = [];
  private key = '';
  private wantsKey = false;
  /** Bytes of a key that is not complete yet. */
  private keyBytes: number[] | null = null;
  private isPassing = false;
  private offset = 0;
  private line = 1;

  constructor(wanted: string) {
    this.wanted = wanted;
  }

  push(chunk: Buffer): ListPlace | null {
    const { scanner } = this;
    let at = 0;
    while (at < chunk.length) {
      if (this.isPassing) {
        at = scanner.scan(chunk, at);
        if (!scanner.done) break;
        this.line += scanner.lines;
        this.isPassing = false;
        continue;
      }
      const byte = chunk[at] ?? 0;
      if (this.keyBytes) {
        this.takeKeyByte(byte);
        at++;
      } else if (byte === OPEN_LIST) {
        const path = [...this.keys, this.key].filter((_, i) => i > 0).join('.');
        if (path === this.wanted) {
          return { offset: this.offset + at + 1, line: this.line, outer: this.keys.length };
        }
        if (this.lists.length < MOST_LISTS) this.lists.push(path);
        this.pass();
      } else if (byte === QUOTE && !this.wantsKey) {
        this.pass();
      } else {
        this.step(byte);
        at++;
      }
    }
    this.offset += chunk.length;
    return null;
  }

  private step(byte: number): void {
    if (isBlank(byte)) {
      this.scanner.lines = 0;
      this.scanner.countLine(byte);
      this.line += this.scanner.lines;
    } else if (byte === OPEN_OBJECT) {
      if (this.keys.length < MOST_LEVELS) this.keys.push(this.key);
      this.wantsKey = true;
    } else if (byte === CLOSE_OBJECT) {
      this.key = this.keys.pop() ?? '';
      this.wantsKey = false;
    } else if (byte === COMMA) {
      this.wantsKey = true;
    } else if (byte === COLON) {
      this.wantsKey = false;
    } else if (byte === QUOTE) {
      this.keyBytes = [];
    }
  }

  /** Passes the value that begins here. */
  private pass(): void {
    this.scanner.begin();
    this.isPassing = true;
  }

  private takeKeyByte(byte: number): void {
    const bytes = this.keyBytes ?? [];
    const isEscaped = bytes.at(-1) === 92 && bytes.at(-2) !== 92;
    if (byte !== QUOTE || isEscaped) {
      if (bytes.length < LONGEST_KEY) bytes.push(byte);
      return;
    }
    this.key = keyOf(Buffer.from(bytes).toString('utf8'));
    this.keyBytes = null;
    this.wantsKey = false;
  }
}

function keyOf(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}
