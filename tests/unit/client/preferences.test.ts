import { describe, expect, it } from 'vitest';
import { isLanguageOpen, readPreferences, savePreferences } from '#client/i18n/preferences.ts';

function storage(saved: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(saved));
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => {
      items.clear();
    },
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}

describe('the preferences of a reader', () => {
  it('begin with the first language of the browser that is spoken here', () => {
    expect(readPreferences(storage(), ['fr-FR', 'ar-EG', 'en']).language).toBe('ar');
    expect(readPreferences(storage(), ['de', 'EN-us']).language).toBe('en');
    expect(readPreferences(storage(), []).language).toBe('en');
  });

  it('leave the language to the organisation only where nobody says which', () => {
    expect(isLanguageOpen(storage(), ['fr-FR', 'de'])).toBe(true);
    expect(isLanguageOpen(storage(), [])).toBe(true);
    expect(isLanguageOpen(storage(), ['fr-FR', 'ar-EG'])).toBe(false);
    const chosen = storage();
    savePreferences(chosen, {
      language: 'en',
      digits: 'latn',
      theme: 'dark',
      calendar: 'gregorian',
      shortcuts: 'on',
    });
    expect(isLanguageOpen(chosen, ['fr-FR'])).toBe(false);
  });

  it('come back as they were saved', () => {
    const store = storage();
    savePreferences(store, {
      language: 'ar',
      digits: 'latn',
      theme: 'dark',
      calendar: 'gregorian',
      shortcuts: 'on',
    });
    expect(readPreferences(store, ['en'])).toEqual({
      language: 'ar',
      digits: 'latn',
      theme: 'dark',
      calendar: 'gregorian',
      shortcuts: 'on',
    });
  });

  it.each(['not json', '7', 'null', '{"language":"fr","digits":1,"theme":[],"calendar":"lunar"}'])(
    'survive what somebody else wrote: %s',
    (text) => {
      const store = storage({ 'basira.preferences': text });
      expect(readPreferences(store, ['en'])).toEqual({
        language: 'en',
        digits: 'arab',
        theme: 'system',
        calendar: 'gregorian',
        shortcuts: 'on',
      });
    },
  );

  it('last until the page is closed where nothing can be stored', () => {
    const full = storage();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(() => {
      savePreferences(full, {
        language: 'ar',
        digits: 'arab',
        theme: 'light',
        calendar: 'gregorian',
        shortcuts: 'on',
      });
    }).not.toThrow();
  });
});
