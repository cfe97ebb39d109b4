import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { SCORE_CONCEPTS, scoreOf } from './scores.ts';
import { DATE_WORDS } from './vocabulary/dates.ts';

/** True for concepts that are instants or days. */
export function isDateConcept(concept: Concept): boolean {
  return concept in DATE_WORDS;
}

/** How well a column's values go with a concept: 0 = not at all, 1 = as expected, up to 1.25 = they prove it. */
export function fitOf(concept: Concept, profile: Profile): number {
  if (profile.texts.length === 0) return 0;
  if (isDateConcept(concept)) return dateFit(profile);
  if (SCORE_CONCEPTS.has(concept)) return scoreOf(concept, profile) ? 1 : 0;
  const { shares, numbers, clocks, flags } = profile;
  switch (concept) {
    case 'caseKey':
    case 'recordKey':
    case 'responseKey':
    case 'contactKey':
      return keyFit(profile);
    case 'customerKey':
      return customerFit(profile);
    case 'email':
      return shares.email >= 0.7 ? 1.25 : 0;
    case 'phone':
      return shares.phone >= 0.6 || isLongDigits(profile) ? 1.1 : 0;
    case 'technical':
    case 'personName':
      return 0.9;
    case 'staffNote':
    case 'text':
    case 'title':
      return textFit(profile);
    case 'language':
      return shares.language >= 0.8 ? 1.1 : 0.2;
    case 'channel':
      return categoryFit(profile) * (shares.channel >= 0.6 ? 1.2 : 1);
    case 'status':
      return categoryFit(profile) * (shares.status >= 0.6 ? 1.25 : 1);
    case 'priority':
      return categoryFit(profile) * (shares.priority >= 0.6 ? 1.2 : 1);
    case 'slaTold':
    case 'slaBreached':
    case 'fcr':
    case 'abandoned':
      return flags ? 1.05 : 0;
    case 'handovers':
    case 'reopens':
    case 'escalationLevel':
    case 'offeredCount':
    case 'answeredCount':
    case 'abandonedCount':
      return numbers?.areWhole === true && numbers.min >= 0 && !numbers.hasPercent ? 1 : 0;
    case 'value':
      return numbers ? 1 : 0;
    case 'withinLevel':
      return numbers && numbers.min >= 0 ? 1 : 0;
    case 'rate':
      return numbers ? 1 : 0;
    case 'wait':
    case 'duration':
      return clocks ? 1.1 : numbers && numbers.min >= 0 && !numbers.hasPercent ? 1 : 0;
    default:
      return categoryFit(profile);
  }
}

function dateFit({ dates }: Profile): number {
  if (!dates) return 0;
  return dates.share >= 0.97 ? 1.05 : dates.share >= 0.8 ? 0.7 : 0.3;
}

function isLongDigits({ counts }: Profile): boolean {
  const texts = [...counts.keys()].slice(0, 200);
  return texts.filter((text) => /^\+?\d{8,15}$/.test(text)).length > texts.length * 0.8;
}

function looksLikeKey({ dates, numbers, clocks, meanWords, longest, shares }: Profile): boolean {
  if (dates || clocks || meanWords > 2 || longest > 200) return false;
  if (shares.email > 0.5 || shares.json > 0.5) return false;
  return numbers === null || (numbers.areWhole && !numbers.hasPercent);
}

function keyFit(profile: Profile): number {
  if (!looksLikeKey(profile)) return 0;
  const { counts, texts, rows } = profile;
  const unique = counts.size / texts.length;
  if (unique === 1 && texts.length === rows) return 1.05;
  if (texts.length < rows * 0.5) return 0.5;
  return unique > 0.9 ? 1 : counts.size > 20 ? 0.85 : 0.5;
}

function customerFit(profile: Profile): number {
  if (!looksLikeKey(profile))
    return profile.meanWords <= 4 && profile.counts.size > 20 && !profile.dates ? 0.5 : 0;
  const { counts, texts } = profile;
  if (texts.length < 30) return counts.size > 1 ? 0.95 : 0.5;
  return counts.size > 20 || counts.size > texts.length * 0.1 ? 1 : 0.4;
}

function textFit({
  dates,
  numbers,
  clocks,
  flags,
  counts,
  texts,
  meanWords,
  meanLength,
}: Profile): number {
  if (dates || numbers || clocks || flags) return 0;
  const unique = counts.size / texts.length;
  if (meanWords >= 4 || meanLength >= 30) return unique > 0.05 ? 1.1 : 0.7;
  return unique > 0.5 && counts.size > 5 ? 0.95 : 0.5;
}

function categoryFit({
  dates,
  flags,
  numbers,
  clocks,
  counts,
  texts,
  meanLength,
  longest,
  shares,
  rows,
}: Profile): number {
  if (dates || clocks || shares.email > 0.5 || shares.json > 0.5) return 0;
  if (numbers && !numbers.areWhole) return 0;
  if (longest > 200 || meanLength > 80) return 0.1;
  const unique = counts.size / texts.length;
  if (rows >= 30 && unique > 0.8) return 0.3;
  if (numbers) return unique < 0.3 || counts.size < 30 ? 0.8 : unique < 0.7 ? 0.72 : 0.3;
  if (counts.size === 1 && rows >= 5) return 0.6;
  if (flags) return 0.5;
  // Of two columns for one thing, the coarser one.
  return 1 - 0.02 * Math.log10(counts.size);
}
