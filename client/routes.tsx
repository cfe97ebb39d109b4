import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Route, Switch } from 'wouter';
import { useQueries } from './api/use-queries.ts';
import { OverviewPage } from './features/overview/OverviewPage.tsx';
import { nameIn } from './format/name.ts';
import { useFormats } from './i18n/reader.ts';
import { NotFound } from './ui/NotFound.tsx';
import { Shell } from './ui/Shell.tsx';

/** The frame around every page, and which page an address means. */
export function Routes() {
  const t = useTranslations('nav');
  const { language } = useFormats();
  const { data } = useQuery(useQueries().organisation());
  return (
    <Shell
      pages={[{ path: '/', label: t('overview') }]}
      organisation={
        data ? { name: nameIn(language, data.name, ''), isDemonstration: data.demonstration } : null
      }
    >
      <Switch>
        <Route path="/">
          <OverviewPage />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Shell>
  );
}
