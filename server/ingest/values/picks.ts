import type { Gathering } from '../../contract/mapping-value.ts';
import type { Held, Scalar } from './held.ts';

/** How values of several rows make one. */
export type Pick = {
  /** What is held before any row. */
  nothing: Scalar | null;
  /** Lets a value that is given (`seen.value` is not null) count. */
  take: (held: Held, seen: Held) => void;
  /**
   * What two files gathered of one record, as one: the same however many rows both have, and which came first. Null = what
   * they hold does not tell.
   */
  join: ((earlier: Held, later: Held) => Held) | null;
};

/** Whether a newly read value replaces the one held. */
type Replaces = (value: Scalar, by: number, held: Held) => boolean;

const REPLACES: Record<'first' | 'last' | 'max' | 'min', Replaces> = {
  first: (_, by, held) => held.value === null || by < held.by,
  last: (_, by, held) => held.value === null || by >= held.by,
  max: (value, _, held) => held.value === null || value > held.value,
  min: (value, _, held) => held.value === null || value < held.value,
};

/** The same where of rows at one instant the one above is the later. */
const REPLACES_ABOVE: typeof REPLACES = {
  ...REPLACES,
  first: (_, by, held) => held.value === null || by <= held.by,
  last: (_, by, held) => held.value === null || by > held.by,
};

/** `isOrdered`: rows come in the order of an instant, by which a count knows rows that another file has too. */
export function pickOf({ pick = 'last', later }: Gathering, isOrdered: boolean): Pick {
  if (pick === 'sum') return { nothing: null, take: addUp, join: null };
  if (pick !== 'count') return picksValue((later === 'above' ? REPLACES_ABOVE : REPLACES)[pick]);
  return isOrdered
    ? { nothing: 0, take: countInstant, join: joinInstants }
    : { nothing: 0, take: addOne, join: null };
}

function picksValue(replaces: Replaces): Pick {
  return {
    nothing: null,
    take: (held, { value, by, precision }) => {
      if (value === null || !replaces(value, by, held)) return;
      held.value = value;
      held.by = by;
      held.precision = precision;
    },
    join: (earlier, later) =>
      later.value !== null && replaces(later.value, later.by, earlier) ? later : earlier,
  };
}

function addUp(held: Held, { value }: Held): void {
  held.value = Number(held.value ?? 0) + (typeof value === 'number' ? value : 1);
}

function addOne(held: Held): void {
  held.value = Number(held.value ?? 0) + 1;
}

function countInstant(held: Held, { by }: Held): void {
  const instants = (held.instants ??= new Map());
  instants.set(by, (instants.get(by) ?? 0) + 1);
  addOne(held);
}

/** Of one instant each file has the same rows, or one of them has fewer, since it was cut off there. */
function joinInstants(earlier: Held, later: Held): Held {
  const instants = new Map(earlier.instants);
  for (const [at, rows] of later.instants ?? []) {
    instants.set(at, Math.max(rows, instants.get(at) ?? 0));
  }
  let value = 0;
  for (const rows of instants.values()) value += rows;
  return { ...later, value, instants };
}
