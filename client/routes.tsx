import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import { Route, Switch, useLocation } from 'wouter';
import type { RecordItem } from '#server/contract/records.ts';
import { AccountFoot, ViewingBanner } from './Account.tsx';
import type { SignedInPerson } from './api/accounts.ts';
import { failureOf } from './api/failure.ts';
import type { Presence } from './api/presence.ts';
import { lastPresence, notePresence, presenceOf } from './api/presence.ts';
import { useIsProofAsked } from './api/use-proof.ts';
import { useQueries } from './api/use-queries.ts';
import { useReturn } from './api/use-return.ts';
import { DemonstrationBanner } from './DemonstrationBanner.tsx';
import { LaterCard } from './LaterCard.tsx';
import { LaterPage } from './LaterPage.tsx';
import { nameIn } from './format/name.ts';
import { DataWords } from './i18n/DataWords.tsx';
import { useFormats } from './i18n/reader.ts';
import {
  AccountPage,
  AlertRulesPlace,
  AlertsBadge,
  AlertsPlace,
  AssignmentsPlace,
  BeliefInvitation,
  DataPage,
  DeliveryPage,
  ErasuresPage,
  ExplorePage,
  ImportPlace,
  JoinPage,
  KeysPage,
  FollowUpsPlace,
  LoopsPlace,
  LadderPage,
  MetricMore,
  MetricPage,
  MyWorkPage,
  NamesPage,
  NoticesPage,
  NotInDemonstration,
  OperationsPage,
  PeoplePage,
  PerceptionPage,
  RecordActions,
  RecordPage,
  RecordsPage,
  ReviewPlace,
  ReportsPlace,
  ProofDialog,
  ScorecardsPage,
  SettingsPage,
  Shortcuts,
  SignInPage,
  StartPage,
  TargetsPage,
  TimelinePage,
  ThemesPage,
  WeekControls,
} from './lazy-pages.ts';
import { ErrorState } from './ui/ErrorState.tsx';
import type { ListActions } from './features/records/RecordsList.tsx';
import { HeaderPlaces } from './ui/HeaderPlaces.tsx';
import { NotFound } from './ui/NotFound.tsx';
import { Shell } from './ui/Shell.tsx';
import { LoadingNote, Skeleton } from './ui/Skeleton.tsx';
import { OverviewPlace } from './OverviewPlace.tsx';
import { METRIC_PATH } from './url/metric-address.ts';
import { PERCEPTION_PATH } from './url/perception-address.ts';
import { Quietly } from './Quietly.tsx';
import { WeekPlace } from './WeekPlace.tsx';
import type { Week } from './WeekPlace.tsx';

