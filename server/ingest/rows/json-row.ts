import { longNumbersAsTexts } from './long-numbers.ts';
import type { TypedCell } from './row.ts';

/** Levels of lists and objects in each other; a text of fewer bytes than twice as many cannot have more. */
export const MOST_LEVELS = 512;

/**
 * Parses one record; undefined when it is not JSON. Whole numbers of 16 digits and more become texts, so that no digit
 * of an id is lost.
 */
export function parseRecord(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(longNumbersAsTexts(text));
    return parsed;
  } catch {
    return undefined;
  }
}

/** The cells of one JSON record; columns are paths (`a.b[0].c`; a key that holds dots is found whole first). */
export class JsonRow {
  /** The record; null when there is none. */
  record: object | null = null;
  private readonly names: readonly string[];
  private readonly paths: readonly (readonly string[])[];

  constructor(paths: readonly string[]) {
    this.names = paths;
    this.paths = paths.map((path) => path.replaceAll(/\[(\d+)\]/g, '.$1').split('.'));
  }

  /** Takes a parsed record; false when it is no object. */
  take(parsed: unknown): boolean {
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    this.record = isObject ? parsed : null;
    return isObject;
  }

  cell(column: number): string {
    const value = this.value(column);
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') {
      return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
    }
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return JSON.stringify(value);
  }

  cells(): string[] {
    return this.names.map((_, column) => this.cell(column));
  }

  typed(column: number): TypedCell {
    const value = this.value(column);
    return typeof value === 'number' || typeof value === 'boolean' ? value : null;
  }

  private value(column: number): unknown {
    const name = this.names[column];
    const path = this.paths[column];
    if (name === undefined || !path || this.record === null) return undefined;
    if (name === '') return this.record;
    const whole = property(this.record, name);
    if (whole !== undefined || path.length === 1) return whole;
    let value: unknown = this.record;
    for (const key of path) value = property(value, key);
    return value;
  }
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}
