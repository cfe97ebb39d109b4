import type { RecordInput } from '../records/record.ts';
import { withoutMasks } from './mask.ts';
import { redact } from './redact.ts';
import { languageByScript } from './script.ts';

/**
 * A record as it may be stored: its free text redacted, and where its source tells no language, what the script tells
 * of it. The structured customer id and the attributes stay as they are.
 */
export function withSafeText(record: RecordInput): RecordInput {
  if (record.kind === 'daily_total') return record;
  const { text, language } = record.fields;
  if (text === null) return record;
  const safe = safeText(text, language);
  if (safe.text === text && safe.language === language) return record;
  // The fields stay those of the record's kind, which the compiler cannot follow through the copy.
  return { ...record, fields: { ...record.fields, ...safe } } as RecordInput;
}

/** A free text and its language as they may be stored. */
export function safeText(
  text: string,
  language: string | null,
): { text: string; language: string } {
  const safe = redact(text);
  return { text: safe, language: language ?? languageByScript(withoutMasks(safe)) };
}
