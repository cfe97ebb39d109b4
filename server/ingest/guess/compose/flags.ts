import type { BooleanTokens, Value } from '../../../contract/mapping-value.ts';
import type { Profile } from '../profile.ts';
import { columnValue } from './draft.ts';

/** A column of yes and no; null where it has other words. */
export function flagValue(profile: Profile): Value | null {
  const { flags } = profile;
  return flags && columnValue(profile, { booleans: tokensOf(flags.true, flags.false) });
}

/** The words for yes and no; a side that the sample lacks gets the usual words. */
export function tokensOf(yes: readonly string[], no: readonly string[]): BooleanTokens {
  const some = (words: readonly string[], usual: string[], others: readonly string[]): string[] =>
    words.length > 0 ? [...words] : usual.filter((word) => !others.includes(word));
  return {
    true: some(yes, ['true', 'yes', '1', 'نعم'], no),
    false: some(no, ['false', 'no', '0', 'لا'], yes),
  };
}
