import type { Judgement } from '../../format/judgement.ts';

export type Judged = { readonly name: string; readonly judgement: Judgement };

/** What the week has to say: the names that really moved, or why there is nothing to say. */
export type Headline =
  | {
      readonly kind: 'moved';
      readonly worse: readonly string[];
      readonly better: readonly string[];
      readonly changed: readonly string[];
    }
  | { readonly kind: 'calm' | 'early' | 'nothing' };

export function headlineOf(cards: readonly Judged[]): Headline {
  const named = (judgement: Judgement) =>
    cards.filter((card) => card.judgement === judgement).map((card) => card.name);
  const worse = named('worse');
  const better = named('better');
  const changed = named('changed');
  if (worse.length + better.length + changed.length > 0)
    return { kind: 'moved', worse, better, changed };
  if (cards.some((card) => card.judgement === 'no_change')) return { kind: 'calm' };
  const isSilent = cards.every(
    (card) => card.judgement === 'no_data' || card.judgement === 'suppressed',
  );
  return { kind: isSilent ? 'nothing' : 'early' };
}
