import { expect, it } from 'vitest';
import { atPlace, cardsOf, placesOf } from '#client/features/organisation/places.ts';

it('a number that is put where another stands changes places with it, and none stands twice', () => {
  const places = placesOf(['nps', 'csat', 'volume']);
  expect(cardsOf(atPlace(places, 0, 'volume'))).toEqual(['volume', 'csat', 'nps']);
  expect(cardsOf(atPlace(places, 5, 'nps'))).toEqual(['csat', 'volume', 'nps']);
});

it('an emptied place leaves no gap, and a new number comes where it was put', () => {
  const places = placesOf(['nps', 'csat', 'volume']);
  expect(cardsOf(atPlace(places, 1, ''))).toEqual(['nps', 'volume']);
  expect(cardsOf(atPlace(places, 1, 'backlog'))).toEqual(['nps', 'backlog', 'volume']);
});
