import { movedWith } from './moved.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { VALUE_STATES } from '#server/domain/metrics/value.ts';
import type { MetricAnswers } from '../queries/metric-values.ts';

/**
 * Measured values on their way between threads: an overview has a thousand of them, and copying as many objects takes
 * longer than finding them. Four numbers a value (value, low, high, n; NaN = null) and one byte of marks.
 */
type Compact = Pick<MetricAnswers, 'groups' | 'from'> & {
  periods: number;
  metrics: number;
  numbers: Float64Array<ArrayBuffer>;
  marks: Uint8Array<ArrayBuffer>;
};

const EXACT = 0x80;

/** The answer of a query as it is sent, and the memory that is handed over with it. */
export function packed(name: string, result: unknown): { result: unknown; moved: ArrayBuffer[] } {
  if (name !== 'metricValues') return { result, moved: movedWith(name, result) };
  // The registry ties the name to this result.
  const compact = pack(result as MetricAnswers);
  return { result: compact, moved: [compact.numbers.buffer, compact.marks.buffer] };
}

/** Undoes `packed`. */
export function unpacked(name: string, result: unknown): unknown {
  // `packed` made it on the other side.
  return name === 'metricValues' ? unpack(result as Compact) : result;
}

function pack({ groups, values, from }: MetricAnswers): Compact {
  const metrics = values[0]?.[0]?.length ?? 0;
  const count = values.length * groups.length * metrics;
  const numbers = new Float64Array(count * 4);
  const marks = new Uint8Array(count);
  let i = 0;
  for (const ofPeriod of values) {
    for (const ofGroup of ofPeriod) {
      for (const { value, low, high, n, states, exact } of ofGroup) {
        numbers[i * 4] = value ?? Number.NaN;
        numbers[i * 4 + 1] = low ?? Number.NaN;
        numbers[i * 4 + 2] = high ?? Number.NaN;
        numbers[i * 4 + 3] = n;
        let mark = exact ? EXACT : 0;
        for (const state of states) mark |= 1 << VALUE_STATES.indexOf(state);
        marks[i++] = mark;
      }
    }
  }
  return {
    groups,
    from,
    periods: values.length,
    metrics,
    numbers,
    marks,
  };
}

function unpack({ groups, from, periods, metrics, numbers, marks }: Compact): MetricAnswers {
  const numberAt = (at: number): number | null => {
    const number = numbers[at] ?? Number.NaN;
    return Number.isNaN(number) ? null : number;
  };
  const valueAt = (i: number): MetricValue => {
    const mark = marks[i] ?? 0;
    return {
      value: numberAt(i * 4),
      low: numberAt(i * 4 + 1),
      high: numberAt(i * 4 + 2),
      n: numbers[i * 4 + 3] ?? 0,
      states: (mark & ~EXACT) === 0 ? [] : VALUE_STATES.filter((_, bit) => mark & (1 << bit)),
      exact: (mark & EXACT) !== 0,
    };
  };
  let next = 0;
  const values = Array.from({ length: periods }, () =>
    groups.map(() => Array.from({ length: metrics }, () => valueAt(next++))),
  );
  return { groups, values, from };
}
