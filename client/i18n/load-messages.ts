import type { Language } from '../format/locale.ts';
import type { DataMessages, Messages } from './messages/shape.ts';

/** Each language is its own chunk; a reader loads one. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'ar') return (await import('./messages/ar.ts')).ar;
  return (await import('./messages/en.ts')).en;
}

async function fetchDataMessages(language: Language): Promise<DataMessages> {
  if (language === 'ar') return (await import('./messages/data-ar.ts')).dataAr;
  return (await import('./messages/data-en.ts')).dataEn;
}

const asked = new Map<Language, Promise<DataMessages>>();

/** The same promise each time a language is asked for, so that rendering can wait for it; what failed is asked for again. */
export function loadDataMessages(language: Language): Promise<DataMessages> {
  const known = asked.get(language);
  if (known) return known;
  const fetched = fetchDataMessages(language);
  asked.set(language, fetched);
  fetched.catch(() => asked.delete(language));
  return fetched;
}

/** True once a page has asked for the words of the data pages in any language. */
export function usesDataMessages(): boolean {
  return asked.size > 0;
}
