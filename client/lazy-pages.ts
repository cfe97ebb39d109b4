import { lazy } from 'react';

/** Pages that come with their first visit, never with the first paint of another. */
export const MetricPage = lazy(async () => ({
  default: (await import('./features/metric/MetricPage.tsx')).MetricPage,
}));
export const MetricMore = lazy(async () => ({
  default: (await import('./MetricMore.tsx')).MetricMore,
}));
export const OverviewMore = lazy(async () => ({
  default: (await import('./OverviewMore.tsx')).OverviewMore,
}));
export const ScorecardsPage = lazy(async () => ({
  default: (await import('./features/scorecards/ScorecardsPage.tsx')).ScorecardsPage,
}));
export const SettingsPage = lazy(async () => ({
  default: (await import('./features/organisation/SettingsPage.tsx')).SettingsPage,
}));
export const StartPage = lazy(async () => ({
  default: (await import('./features/organisation/StartPage.tsx')).StartPage,
}));
export const ExplorePage = lazy(async () => ({
  default: (await import('./features/explore/ExplorePage.tsx')).ExplorePage,
}));
export const TargetsPage = lazy(async () => ({
  default: (await import('./features/targets/TargetsPage.tsx')).TargetsPage,
}));
export const PerceptionPage = lazy(async () => ({
  default: (await import('./features/beliefs/PerceptionPage.tsx')).PerceptionPage,
}));
export const BeliefInvitation = lazy(async () => ({
  default: (await import('./features/beliefs/BeliefInvitation.tsx')).BeliefInvitation,
}));
export const ThemesPage = lazy(async () => ({
  default: (await import('./features/themes/ThemesPage.tsx')).ThemesPage,
}));
export const DataPage = lazy(async () => ({
  default: (await import('./features/data/DataPage.tsx')).DataPage,
}));
export const NamesPage = lazy(async () => ({
  default: (await import('./features/names/NamesPage.tsx')).NamesPage,
}));
export const ErasuresPage = lazy(async () => ({
  default: (await import('./features/erasure/ErasuresPage.tsx')).ErasuresPage,
}));
export const ImportPage = lazy(async () => ({
  default: (await import('./features/data/import/ImportPage.tsx')).ImportPage,
}));
export const ImportRunPage = lazy(async () => ({
  default: (await import('./features/data/import/ImportRunPage.tsx')).ImportRunPage,
}));
export const AssignmentsPage = lazy(async () => ({
  default: (await import('./features/assignments/AssignmentsPage.tsx')).AssignmentsPage,
}));
export const RulePage = lazy(async () => ({
  default: (await import('./features/assignments/RulePage.tsx')).RulePage,
}));
export const SignInPage = lazy(async () => ({
  default: (await import('./features/accounts/SignInPage.tsx')).SignInPage,
}));
export const JoinPage = lazy(async () => ({
  default: (await import('./features/accounts/JoinPage.tsx')).JoinPage,
}));
export const AccountPage = lazy(async () => ({
  default: (await import('./features/accounts/AccountPage.tsx')).AccountPage,
}));
export const KeysPage = lazy(async () => ({
  default: (await import('./features/accounts/KeysPage.tsx')).KeysPage,
}));
export const NotInDemonstration = lazy(async () => ({
  default: (await import('./features/accounts/NotInDemonstration.tsx')).NotInDemonstration,
}));
export const ProofDialog = lazy(async () => ({
  default: (await import('./features/accounts/ProofDialog.tsx')).ProofDialog,
}));
export const PeoplePage = lazy(async () => ({
  default: (await import('./features/accounts/PeoplePage.tsx')).PeoplePage,
}));
export const RecordsPage = lazy(async () => ({
  default: (await import('./features/records/RecordsPage.tsx')).RecordsPage,
}));
export const RecordActions = lazy(async () => ({
  default: (await import('./RecordActions.tsx')).RecordActions,
}));
export const RecordPage = lazy(async () => ({
  default: (await import('./features/records/RecordPage.tsx')).RecordPage,
}));
export const TimelinePage = lazy(async () => ({
  default: (await import('./features/records/timeline/TimelinePage.tsx')).TimelinePage,
}));
export const AlertsBadge = lazy(async () => ({
  default: (await import('./features/alerts/AlertsBadge.tsx')).AlertsBadge,
}));
export const Shortcuts = lazy(async () => ({
  default: (await import('./Shortcuts.tsx')).Shortcuts,
}));
export const AlertsPlace = lazy(async () => ({
  default: (await import('./AlertsPlace.tsx')).AlertsPlace,
}));
export const FollowUpsPlace = lazy(async () => ({
  default: (await import('./FollowUpsPlace.tsx')).FollowUpsPlace,
}));
export const MyWorkPage = lazy(async () => ({
  default: (await import('./features/my-work/MyWorkPage.tsx')).MyWorkPage,
}));
export const ReportsPlace = lazy(async () => ({
  default: (await import('./ReportsPlace.tsx')).ReportsPlace,
}));
export const LoopsPlace = lazy(async () => ({
  default: (await import('./LoopsPlace.tsx')).LoopsPlace,
}));
export const ReviewPlace = lazy(async () => ({
  default: (await import('./ReviewPlace.tsx')).ReviewPlace,
}));
export const AlertRulesPlace = lazy(async () => ({
  default: (await import('./AlertRulesPlace.tsx')).AlertRulesPlace,
}));
export const DeliveryPage = lazy(async () => ({
  default: (await import('./features/delivery/DeliveryPage.tsx')).DeliveryPage,
}));
export const OperationsPage = lazy(async () => ({
  default: (await import('./features/operations/OperationsPage.tsx')).OperationsPage,
}));
export const LadderPage = lazy(async () => ({
  default: (await import('./features/ladder/LadderPage.tsx')).LadderPage,
}));
export const NoticesPage = lazy(async () => ({
  default: (await import('./features/notices/NoticesPage.tsx')).NoticesPage,
}));
