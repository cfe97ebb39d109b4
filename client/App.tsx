import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { Queries } from './api/queries.ts';
import { QueriesContext } from './api/use-queries.ts';
import { ReaderProvider } from './i18n/ReaderProvider.tsx';
import type { ReaderProviderProps } from './i18n/ReaderProvider.tsx';
import { Routes } from './routes.tsx';
import { Boundary } from './ui/Boundary.tsx';
import { BrokenPart } from './ui/BrokenPart.tsx';

export type AppProps = {
  queryClient: QueryClient;
  queries: Queries;
  reader: Pick<ReaderProviderProps, 'initial' | 'onChange'>;
};

/** Everything from outside is handed in, so that tests run the same tree on another `fetch`. */
export function App({ queryClient, queries, reader }: AppProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <QueriesContext value={queries}>
        <ReaderProvider {...reader}>
          <Boundary fallback={<BrokenPart />}>
            <Routes />
          </Boundary>
        </ReaderProvider>
      </QueriesContext>
    </QueryClientProvider>
  );
}
