import type { Language } from '../format/locale.ts';
import type { OptionGroup } from '../ui/SelectControl.tsx';
import type { Catalogue } from './client.ts';
import { instrumentsOf, metricInfo, metricName } from './metric-name.ts';

/** Every metric but those of `taken`; one that can be asked of several instruments once for each of these. */
export function otherMetrics(catalogue: Catalogue, taken: readonly string[]): string[] {
  const all = catalogue.metrics.flatMap((info) => {
    const fitting = instrumentsOf(catalogue, info);
    return fitting.length < 2 ? [info.id] : fitting.map((one) => `${info.id}:${one.id}`);
  });
  return all.filter((id) => !taken.some((held) => isSameMetric(catalogue, held, id)));
}

/** True when both ids mean the same number, whether they name its instrument or leave it out. */
export function isSameMetric(catalogue: Catalogue, one: string, other: string): boolean {
  return one === other || fullId(catalogue, one) === fullId(catalogue, other);
}

/** The metrics there are to choose from: those of the cards first, then all others; `words` = how the groups are called. */
export function metricOptions(
  cards: readonly string[],
  catalogue: Catalogue,
  {
    language,
    words,
    chosen = null,
  }: {
    language: Language;
    words: { onCards: string; others: string };
    /** What is chosen now: listed under this very id, even where it is gone; null = nothing. */
    chosen?: string | null;
  },
): OptionGroup<string>[] {
  const option = (id: string) => ({ value: id, label: metricName(catalogue, id, language) });
  const asChosen = (id: string) =>
    chosen !== null && isSameMetric(catalogue, chosen, id) ? chosen : id;
  const onCards = cards.map(asChosen);
  const others = otherMetrics(catalogue, cards).map(asChosen);
  const isListed = chosen === null || [...onCards, ...others].includes(chosen);
  return [
    { label: words.onCards, options: onCards.map(option) },
    { label: words.others, options: [...(isListed ? [] : [chosen]), ...others].map(option) },
  ];
}

/** The id with the instrument that is meant; as it is where there is none. */
function fullId(catalogue: Catalogue, id: string): string {
  const info = id.includes(':') ? null : metricInfo(catalogue, id);
  const first = info && instrumentsOf(catalogue, info)[0];
  return first ? `${id}:${first.id}` : id;
}
