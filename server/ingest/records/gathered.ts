import { hash } from 'node:crypto';
import { least } from '../../domain/least.ts';
import { PRECISIONS } from '../../domain/records/fields.ts';
import { redact } from '../../domain/text/redact.ts';
import type { Gatherer, Held } from '../values/held.ts';

/** What was gathered of one record: by each gatherer in their order, and the first instant its rows are ordered by. */
export type Gathered = { held: Held[]; from: number | null };

/** Most characters that are kept for one record. */
const LONGEST = 4000;
const LAYOUT_LENGTH = 12;

/** A value as it is written: what, by which instant, how precise, and the instants and rows of an ordered count. */
type Written = [Held['value'], number, number, [number, number][]?] | null;

/**
 * How what is gathered of a template's records is kept and joined again, so that a later file can go on with them.
 */
export class Continuation {
  private readonly gatherers: readonly Gatherer[];
  private readonly layout: string;

  private constructor(gatherers: readonly Gatherer[], names: readonly string[]) {
    this.gatherers = gatherers;
    const digest = hash('sha256', names.join('\n'), 'base64url');
    this.layout = digest.slice(0, LAYOUT_LENGTH);
  }

  /**
   * `names` say what each gathers, in their order. Null where that does not tell how to go on: rows in no order of time, or
   * a sum.
   */
  static of(gatherers: readonly Gatherer[], names: readonly string[]): Continuation | null {
    if (!gatherers.some(({ order }) => order !== null)) return null;
    if (gatherers.some(({ join }) => join === null)) return null;
    return new Continuation(gatherers, names);
  }

  /** The first instant that the row just looked at is ordered by; null when it has none. */
  orderOf(): number | null {
    return this.gatherers.reduce<number | null>(
      (first, { order }) => least(first, order?.() ?? null),
      null,
    );
  }

  /** What is gathered as text, free text redacted; null when it is too much to be kept. */
  write({ held, from }: Gathered): string | null {
    const values: Written[] = [];
    for (const one of held) {
      const { value, by, precision, instants } = one;
      if (instants && instants.size * 18 > LONGEST) return null;
      const kept = typeof value === 'string' ? redact(value) : value;
      const rest: [[number, number][]?] = instants?.size
        ? [[...instants].toSorted(([a], [b]) => a - b)]
        : [];
      values.push([kept, by, PRECISIONS.indexOf(precision), ...rest]);
    }
    const text = JSON.stringify([this.layout, from, ...values]);
    return text.length > LONGEST ? null : text;
  }

  /** The same again; null where it was gathered in another way. */
  read(text: string): Gathered | null {
    // `write` wrote it.
    const [layout, from, ...values] = JSON.parse(text) as [string, number | null, ...Written[]];
    if (layout !== this.layout) return null;
    const held = values.map((written): Held => {
      const [value, by, precision, instants] = written ?? [null, 0, 0];
      return {
        value,
        by,
        precision: PRECISIONS[precision] ?? 'second',
        ...(instants && { instants: new Map(instants) }),
      };
    });
    return { held, from };
  }

  /** What two files gathered of one record, as one; `here` is of the later one. */
  join(known: Gathered, here: Gathered): Gathered {
    const held = here.held.map((own, i) => {
      const before = known.held[i];
      const join = this.gatherers[i]?.join;
      return before && join ? join(before, own) : own;
    });
    return { held, from: least(known.from, here.from) };
  }
}
