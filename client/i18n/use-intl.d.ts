import type { LocaleTag } from '../format/locale.ts';
import type { dataEn } from './messages/data-en.ts';
import type { en } from './messages/en.ts';

declare module 'use-intl' {
  // Literal English texts, so that a missing key or a missing argument of a message does not compile.
  interface AppConfig {
    Locale: LocaleTag;
    Messages: typeof en & typeof dataEn;
  }
}
