/**
 * Place of a counter in a dense list: counters proper first (their numbers are below 80), then those of the
 * instruments, eight places each. Order is the order of the counters' numbers.
 */
const PROPER = 80;
const FIRST_INSTRUMENT_COUNTER = 264;

export function placeOf(counter: number): number {
  return counter < PROPER ? counter : counter - FIRST_INSTRUMENT_COUNTER + PROPER;
}

export function counterAt(place: number): number {
  return place < PROPER ? place : place - PROPER + FIRST_INSTRUMENT_COUNTER;
}
