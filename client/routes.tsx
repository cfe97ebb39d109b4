import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Route, Switch, useLocation } from 'wouter';
import { DemonstrationBanner } from './DemonstrationBanner.tsx';
import { LaterPage } from './LaterPage.tsx';
import { useQueries } from './api/use-queries.ts';
import { OverviewPage } from './features/overview/OverviewPage.tsx';
import { nameIn } from './format/name.ts';
import { useFormats } from './i18n/reader.ts';
import { DataPage, ImportPage, ImportRunPage, SettingsPage, StartPage } from './lazy-pages.ts';
import { NotFound } from './ui/NotFound.tsx';
import { Shell } from './ui/Shell.tsx';

/** The frame around every page, and which page an address means. */
export function Routes() {
  const t = useTranslations('nav');
  const { language } = useFormats();
  const [here] = useLocation();
  const { data } = useQuery(useQueries().organisation());
  return (
    <Shell
      pages={[
        { path: '/', label: t('overview') },
        { path: '/data', label: t('data'), also: /^\/import(\/|$)/ },
        { path: '/settings', label: t('settings') },
      ]}
      organisation={
        data ? { name: nameIn(language, data.name, ''), isDemonstration: data.demonstration } : null
      }
    >
      {data?.demonstration === true && here !== '/start' ? <DemonstrationBanner /> : null}
      <Switch>
        <Route path="/">
          <OverviewPage />
        </Route>
        <Route path="/data">
          <LaterPage>
            <DataPage />
          </LaterPage>
        </Route>
        <Route path="/import">
          <LaterPage>
            <ImportPage />
          </LaterPage>
        </Route>
        <Route path="/import/:id">
          {({ id }) => (
            <LaterPage>
              <ImportRunPage key={id} id={id} />
            </LaterPage>
          )}
        </Route>
        <Route path="/settings">
          <LaterPage>
            <SettingsPage />
          </LaterPage>
        </Route>
        <Route path="/start">
          <LaterPage>
            <StartPage />
          </LaterPage>
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Shell>
  );
}
