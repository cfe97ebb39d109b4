import { use } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider, useMessages } from 'use-intl/react';
import { loadDataMessages } from './load-messages.ts';
import type { en } from './messages/en.ts';
import type { dataEn } from './messages/data-en.ts';
import { useReader } from './reader.ts';

/** Adds the words of the pages about data and settings, which are no part of the first load. */
export function DataWords({ children }: { children: ReactNode }) {
  const { preferences, formats } = useReader();
  const words = use(loadDataMessages(preferences.language));
  // The literal English texts are only the type of keys and arguments; at run time any language stands here.
  const messages = { ...useMessages(), ...words } as typeof en & typeof dataEn;
  return (
    <IntlProvider locale={formats.locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
