import type { Bilingual } from '#server/contract/shapes.ts';
import type { Language } from './locale.ts';

/** The name in the reader's language; what nobody has named yet is shown by its key. */
export function nameIn(language: Language, name: Bilingual, key: string): string {
  return name[language] || key;
}
