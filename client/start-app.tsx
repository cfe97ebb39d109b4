import type { QueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import { App } from './App.tsx';
import { createApi } from './api/client.ts';
import type { SendFile } from './api/client.ts';
import type { OpenStream } from './api/live-events.ts';
import { createQueries } from './api/queries.ts';
import { lastPresence, presenceOf } from './api/presence.ts';
import { createQueryClient } from './api/query-client.ts';
import { whenCome } from './api/use-has-come.ts';
import { askOverview } from './ask-overview.ts';
import { loadMessages } from './i18n/load-messages.ts';
import { isLanguageOpen, readPreferences } from './i18n/preferences.ts';

export type StartOptions = {
  fetch: typeof globalThis.fetch;
  sendFile: SendFile;
  /** Opens what changes are heard on; left out = the pages do not listen. */
  openStream?: OpenStream;
  storage: Storage;
  navigatorLanguages: readonly string[];
  /** Tests do not wait between attempts. */
  retryDelayMs?: number;
};

/** Builds the tree; what every page needs is asked for while the language is still loading. */
export async function startApp({
  fetch,
  sendFile,
  openStream,
  storage,
  navigatorLanguages,
  retryDelayMs,
}: StartOptions): Promise<ReactElement> {
  let preferences = readPreferences(storage, navigatorLanguages);
  const queries = createQueries(
    createApi({ fetch, sendFile, language: () => preferences.language }),
  );
  const queryClient = createQueryClient(retryDelayMs);
  // A change that was refused for want of a session waits until it is known who is there.
  const { door } = queries.actions;
  door.subscribe(() => {
    if (door.isWaiting()) void queryClient.invalidateQueries({ queryKey: ['session'] });
  });
  // A failure here is no news: the page asks again and shows it.
  const ignore = () => undefined;
  const session = queryClient.query(queries.session()).catch(() => null);
  const last = lastPresence(storage);
  const organisation = last ? queryClient.query(queries.organisation()).catch(ignore) : null;
  const prepare = async () => {
    const presence = last ?? presenceOf((await session)?.person ?? null);
    if (!presence || presence === 'front_line') return;
    void queryClient.query(queries.catalogue()).catch(ignore);
    await askOverview(location, queryClient, queries);
  };
  void prepare().catch(ignore);
  if (isLanguageOpen(storage, navigatorLanguages)) {
    const language = (await organisation)?.language;
    if (language) preferences = { ...preferences, language };
  }
  const initial = { preferences, messages: await loadMessages(preferences.language) };
  if (openStream) void follow(openStream, queryClient, session);
  return (
    <App
      queryClient={queryClient}
      queries={queries}
      reader={{
        initial,
        onChange: (next) => {
          const isOtherLanguage = next.language !== preferences.language;
          preferences = next;
          if (!isOtherLanguage) return;
          // Their answers hold sentences of the server, which come in the language that is asked in.
          for (const spoken of ['dry-runs', 'guess', 'imports', 'sources']) {
            void queryClient.invalidateQueries({ queryKey: [spoken] });
          }
        },
      }}
    />
  );
}

/** Comes after the first load, and hears of what changed since `first`. */
async function follow(
  open: OpenStream,
  client: QueryClient,
  first: Promise<SessionAnswer | null>,
): Promise<void> {
  await whenCome(client);
  (await import('./api/live-events.ts')).followChanges(open, client, await first);
}
