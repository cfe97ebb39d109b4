import { ReportPage } from './features/reports/ReportPage.tsx';
import { ReportsPage } from './features/reports/ReportsPage.tsx';

export type ReportsPlaceProps = {
  /** `own` = writing a report and what became of one's own; `tray` = reading those of others. */
  which: 'own' | 'tray';
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
};

/** What the front line reports: where it is written, and where it is read. */
export function ReportsPlace({ which, mayChange }: ReportsPlaceProps) {
  return which === 'own' ? (
    <ReportPage maySend={mayChange} />
  ) : (
    <ReportsPage mayChange={mayChange} />
  );
}
