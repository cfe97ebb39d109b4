import type { Language } from '../format/locale.ts';

/** What goes with each request; the last one cannot be sent by a foreign page. */
export function ownHeaders(language: Language): Record<string, string> {
  return { accept: 'application/json', 'accept-language': language, 'x-basira': '1' };
}
