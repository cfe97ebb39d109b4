import type { EffectAnswer } from '#server/contract/themes.ts';

/** Texts that are shown of each move. */
const SAMPLES = 3;

/** What was found so far of what a draft would do. */
export type Effect = Omit<EffectAnswer, 'next'> & { readonly isWhole: boolean };

/** What two answers found together. */
export function added(before: Effect | null, { next, ...part }: EffectAnswer): Effect {
  const isWhole = next === null;
  if (!before) return { ...part, isWhole };
  const moves = new Map(before.moves.map((move) => [JSON.stringify([move.from, move.to]), move]));
  for (const move of part.moves) {
    const place = JSON.stringify([move.from, move.to]);
    const held = moves.get(place);
    moves.set(
      place,
      held
        ? {
            ...held,
            records: held.records + move.records,
            samples: [...held.samples, ...move.samples].slice(0, SAMPLES),
          }
        : move,
    );
  }
  return {
    seen: before.seen + part.seen,
    texts: part.texts,
    moves: [...moves.values()].toSorted((a, b) => b.records - a.records),
    same: summed([...before.same, ...part.same]),
    told: summed([...before.told, ...part.told]),
    isWhole,
  };
}

function summed(counts: EffectAnswer['same']): EffectAnswer['same'] {
  const sums = new Map<string, number>();
  for (const { theme, records } of counts) sums.set(theme, (sums.get(theme) ?? 0) + records);
  return [...sums].map(([theme, records]) => ({ theme, records }));
}

/** What happens to one theme (key): texts that the phrases give it before and after. */
export type ThemeChange = {
  theme: string;
  before: number;
  gains: number;
  loses: number;
  after: number;
};

/** Every theme that gets or loses texts, the one with most of them first. */
export function changesByTheme({ moves, same }: Effect): ThemeChange[] {
  const changes = new Map<string, ThemeChange>();
  const of = (theme: string): ThemeChange => {
    const held = changes.get(theme) ?? { theme, before: 0, gains: 0, loses: 0, after: 0 };
    changes.set(theme, held);
    return held;
  };
  for (const { from, to, records } of moves) {
    of(from).loses += records;
    of(to).gains += records;
  }
  const kept = new Map(same.map(({ theme, records }) => [theme, records]));
  return [...changes.values()]
    .map((change) => {
      const stays = kept.get(change.theme) ?? 0;
      return { ...change, before: stays + change.loses, after: stays + change.gains };
    })
    .toSorted((a, b) => b.gains + b.loses - (a.gains + a.loses));
}

/** Texts whose theme the phrases decide, and those that say none, before and after. */
export function unclassifiedOf(
  effect: Effect,
  key: string,
): { all: number; before: number; after: number } {
  const { moves, same } = effect;
  const sum = (counts: readonly { records: number }[]): number =>
    counts.reduce((all, { records }) => all + records, 0);
  const stays = sum(same.filter(({ theme }) => theme === key));
  return {
    all: sum(moves) + sum(same),
    before: stays + sum(moves.filter(({ from }) => from === key)),
    after: stays + sum(moves.filter(({ to }) => to === key)),
  };
}
