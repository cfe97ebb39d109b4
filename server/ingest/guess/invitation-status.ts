import type { Profile } from './profile.ts';
import { isInvitationWord, UNANSWERED_WORDS, UNDELIVERED_WORDS } from './vocabulary/values.ts';
import { valueWord } from './words.ts';

/** Share of the rows that must say what becomes of an invitation. */
const MOST = 0.85;

/** Whether a column says what became of invitations to a survey; one of its words must be of no other thing. */
export function isInvitationStatus({ counts, texts }: Profile): boolean {
  let said = 0;
  let isProven = false;
  for (const [text, count] of counts) {
    const word = valueWord(text);
    if (isInvitationWord(word)) said += count;
    if (UNANSWERED_WORDS.has(word)) isProven = true;
  }
  return isProven && said >= texts.length * MOST;
}

/** The words of such a column by which an invitation never arrived. */
export function undeliveredWords({ counts }: Profile): string[] {
  return [...counts.keys()].filter((text) => UNDELIVERED_WORDS.has(valueWord(text)));
}
