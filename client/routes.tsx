import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import { Route, Switch, useLocation } from 'wouter';
import { AccountFoot, ViewingBanner } from './Account.tsx';
import type { SignedInPerson } from './api/accounts.ts';
import { failureOf } from './api/failure.ts';
import { noteSignedIn, wasSignedIn } from './api/presence.ts';
import { useIsProofAsked } from './api/use-proof.ts';
import { useQueries } from './api/use-queries.ts';
import { DemonstrationBanner } from './DemonstrationBanner.tsx';
import { FrontLinePage } from './FrontLinePage.tsx';
import { LaterPage } from './LaterPage.tsx';
import { OverviewPage } from './features/overview/OverviewPage.tsx';
import { nameIn } from './format/name.ts';
import { DataWords } from './i18n/DataWords.tsx';
import { useFormats } from './i18n/reader.ts';
import {
  AccountPage,
  DataPage,
  ErasuresPage,
  ImportPage,
  ImportRunPage,
  JoinPage,
  KeysPage,
  NotInDemonstration,
  PeoplePage,
  ProofDialog,
  SettingsPage,
  SignInPage,
  StartPage,
} from './lazy-pages.ts';
import { ErrorState } from './ui/ErrorState.tsx';
import { NotFound } from './ui/NotFound.tsx';
import { Shell } from './ui/Shell.tsx';
import { LoadingNote } from './ui/Skeleton.tsx';

/** Which page an address means, and whether somebody is there to see it. */
export function Routes() {
  const [here] = useLocation();
  const session = useQuery(useQueries().session());
  const isIn = session.data ? session.data.person !== null : null;
  useEffect(() => {
    if (isIn !== null) noteSignedIn(localStorage, isIn);
  }, [isIn]);
  if (here === '/join') {
    return (
      <LaterPage>
        <JoinPage />
      </LaterPage>
    );
  }
  // The frame and the page's own size stand while it is still asked who is there.
  if (session.isPending)
    return wasSignedIn(localStorage) ? <Pages person={null} /> : <LoadingNote />;
  if (session.isError) {
    return (
      <main>
        <ErrorState failure={failureOf(session.error)} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (!session.data.person) {
    return (
      <LaterPage>
        <SignInPage session={session.data} />
      </LaterPage>
    );
  }
  return <Pages person={session.data.person} />;
}

/** The frame around every page, with the pages that the rights in force open; null = it is not known yet whose. */
function Pages({ person }: { person: SignedInPerson | null }) {
  const t = useTranslations('nav');
  const { language } = useFormats();
  const [here] = useLocation();
  const { data } = useQuery(useQueries().organisation());
  const isProofAsked = useIsProofAsked();
  const { runsIt, isAdministrator, mayBegin, isFrontLine } = openTo(person);
  return (
    <Shell
      pages={[
        { path: '/', label: t('overview') },
        ...(runsIt
          ? [
              { path: '/data', label: t('data'), also: /^\/(import|erasures)(\/|$)/ },
              { path: '/settings', label: t('settings') },
            ]
          : []),
        ...(mayBegin
          ? [
              { path: '/people', label: t('people') },
              { path: '/keys', label: t('keys') },
            ]
          : []),
      ]}
      account={person ? <AccountFoot person={person} /> : null}
      organisation={
        data ? { name: nameIn(language, data.name, ''), isDemonstration: data.demonstration } : null
      }
    >
      {isProofAsked ? (
        <Suspense fallback={null}>
          <DataWords>
            <ProofDialog />
          </DataWords>
        </Suspense>
      ) : null}
      {person?.isViewing ? <ViewingBanner person={person} /> : null}
      {data?.demonstration === true && here !== '/start' ? (
        <DemonstrationBanner mayBegin={mayBegin} />
      ) : null}
      <Switch>
        <Route path="/">{isFrontLine ? <FrontLinePage /> : <OverviewPage />}</Route>
        {person ? (
          <Route path="/account">
            <LaterPage>
              <AccountPage person={person} />
            </LaterPage>
          </Route>
        ) : null}
        {runsIt ? runningPages() : null}
        {isAdministrator ? accountPages(mayBegin, t) : null}
        <Route>{person ? <NotFound /> : <LoadingNote />}</Route>
      </Switch>
    </Shell>
  );
}

/** What the rights in force open; the server decides for itself. */
function openTo(person: SignedInPerson | null) {
  const role = person?.rights.role ?? null;
  const isAdministrator = role === 'administrator';
  return {
    isAdministrator,
    isFrontLine: role === 'front_line',
    runsIt: isAdministrator || role === 'cx_officer',
    mayBegin: isAdministrator && person?.isInvented === false,
  };
}

/** The pages about who may come in; invented people are told that there is nobody to be seen there. */
function accountPages(isTheirs: boolean, t: (page: 'people' | 'keys') => string) {
  return [
    <Route key="people" path="/people">
      <LaterPage>
        {isTheirs ? <PeoplePage /> : <NotInDemonstration title={t('people')} />}
      </LaterPage>
    </Route>,
    <Route key="keys" path="/keys">
      <LaterPage>{isTheirs ? <KeysPage /> : <NotInDemonstration title={t('keys')} />}</LaterPage>
    </Route>,
  ];
}

/** The pages of those who keep it running; a list, since `Switch` looks into lists. */
function runningPages() {
  return [
    <Route key="data" path="/data">
      <LaterPage>
        <DataPage />
      </LaterPage>
    </Route>,
    <Route key="erasures" path="/erasures">
      <LaterPage>
        <ErasuresPage />
      </LaterPage>
    </Route>,
    <Route key="import" path="/import">
      <LaterPage>
        <ImportPage />
      </LaterPage>
    </Route>,
    <Route key="run" path="/import/:id">
      {({ id }) => (
        <LaterPage>
          <ImportRunPage key={id} id={id} />
        </LaterPage>
      )}
    </Route>,
    <Route key="settings" path="/settings">
      <LaterPage>
        <SettingsPage />
      </LaterPage>
    </Route>,
    <Route key="start" path="/start">
      <LaterPage>
        <StartPage />
      </LaterPage>
    </Route>,
  ];
}
