import { foldedName } from '../../domain/text/folded-name.ts';

/** The columns, from 0, that a name may stand for; more than one where the header does not tell which. */
export type NamedPlaces = { places: readonly number[]; isExact: boolean };

/** The names of a header, each found as it is written or, where none is, by what it is without case, accents and blanks. */
export class HeaderNames {
  private readonly exact: ReadonlyMap<string, readonly number[]>;
  private readonly names: readonly string[];
  private folded: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(names: readonly string[]) {
    this.names = names;
    this.exact = placesBy(names, (name) => name);
  }

  find(name: string): NamedPlaces {
    const places = this.exact.get(name) ?? this.exact.get(name.trim());
    if (places) return { places, isExact: true };
    // Most files never need it.
    this.folded ??= placesBy(this.names, foldedName);
    const fold = foldedName(name);
    return { places: fold === '' ? [] : (this.folded.get(fold) ?? []), isExact: false };
  }
}

function placesBy(
  names: readonly string[],
  key: (name: string) => string,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  names.forEach((name, i) => {
    const known = places.get(key(name));
    if (known) known.push(i);
    else places.set(key(name), [i]);
  });
  return places;
}
