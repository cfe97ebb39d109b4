/** Places there are for cards on the overview, from 0. */
export const PLACES = [0, 1, 2, 3, 4, 5, 6] as const;

/** What stands in each place: ids of metrics, '' = nothing. */
export function placesOf(cards: readonly string[]): string[] {
  return PLACES.map((place) => cards[place] ?? '');
}

/** The cards in their order; empty places leave no gap. */
export function cardsOf(places: readonly string[]): string[] {
  return places.filter((metric) => metric !== '');
}

/** With `metric` in this place; where it stood already now stands what was here. */
export function atPlace(places: readonly string[], place: number, metric: string): string[] {
  const before = places[place] ?? '';
  return places.map((held, i) => {
    if (i === place) return metric;
    return metric !== '' && held === metric ? before : held;
  });
}
