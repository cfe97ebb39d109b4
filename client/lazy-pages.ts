import { lazy } from 'react';
import type { ComponentType } from 'react';

/** A component that comes with the module that names it. */
function later<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy<ComponentType<Props>>(async () => ({ default: (await load())[name] }));
}

/** Pages that come with their first visit, never with the first paint of another. */
export const MetricPage = later(() => import('./features/metric/MetricPage.tsx'), 'MetricPage');
export const MetricMore = later(() => import('./MetricMore.tsx'), 'MetricMore');
export const OverviewMore = later(() => import('./OverviewMore.tsx'), 'OverviewMore');
export const WeekControls = later(() => import('./WeekControls.tsx'), 'WeekControls');
export const NeedsYouCard = later(
  () => import('./features/alerts/NeedsYouCard.tsx'),
  'NeedsYouCard',
);
export const ScorecardsPage = later(
  () => import('./features/scorecards/ScorecardsPage.tsx'),
  'ScorecardsPage',
);
export const SettingsPage = later(
  () => import('./features/organisation/SettingsPage.tsx'),
  'SettingsPage',
);
export const StartPage = later(() => import('./features/organisation/StartPage.tsx'), 'StartPage');
export const ExplorePage = later(() => import('./features/explore/ExplorePage.tsx'), 'ExplorePage');
export const TargetsPage = later(() => import('./features/targets/TargetsPage.tsx'), 'TargetsPage');
export const PerceptionPage = later(
  () => import('./features/beliefs/PerceptionPage.tsx'),
  'PerceptionPage',
);
export const BeliefInvitation = later(
  () => import('./features/beliefs/BeliefInvitation.tsx'),
  'BeliefInvitation',
);
export const ThemesPage = later(() => import('./features/themes/ThemesPage.tsx'), 'ThemesPage');
export const DataPage = later(() => import('./features/data/DataPage.tsx'), 'DataPage');
export const NamesPage = later(() => import('./features/names/NamesPage.tsx'), 'NamesPage');
export const ErasuresPage = later(
  () => import('./features/erasure/ErasuresPage.tsx'),
  'ErasuresPage',
);
export const ImportPlace = later(() => import('./ImportPlace.tsx'), 'ImportPlace');
export const AssignmentsPlace = later(() => import('./AssignmentsPlace.tsx'), 'AssignmentsPlace');
export const SignInPage = later(() => import('./features/accounts/SignInPage.tsx'), 'SignInPage');
export const JoinPage = later(() => import('./features/accounts/JoinPage.tsx'), 'JoinPage');
export const AccountPage = later(
  () => import('./features/accounts/AccountPage.tsx'),
  'AccountPage',
);
export const KeysPage = later(() => import('./features/accounts/KeysPage.tsx'), 'KeysPage');
export const NotInDemonstration = later(
  () => import('./features/accounts/NotInDemonstration.tsx'),
  'NotInDemonstration',
);
export const ProofDialog = later(
  () => import('./features/accounts/ProofDialog.tsx'),
  'ProofDialog',
);
export const PeoplePage = later(() => import('./features/accounts/PeoplePage.tsx'), 'PeoplePage');
export const RecordsPage = later(() => import('./features/records/RecordsPage.tsx'), 'RecordsPage');
export const RecordActions = later(() => import('./RecordActions.tsx'), 'RecordActions');
export const RecordPage = later(() => import('./features/records/RecordPage.tsx'), 'RecordPage');
export const TimelinePage = later(
  () => import('./features/records/timeline/TimelinePage.tsx'),
  'TimelinePage',
);
export const AlertsBadge = later(() => import('./features/alerts/AlertsBadge.tsx'), 'AlertsBadge');
export const Shortcuts = later(() => import('./Shortcuts.tsx'), 'Shortcuts');
export const AlertsPlace = later(() => import('./AlertsPlace.tsx'), 'AlertsPlace');
export const FollowUpsPlace = later(() => import('./FollowUpsPlace.tsx'), 'FollowUpsPlace');
export const MyWorkPage = later(() => import('./features/my-work/MyWorkPage.tsx'), 'MyWorkPage');
export const ReportsPlace = later(() => import('./ReportsPlace.tsx'), 'ReportsPlace');
export const LoopsPlace = later(() => import('./LoopsPlace.tsx'), 'LoopsPlace');
export const ReviewPlace = later(() => import('./ReviewPlace.tsx'), 'ReviewPlace');
export const AlertRulesPlace = later(() => import('./AlertRulesPlace.tsx'), 'AlertRulesPlace');
export const DeliveryPage = later(
  () => import('./features/delivery/DeliveryPage.tsx'),
  'DeliveryPage',
);
export const OperationsPage = later(
  () => import('./features/operations/OperationsPage.tsx'),
  'OperationsPage',
);
export const LadderPage = later(() => import('./features/ladder/LadderPage.tsx'), 'LadderPage');
export const NoticesPage = later(() => import('./features/notices/NoticesPage.tsx'), 'NoticesPage');
