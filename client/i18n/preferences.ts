import { THEMES } from '../design/theme.ts';
import type { Theme } from '../design/theme.ts';
import { DIGITS, LANGUAGES } from '../format/locale.ts';
import type { Digits, Language } from '../format/locale.ts';

/** What belongs to the reader and not to the view: a shared address keeps each reader's own language. */
export type Preferences = {
  readonly language: Language;
  readonly digits: Digits;
  readonly theme: Theme;
  /** `hijri` = Hijri days beside the Gregorian ones. */
  readonly calendar: CalendarChoice;
  /** Keys that lead to pages; whoever speaks to the computer needs them off. */
  readonly shortcuts: 'on' | 'off';
};

export const CALENDARS = ['gregorian', 'hijri'] as const;
export type CalendarChoice = (typeof CALENDARS)[number];

const STORAGE_KEY = 'basira.preferences';

export function readPreferences(
  storage: Storage,
  navigatorLanguages: readonly string[],
): Preferences {
  const saved = readSaved(storage);
  return {
    language: pick(LANGUAGES, saved['language']) ?? firstSpoken(navigatorLanguages) ?? 'en',
    digits: pick(DIGITS, saved['digits']) ?? 'arab',
    theme: pick(THEMES, saved['theme']) ?? 'system',
    calendar: pick(CALENDARS, saved['calendar']) ?? 'gregorian',
    shortcuts: pick(['on', 'off'], saved['shortcuts']) ?? 'on',
  };
}

/** True when neither the reader nor the browser says which of our languages to take: the organisation's then is. */
export function isLanguageOpen(storage: Storage, navigatorLanguages: readonly string[]): boolean {
  const saved = pick(LANGUAGES, readSaved(storage)['language']);
  return (saved ?? firstSpoken(navigatorLanguages)) === null;
}

export function savePreferences(storage: Storage, preferences: Preferences): void {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify(preferences));
  } catch {
    // Storage may be full or forbidden; the choice then lasts until the page is closed.
  }
}

function readSaved(storage: Storage): Readonly<Record<string, unknown>> {
  try {
    const saved: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? '{}');
    return typeof saved === 'object' && saved !== null ? { ...saved } : {};
  } catch {
    return {};
  }
}

function firstSpoken(navigatorLanguages: readonly string[]): Language | null {
  for (const tag of navigatorLanguages) {
    const language = pick(LANGUAGES, tag.split('-')[0]?.toLowerCase());
    if (language) return language;
  }
  return null;
}

function pick<const T extends string>(list: readonly T[], value: unknown): T | null {
  return list.find((item) => item === value) ?? null;
}
