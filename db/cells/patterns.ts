import { Ints } from './lists.ts';

/** Counter places that can be part of a pattern: 0 to this, exclusive. */
export const PATTERN_PLACES = 128;
/** The pattern without any place. */
export const NO_PATTERN = 0;

/**
 * Which counters an event raises by 1. Thousands of events share few patterns, so a cell counts patterns first and
 * counters once at the end.
 */
export class Patterns {
  private readonly lists: (readonly number[])[] = [[]];
  /** Pattern p with place q more: `longer[p · PATTERN_PLACES + q]`, 0 = not met yet. */
  private readonly longer = new Ints();

  get count(): number {
    return this.lists.length;
  }

  /** Places of a pattern, in the order they were met. */
  places(pattern: number): readonly number[] {
    return this.lists[pattern] ?? [];
  }

  /** The pattern that has one place more. */
  extend(pattern: number, place: number): number {
    const step = pattern * PATTERN_PLACES + place;
    const known = this.longer.get(step);
    if (known !== 0) return known;
    const fresh = this.lists.push([...this.places(pattern), place]) - 1;
    this.longer.set(step, fresh);
    return fresh;
  }
}
