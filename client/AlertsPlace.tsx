import { AlertPage } from './features/alerts/AlertPage.tsx';
import { AlertsPage } from './features/alerts/AlertsPage.tsx';
import type { PinnedList } from './features/alerts/RecordsCard.tsx';
import { PinnedRecords } from './features/records/PinnedRecords.tsx';

const pinned: PinnedList = (records) => <PinnedRecords records={records} />;

export type AlertsPlaceProps = {
  /** As it stands in the address; left out = the list of all. */
  id?: string;
  /** The reader sets what raises alerts. */
  seesRules: boolean;
  mayChange: boolean;
};

/** The list of alerts, or the page of one with its records as pages of records show them. */
export function AlertsPlace({ id, seesRules, mayChange }: AlertsPlaceProps) {
  if (id === undefined) return <AlertsPage seesRules={seesRules} />;
  return <AlertPage key={id} {...{ id, mayChange, pinned }} />;
}
