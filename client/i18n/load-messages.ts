import type { Language } from '../format/locale.ts';
import type { Messages } from './messages/shape.ts';

/** Each language is its own chunk; a reader loads one. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'ar') return (await import('./messages/ar.ts')).ar;
  return (await import('./messages/en.ts')).en;
}
