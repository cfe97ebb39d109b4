import type { ValueFormats } from './value.ts';

/** Fields that hold whole seconds. */
const SECONDS: ReadonlySet<string> = new Set(['wait', 'duration', 'waitSum', 'talkSum']);

/** A number that a field of a record holds, with its unit: money is kept in hundredths, shares in millionths. */
export function fieldNumber(plain: ValueFormats['plain'], field: string, value: number): string {
  if (SECONDS.has(field)) return plain('seconds', value);
  if (field === 'withinShare') return plain('percent', value / 10_000, 1);
  if (field === 'value') return plain('score', value / 100, 2);
  return plain('count', value);
}