/** Which page an address means, and whether somebody is there to see it. */
export function Routes() {
  const [here] = useLocation();
  const session = useQuery(useQueries().session());
  const left = useReturn(session);
  const presence = session.data ? presenceOf(session.data.person) : undefined;
  useEffect(() => {
    if (presence !== undefined) notePresence(localStorage, presence);
  }, [presence]);
  if (here === '/join') {
    return (
      <LaterPage>
        <JoinPage />
      </LaterPage>
    );
  }
  if (!session.data && session.isError) {
    return (
      <main>
        <ErrorState failure={failureOf(session.error)} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  const person = session.data?.person ?? left;
  // The frame and the page's own size stand while it is still asked who is there.
  const last = session.data ? null : lastPresence(localStorage);
  const isOutside = session.data?.person === null;
  return (
    <>
      {session.data && isOutside ? (
        <LaterPage>
          <SignInPage session={session.data} left={left?.id ?? null} />
        </LaterPage>
      ) : null}
      {isOutside ? null : (person ?? last) ? (
        <Pages {...{ person, last }} />
      ) : session.data ? null : (
        <LoadingNote />
      )}
    </>
  );
}

type PagesProps = {
  /** Null = it is not known yet whose pages they are. */
  person: SignedInPerson | null;
  /** Whose they were last, while it is not known. */
  last: Presence | null;
};

/** The frame around every page, with the pages that the rights in force open. */
function Pages({ person, last }: PagesProps) {
  const t = useTranslations('nav');
  const { language } = useFormats();
  const [here] = useLocation();
  const { data, isFetched } = useQuery(useQueries().organisation());
  const isProofAsked = useIsProofAsked();
  const { runsIt, reads, isAdministrator, mayBegin, isFrontLine, ownsData, headed } =
    openTo(person);
  const pages = [
    { path: '/', label: t(isFrontLine ? 'reports' : 'overview'), also: /^\/metric$/ },
    ...(reads
      ? [
          { path: '/my-work', label: t('myWork') },
          { path: '/explore', label: t('explore') },
          { path: '/alerts', label: t('alerts'), also: /^\/alerts\//, badge: alertsBadge },
          { path: '/loops', label: t('loops'), also: /^\/(loops\/|review$)/ },
          { path: '/reports', label: t('reports'), also: /^\/report$/ },
        ]
      : []),
    ...(reads || isFrontLine
      ? [{ path: '/follow-ups', label: t('followUps'), also: /^\/follow-ups\// }]
      : []),
    ...(reads ? [{ path: '/records', label: t('records'), also: /^\/(records|customers)\// }] : []),
    ...(reads
      ? [
          { path: '/themes', label: t('themes') },
          { path: '/channels', label: t('scorecards') },
          { path: '/targets', label: t('targets') },
          { path: PERCEPTION_PATH, label: t('perception') },
        ]
      : []),
    ...(runsIt
      ? [
          { path: '/data', label: t('data'), also: /^\/(import|names|assignments|erasures)(\/|$)/ },
          { path: '/settings', label: t('settings'), also: /^\/settings\// },
        ]
      : []),
    ...(mayBegin
      ? [
          { path: '/people', label: t('people') },
          { path: '/keys', label: t('keys') },
        ]
      : []),
  ];
  return (
    <Shell
      pages={pages}
      account={person && isFetched ? <AccountFoot person={person} /> : null}
      organisation={
        data ? { name: nameIn(language, data.name, ''), isDemonstration: data.demonstration } : null
      }
    >
      <Quietly>
        <Shortcuts pages={pages} />
      </Quietly>
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
      {/* A page that stood already would move when the banner comes above it. */}
      {!isFetched ? (
        <LoadingNote />
      ) : (
        <Switch>
          <Route path="/">
            {isFrontLine || last === 'front_line' ? (
              <LaterPage>
                <ReportsPlace which="own" mayChange={person?.isViewing === false} />
              </LaterPage>
            ) : (
              <OverviewPlace
                title={t('overview')}
                mayImport={ownsData}
                own={person === null && last === 'head' ? null : headed}
                controls={(week) => weekControls(week, headed)}
              />
            )}
          </Route>
          {reads ? (
            <Route path={METRIC_PATH}>
              <WeekPlace title={t('overview')} skeleton={<LoadingNote />} mayImport={ownsData}>
                {(week) => (
                  <LaterPage>
                    <MetricPage
                      {...week}
                      controls={weekControls(week, headed)}
                      more={(metric, days) => (
                        <LaterCard>
                          <MetricMore catalogue={week.catalogue} {...{ metric, days }} />
                        </LaterCard>
                      )}
                    />
                  </LaterPage>
                )}
              </WeekPlace>
            </Route>
          ) : null}
          {reads ? (
            <Route path="/channels">
              <WeekPlace title={t('scorecards')} skeleton={<LoadingNote />} mayImport={ownsData}>
                {(week) => (
                  <LaterPage>
                    <ScorecardsPage {...week} controls={weekControls(week, headed)} />
                  </LaterPage>
                )}
              </WeekPlace>
            </Route>
          ) : null}
          {person ? (
            <Route path="/account">
              <LaterPage>
                <AccountPage person={person} />
              </LaterPage>
            </Route>
          ) : null}
          {reads ? (
            <Route path="/explore">
              <WeekPlace title={t('explore')} skeleton={<LoadingNote />} mayImport={ownsData}>
                {(week) => (
                  <LaterPage>
                    <ExplorePage {...week} mayKeep={person?.isViewing === false} />
                  </LaterPage>
                )}
              </WeekPlace>
            </Route>
          ) : null}
          {reads ? recordPages(runsIt, person?.isViewing === false) : null}
          {reads ? (
            <Route path="/settings/ladder">
              <LaterPage>
                <LadderPage mayEdit={runsIt && person?.isViewing === false} />
              </LaterPage>
            </Route>
          ) : null}
          {reads && person ? (
            <Route path="/settings/notices">
              <LaterPage>
                <NoticesPage role={person.rights.role} mayChange={!person.isViewing} />
              </LaterPage>
            </Route>
          ) : null}
          {reads ? alertPages({ seesRules: runsIt, mayChange: person?.isViewing === false }) : null}
          {reads ? loopPages(person?.isViewing === false) : null}
          {reads || isFrontLine
            ? followUpPages({
                mayChange: person?.isViewing === false,
                seesAll: !isFrontLine,
                mayEditRule: runsIt && person?.isViewing === false,
              })
            : null}
          {reads ? (
            <Route path="/my-work">
              <LaterPage>
                <MyWorkPage />
              </LaterPage>
            </Route>
          ) : null}
          {person ? reportPages({ reads, mayChange: !person.isViewing }) : null}
          {reads ? (
            <Route path="/themes">
              <LaterPage>
                <ThemesPage
                  mayEdit={runsIt && person?.isViewing === false}
                  mayBegin={person?.isViewing === false}
                />
              </LaterPage>
            </Route>
          ) : null}
          {reads ? (
            <Route path="/targets">
              <LaterPage>
                <TargetsPage mayEdit={runsIt && person?.isViewing === false} />
              </LaterPage>
            </Route>
          ) : null}
          {reads ? (
            <Route path={PERCEPTION_PATH}>
              <LaterPage>
                <PerceptionPage
                  mayEdit={runsIt && person?.isViewing === false}
                  mayAnswer={person?.isViewing === false}
                />
              </LaterPage>
            </Route>
          ) : null}
          {runsIt
            ? runningPages({ ownsData, mayBegin, mayEdit: person?.isViewing === false }, t)
            : null}
          {isAdministrator ? (
            <Route path="/settings/operations">
              <LaterPage>
                {mayBegin ? (
                  <OperationsPage />
                ) : (
                  <NotInDemonstration title={t('settings')} about="data" />
                )}
              </LaterPage>
            </Route>
          ) : null}
          {isAdministrator ? accountPages(mayBegin, t) : null}
          <Route>{person ? <NotFound /> : <LoadingNote />}</Route>
        </Switch>
      )}
      {reads && person?.isViewing === false && here !== PERCEPTION_PATH ? (
        <Quietly>
          <BeliefInvitation />
        </Quietly>
      ) : null}
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
    headed: person && role === 'head' ? person.rights.departments : [],
    reads: role !== null && role !== 'front_line',
    runsIt: isAdministrator || role === 'cx_officer',
    mayBegin: isAdministrator && person?.isInvented === false,
    ownsData: (isAdministrator || role === 'cx_officer') && person?.isInvented === false,
  };
}

/** The pages about who may come in; invented people are told that there is nobody to be seen there. */
function accountPages(isTheirs: boolean, t: (page: 'people' | 'keys') => string) {
  return [
    <Route key="people" path="/people">
      <LaterPage>
        {isTheirs ? <PeoplePage /> : <NotInDemonstration title={t('people')} about="accounts" />}
      </LaterPage>
    </Route>,
    <Route key="keys" path="/keys">
      <LaterPage>
        {isTheirs ? <KeysPage /> : <NotInDemonstration title={t('keys')} about="accounts" />}
      </LaterPage>
    </Route>,
  ];
}

/** The pages of those who keep it running; a list, since `Switch` looks into lists. Invented people own no data. */
function runningPages(
  { ownsData, mayBegin, mayEdit }: { ownsData: boolean; mayBegin: boolean; mayEdit: boolean },
  t: (page: 'data') => string,
) {
  const notTheirs = <NotInDemonstration title={t('data')} about="data" />;
  return [
    <Route key="data" path="/data">
      <LaterPage>
        <DataPage ownsData={ownsData} />
      </LaterPage>
    </Route>,
    <Route key="names" path="/names">
      <LaterPage>
        <NamesPage mayEdit={mayEdit} />
      </LaterPage>
    </Route>,
    <Route key="erasures" path="/erasures">
      <LaterPage>{ownsData ? <ErasuresPage /> : notTheirs}</LaterPage>
    </Route>,
    <Route key="import" path="/import">
      <LaterPage>{ownsData ? <ImportPlace mayBegin={mayBegin} /> : notTheirs}</LaterPage>
    </Route>,
    <Route key="run" path="/import/:id">
      {({ id }) => (
        <LaterPage>
          <ImportPlace id={id} mayBegin={mayBegin} />
        </LaterPage>
      )}
    </Route>,
    <Route key="assignments" path="/assignments">
      <LaterPage>
        <AssignmentsPlace />
      </LaterPage>
    </Route>,
    <Route key="rule" path="/assignments/rules/:id">
      {({ id }) => (
        <LaterPage>
          <AssignmentsPlace id={id} />
        </LaterPage>
      )}
    </Route>,
    <Route key="alert-rules" path="/settings/alert-rules">
      <LaterPage>
        <AlertRulesPlace />
      </LaterPage>
    </Route>,
    <Route key="alert-rule" path="/settings/alert-rules/:id">
      {({ id }) => (
        <LaterPage>
          <AlertRulesPlace id={id} />
        </LaterPage>
      )}
    </Route>,
    <Route key="delivery" path="/settings/delivery">
      <LaterPage>
        <DeliveryPage ownsReceivers={mayBegin} />
      </LaterPage>
    </Route>,
    <Route key="settings" path="/settings">
      <LaterPage>
        <SettingsPage seesOperations={mayBegin} />
      </LaterPage>
    </Route>,
    <Route key="start" path="/start">
      <LaterPage>{mayBegin ? <StartPage /> : <NotFound />}</LaterPage>
    </Route>,
  ];
}

type RecordRights = { mayAssign: boolean; mayBegin: boolean };

/** What those who have the rights do with records of a list, and with the record of a page. */
function recordActions(rights: RecordRights) {
  const coming = <Skeleton height="2.25rem" />;
  const onList: ListActions = ({ records, question, total }) => (
    <Suspense fallback={coming}>
      <RecordActions {...rights} {...{ records }} list={{ question, total }} />
    </Suspense>
  );
  const onPage = (record: RecordItem) => (
    <Suspense fallback={coming}>
      <RecordActions {...rights} records={[record]} />
    </Suspense>
  );
  return rights.mayAssign || rights.mayBegin ? { onList, onPage } : null;
}

/** Comes after the first paint; a navigation without it is whole. */
const alertsBadge = (
  <Quietly>
    <AlertsBadge />
  </Quietly>
);

/** Which days a page about a week shows, and whose. */
function weekControls({ lastWeek, organisation }: Week, own: readonly string[] | null) {
  return (
    <Quietly place={<HeaderPlaces count={2} />}>
      <WeekControls {...{ lastWeek, organisation }} own={own ?? []} />
    </Quietly>
  );
}

/** The pages about what somebody must answer; a list, since `Switch` looks into lists. */
function alertPages(rights: { seesRules: boolean; mayChange: boolean }) {
  return [
    <Route key="alerts" path="/alerts">
      <LaterPage>
        <AlertsPlace {...rights} />
      </LaterPage>
    </Route>,
    <Route key="alert" path="/alerts/:id">
      {({ id }) => (
        <LaterPage>
          <AlertsPlace {...rights} id={id} />
        </LaterPage>
      )}
    </Route>,
  ];
}

/** The pages of reports: writing one is everybody's, reading those of others is not; a list, since `Switch` looks into lists. */
function reportPages({ reads, mayChange }: { reads: boolean; mayChange: boolean }) {
  const own = (
    <Route key="report" path="/report">
      <LaterPage>
        <ReportsPlace which="own" {...{ mayChange }} />
      </LaterPage>
    </Route>
  );
  if (!reads) return [own];
  return [
    own,
    <Route key="reports" path="/reports">
      <LaterPage>
        <ReportsPlace which="tray" {...{ mayChange }} />
      </LaterPage>
    </Route>,
  ];
}

/** The pages of loops; a list, since `Switch` looks into lists. */
function loopPages(mayChange: boolean) {
  return [
    <Route key="loops" path="/loops">
      <LaterPage>
        <LoopsPlace {...{ mayChange }} />
      </LaterPage>
    </Route>,
    <Route key="review" path="/review">
      <LaterPage>
        <ReviewPlace {...{ mayChange }} />
      </LaterPage>
    </Route>,
    <Route key="loop" path="/loops/:id">
      {({ id }) => (
        <LaterPage>
          <LoopsPlace {...{ mayChange, id }} />
        </LaterPage>
      )}
    </Route>,
  ];
}

/** The pages of follow-ups; a list, since `Switch` looks into lists. */
function followUpPages(rights: { mayChange: boolean; seesAll: boolean; mayEditRule: boolean }) {
  return [
    <Route key="follow-ups" path="/follow-ups">
      <LaterPage>
        <FollowUpsPlace {...rights} />
      </LaterPage>
    </Route>,
    <Route key="follow-up" path="/follow-ups/:id">
      {({ id }) => (
        <LaterPage>
          <FollowUpsPlace {...rights} id={id} />
        </LaterPage>
      )}
    </Route>,
  ];
}

/** The pages of those who read records, with what may be done there; a list, since `Switch` looks into lists. */
function recordPages(runsIt: boolean, mayBegin: boolean) {
  const actions = recordActions({ mayAssign: runsIt, mayBegin });
  return [
    <Route key="records" path="/records">
      <LaterPage>
        <RecordsPage actions={actions?.onList ?? null} />
      </LaterPage>
    </Route>,
    <Route key="record" path="/records/:kind/:source/:externalId">
      <LaterPage>
        <RecordPage seesImports={runsIt} {...(actions ? { actions: actions.onPage } : {})} />
      </LaterPage>
    </Route>,
    <Route key="customer" path="/customers/:customer">
      <LaterPage>
        <TimelinePage />
      </LaterPage>
    </Route>,
  ];
}
