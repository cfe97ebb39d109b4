import type { RecordFault } from '../../domain/records/faults.ts';
/** What the command line says beside problems; every language has all of it. */
export type CliWords = {
  help: string;
  /** Label and value, one line each. */
  rows: Record<
    | 'file'
    | 'import'
    | 'rowsRead'
    | 'recordsNew'
    | 'recordsChanged'
    | 'recordsSame'
    | 'recordsOlder'
    | 'rowsRejected'
    | 'orphans'
    | 'timesAmbiguous'
    | 'timesImpossible'
    | 'period'
    | 'linked'
    | 'cases'
    | 'casesOpen'
    | 'recordsAgain'
    | 'contacts'
    | 'responses'
    | 'dailyTotals'
    | 'columns'
    | 'above'
    | 'rowsUnused'
    | 'unanswered'
    | 'recordsStored'
    | 'casesOpenAgain'
    | 'records'
    | 'cells'
    | 'texts'
    | 'size'
    | 'seconds',
    string
  >;
  /** What cannot be true of records. */
  faults: Record<RecordFault, string>;
  reading: string;
  importing: string;
  linking: string;
  checking: string;
  filling: string;
  dryRun: string;
  countedTwice: string;
  knownByRow: string;
  newInKnownDays: string;
  likeImport: string;
  storedElsewhere: string;
  allOfRow: string;
  resumed: string;
  done: string;
  takenBack: string;
  /** Nothing of a file could be stored; the list of refused rows stands above. */
  allRefused: string;
  sample: string;
  rejects: string;
  rejectsAndOrphans: string;
  /** How the list of rejects goes on: `{n}` more. */
  more: string;
  line: string;
  clean: string;
  differences: string;
  linksWaiting: string;
  textsWaiting: string;
  backedUp: string;
  restored: string;
  oldKept: string;
  migrated: string;
  demoReady: string;
  bench: string;
  linkedLater: string;
  serving: string;
  stopping: string;
  emptyStart: string;
  /** The first administrator's link. */
  firstLink: string;
  linkFor: string;
  keyOnce: string;
  nobody: string;
  noKeys: string;
  changed: string;
  auditWhole: string;
  auditBroken: string;
  erasing: string;
  erased: string;
  /** Customers erased again in a restored backup: `{n}`. */
  erasedAgain: string;
  erasedBefore: string;
  eraseNothing: string;
  eraseHow: string;
  fileGoes: string;
  fileGone: string;
  fileLeft: string;
};
