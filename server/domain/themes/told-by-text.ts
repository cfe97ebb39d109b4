import type { RecordInput } from '../records/record.ts';
import type { ThemeMatch } from './match.ts';
import { UNCLASSIFIED } from './theme.ts';

/** A record, and whether its theme is what its text says. */
export type ThemedRecord = { record: RecordInput; isFromText: boolean };

/**
 * A record with a theme: the told one, else what its text says, `UNCLASSIFIED` where that is none. A record without a text
 * stays as it is. `record` must be as it is stored, so that going through stored texts later tells the same.
 */
export function withTheme(record: RecordInput, match: (text: string) => ThemeMatch): ThemedRecord {
  const told = { record, isFromText: false };
  if (record.kind === 'daily_total') return told;
  const { text } = record.fields;
  const { dimensions } = record;
  if (text === null || dimensions.theme !== undefined) return told;
  const theme = match(text).theme ?? UNCLASSIFIED;
  // The fields stay those of the record's kind, which the compiler cannot follow through the copy.
  const themed = { ...record, dimensions: { ...dimensions, theme } } as RecordInput;
  return { record: themed, isFromText: true };
}
