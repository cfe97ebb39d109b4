import { useLayoutEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import { applyTheme } from '../design/theme.ts';
import { createFormats } from '../format/formats.ts';
import { directionOf } from '../format/locale.ts';
import { loadDataMessages, loadMessages, usesDataMessages } from './load-messages.ts';
import type { en } from './messages/en.ts';
import type { Messages } from './messages/shape.ts';
import { savePreferences } from './preferences.ts';
import type { Preferences } from './preferences.ts';
import { ReaderContext } from './reader.ts';
import type { Reader } from './reader.ts';

export type ReaderProviderProps = {
  initial: { preferences: Preferences; messages: Messages };
  /** Told of every change, for the language of the API's error sentences. */
  onChange: (preferences: Preferences) => void;
  children: ReactNode;
};

export function ReaderProvider({ initial, onChange, children }: ReaderProviderProps) {
  const [state, setState] = useState(initial);
  const { preferences, messages } = state;
  const direction = directionOf(preferences.language);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = preferences.language;
    root.dir = direction;
    applyTheme(preferences.theme, root);
  }, [preferences, direction]);

  const reader = useMemo<Reader>(
    () => ({
      preferences,
      direction,
      formats: createFormats(preferences.language, preferences.digits),
      prefer: async (change) => {
        const next = { ...preferences, ...change };
        savePreferences(localStorage, next);
        onChange(next);
        try {
          const [loaded] = await Promise.all([
            loadMessages(next.language),
            usesDataMessages() ? loadDataMessages(next.language) : null,
          ]);
          setState({ preferences: next, messages: loaded });
        } catch {
          // The language file of an older build is gone; the choice is saved, and a reload fetches the current build.
          location.reload();
        }
      },
    }),
    [preferences, direction, onChange],
  );

  // The literal English texts are only the type of keys and arguments; at run time any language stands here.
  const texts = messages as typeof en;
  return (
    <ReaderContext value={reader}>
      <IntlProvider locale={reader.formats.locale} messages={texts} timeZone="UTC">
        {children}
      </IntlProvider>
    </ReaderContext>
  );
}
