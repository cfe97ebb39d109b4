import type { Repository } from '#db/store/store.ts';
import type { SeamModel } from './model.ts';

const DAY = 86_400_000;

/** Dimensions by which records are counted, by number. */
const BY = { department: 1, theme: 9 } as const;
/** What counts each kind of record once, on the day of its instant; the house of these tests has one instrument. */
const COUNTING = {
  case: { id: 'volume', instrument: 0 },
  contact: { id: 'contacts', instrument: 0 },
  response: { id: 'nps', instrument: 1 },
} as const;
const KINDS = ['case', 'contact', 'response'] as const;

const nameOf = (kind: string, dimension: string, value: string | null, day: number): string =>
  `${kind} on ${day} with ${dimension} ${value ?? '(none)'}`;

/** Records of each kind on each of some days, by department and by theme: as the product counts them. */
export async function storeCounts(
  repository: Repository,
  firstDay: number,
  days: number,
  now: number,
): Promise<Record<string, number>> {
  const values = await repository.read('readValues', undefined);
  const periods = Array.from({ length: days }, (_, i) => ({
    from: firstDay + i,
    to: firstDay + i + 1,
  }));
  const counts: Record<string, number> = {};
  for (const [dimension, by] of Object.entries(BY)) {
    const { groups, values: found } = await repository.read('metricValues', {
      metrics: KINDS.map((kind) => COUNTING[kind]),
      periods,
      by,
      filters: { dimensions: [], attributes: [] },
      alias: [],
      now,
    });
    found.forEach((ofDay, i) => {
      ofDay.forEach((ofGroup, group) => {
        const value = values.find((one) => one.dimension === by && one.code === groups[group]);
        ofGroup.forEach(({ n }, k) => {
          if (n > 0)
            counts[nameOf(KINDS[k] ?? '', dimension, value?.key ?? null, firstDay + i)] = n;
        });
      });
    });
  }
  return counts;
}

/** The same from the model: every record on the day its instant falls on, as `Intl` tells it. */
export function modelCounts(
  model: SeamModel,
  zone: string,
  instantOf: (key: string) => number,
): Record<string, number> {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const counts: Record<string, number> = {};
  for (const key of model.keys) {
    const [kind = ''] = key.split(' ');
    const day = Date.parse(format.format(instantOf(key))) / DAY;
    for (const [dimension, value] of Object.entries(model.carriedWithCase(key))) {
      const name = nameOf(kind, dimension, value, day);
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}
