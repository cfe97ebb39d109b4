import { askEarly } from './api/ask-early.ts';
import { lastPresence } from './api/presence.ts';
import { loadFonts } from './design/load-fonts.ts';
import { localeTag } from './format/locale.ts';
import { loadMessages } from './i18n/load-messages.ts';
import { isLanguageOpen, readPreferences } from './i18n/preferences.ts';

// Runs by itself while the application, some fifty times as large, is still on its way: what the first screen waits for is asked
// for meanwhile.
const { language, digits } = readPreferences(localStorage, navigator.languages);

/** `fetch` with what was asked for early. */
export const fetch = askEarly({
  fetch: globalThis.fetch.bind(globalThis),
  presence: lastPresence(localStorage),
  language,
});

// The style sheet, which names them, may be on its way still.
const sheet = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]');
if (sheet?.sheet) loadFonts(language);
else sheet?.addEventListener('load', () => loadFonts(language), { once: true });

if (!isLanguageOpen(localStorage, navigator.languages)) {
  // The application asks again, and tells.
  loadMessages(language).catch(() => undefined);
}

// A page's first format makes the browser read its tables, a tenth of a second on a phone: here nothing else is to be done.
setTimeout(() => new Intl.DateTimeFormat(localeTag(language, digits), { day: 'numeric' }));
