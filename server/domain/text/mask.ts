/** What redaction finds. */
export const SECRETS = ['mail', 'phone', 'card', 'iban'] as const;
export type Secret = (typeof SECRETS)[number];

/** What stands in a text in place of what was taken out; never longer than that. */
export function maskOf(secret: Secret): string {
  return `[${secret}]`;
}

/** A mask at `lastIndex`. */
export const MASK = /\[(?:mail|phone|card|iban)\]/y;

/** The text without what redaction put in. */
export function withoutMasks(text: string): string {
  return text.replace(/\[(?:mail|phone|card|iban)\]/g, '');
}
