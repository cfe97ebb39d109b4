import type { Judgement } from '../../format/judgement.ts';

export type Judged = { readonly name: string; readonly judgement: Judgement };

/** What the week has to say: the names that really moved, or why there is nothing to say. */
export type Headline = (
  | {
      readonly kind: 'moved';
      readonly worse: readonly string[];
      readonly better: readonly string[];
      readonly changed: readonly string[];
    }
  | { readonly kind: 'calm' | 'early' | 'nothing' }
) & {
  /** How many could be judged of how many, where they are some and fewer than half; null = nothing to add. */
  readonly few: readonly [judged: number, all: number] | null;
};

export function headlineOf(cards: readonly Judged[]): Headline {
  const named = (judgement: Judgement) =>
    cards.filter((card) => card.judgement === judgement).map((card) => card.name);
  const worse = named('worse');
  const better = named('better');
  const changed = named('changed');
  const moved = worse.length + better.length + changed.length;
  const judged = moved + named('no_change').length;
  const few = judged > 0 && judged * 2 < cards.length ? ([judged, cards.length] as const) : null;
  if (moved > 0) return { kind: 'moved', worse, better, changed, few };
  if (judged > 0) return { kind: 'calm', few };
  const isSilent = cards.every(
    (card) => card.judgement === 'no_data' || card.judgement === 'suppressed',
  );
  return { kind: isSilent ? 'nothing' : 'early', few };
}
