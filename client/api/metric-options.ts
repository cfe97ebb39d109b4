import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Language } from '../format/locale.ts';
import type { OptionGroup } from '../ui/SelectControl.tsx';
import type { Catalogue } from './client.ts';
import { metricName } from './metric-name.ts';

/** The metrics there are to choose from: those of the cards first, then all others; `words` = how the groups are called. */
export function metricOptions(
  cards: OrganisationAnswer['cards'],
  catalogue: Catalogue,
  { language, words }: { language: Language; words: { onCards: string; others: string } },
): OptionGroup<string>[] {
  const option = (id: string) => ({ value: id, label: metricName(catalogue, id, language) });
  const isOnCard = (id: string) => cards.some((card) => card.split(':')[0] === id);
  const others = catalogue.metrics.filter(({ id }) => !isOnCard(id));
  return [
    { label: words.onCards, options: cards.map(option) },
    { label: words.others, options: others.map(({ id }) => option(id)) },
  ];
}
