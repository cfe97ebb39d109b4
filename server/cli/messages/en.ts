import type { CliWords } from './shape.ts';

export const en: CliWords = {
  help: `Basira on the command line: npm run -s basira -- COMMAND

  import FILE… --mapping M.json [--dry-run]   Read files (XLSX, CSV, TSV, JSON, NDJSON; also gzip) by a mapping.
                                              --dry-run shows what would happen and stores nothing.
  export                                      Write every record as NDJSON to standard output.
  check                                       Recount everything from the records; 1 when something differs.
  backup FILE                                 Write a checked copy of the data, also while Basira runs.
  restore FILE [--erasures FILE]              Put a backup in place; Basira must not be running. Customers erased since
                                              (listed in FILE.erasures) are erased again. --without-erasures: that list
                                              is lost.
  erase CUSTOMER [--yes]                      Erase a customer: text, names, links, kept files. Without --yes: what would
                                              go. CUSTOMER = - reads the id from standard input.
  migrate                                     Bring the data to this version's shape.
  demo [--seed N]                             Fill the demonstration organisation.
  user list                                   Everybody with an account.
  user add EMAIL --name N --role R [--departments A,B]
                                              Invite somebody (executive, head, cx_officer, front_line, administrator).
  user link EMAIL                             A new one-time link: to come in, or to choose a new password.
  user disable EMAIL · user enable EMAIL      Shut somebody out; let them in again.
  key list                                    Keys of other programs.
  key add NAME [--ingest S,T] [--read A,B] [--days N]
                                              A key that sends records of some sources or reads some departments.
  key rotate ID [--days N] · key revoke ID    A new key in its place, the old one for 7 days more; end a key now.
  audit verify                                Is the audit log whole? 1 when it is not.
  detect --kind KIND                          A filter: how surprising is each number, by those before it alone? Reads standard
                                              input, answers line by line, needs no data. KIND = stream (lines
                                              "timestamp,value"; answers 1 − 10^−s of a surprise s), daily-count or
                                              weekly-count (a JSON list of counts; −log10 of the tail), weekly-metric
                                              ({"value":[…],"n":[…],"sd":[…]}; 3 = the default limit).
  bench                                       How to run the measurements.
  help                                        This page.

Data is in BASIRA_DATA_DIR (./.basira). Language follows LANG (en, ar).
Ends with 0 when all went well, 1 when it failed, 2 when the command was not understood.`,
  rows: {
    file: 'File',
    import: 'Import',
    rowsRead: 'Rows read',
    recordsNew: 'New records',
    recordsChanged: 'Changed records',
    recordsSame: 'Already there, unchanged',
    recordsOlder: 'Older than what is there, left out',
    rowsRejected: 'Rejected',
    orphans: 'Without a partner in a joined file',
    timesAmbiguous: 'Times that clocks showed twice',
    timesImpossible: 'Times that clocks never showed',
    period: 'From – to',
    linked: 'Records linked',
    cases: 'Cases',
    casesOpen: 'Of these open, without an end',
    recordsAgain: 'Times a record came again (the latest row counts)',
    contacts: 'Contacts',
    responses: 'Responses',
    dailyTotals: 'Daily totals',
    columns: 'Columns',
    rowsUnused: 'Rows that make no record',
    unanswered: 'Of these invitations nobody answered',
    recordsStored: 'Stored already, replaced where the file differs',
    casesOpenAgain: 'Cases that are over in the store and open here (reopened, or an older export)',
    above: 'Rows above the header, passed over',
    records: 'Records',
    cells: 'Rows of cells',
    texts: 'Texts to search',
    size: 'Size',
    seconds: 'Seconds',
  },
  faults: {
    in_future: 'Dated in the future',
    resolved_in_future: 'Resolved in the future',
    answered_before_opened: 'First answered before they were opened',
    resolved_before_opened: 'Resolved before they were opened',
    closed_before_opened: 'Closed before they were opened',
    negative_duration: 'With a wait or duration below zero',
    longer_than_a_day: 'With a wait or duration of more than a day',
    answered_before_invited: 'Answered before they were invited',
    more_answered_than_offered: 'With more calls answered than offered',
  },
  reading: 'Reading',
  importing: 'Importing',
  linking: 'Linking',
  checking: 'Checking',
  filling: 'Filling the demonstration',
  dryRun: 'Dry run: nothing was stored.',
  countedTwice:
    'Told apart otherwise than before ({columns}); records of the same days are stored, none of them these: what both files tell would be counted twice.',
  knownByRow:
    'Cases are known by all that stands in their row: one that changed between two files counts twice. Better import an export that has the number of the case.',
  newInKnownDays:
    'New here, of days that earlier files of the source cover: {n}. Cases that changed since are among them, and count twice.',
  likeImport:
    'As many records of the very same time came from {file} already, as the source {source}: if these are the same, they would be counted twice.',
  storedElsewhere:
    'About {share} of these records are stored already as the source {source} (same number, same time): read as another source they would be counted twice.',
  allOfRow: 'all that stood in a row',
  resumed: 'This import was cut off before; it goes on where it stopped.',
  done: 'Done.',
  takenBack: 'The file could not be read to its end; what had been stored of it was taken back.',
  allRefused: 'No row of this file could be stored; the reasons are listed with its result.',
  sample: 'First records as they would be stored:',
  rejects: 'Rejected:',
  rejectsAndOrphans: 'Rejected, or without a partner in a joined file:',
  more: '… and {n} more',
  line: 'line {n}',
  clean: 'No difference: every counter, link and searched text equals its records.',
  differences: 'DIFFERENCES:',
  textsWaiting: 'The search index was not checked: older records are still being taken into it.',
  linksWaiting: 'Links were not checked: some records have not been linked yet.',
  backedUp: 'The backup was written, opened and checked: {path}',
  restored: 'The backup is in place and checked.',
  oldKept: 'The data before is kept beside: {path}',
  migrated: 'The data has the shape of this version: {path}',
  demoReady: 'The demonstration is ready: {path}',
  bench: 'Run: npm run bench',
  linkedLater: 'The running server links the new records.',
  serving: 'Basira is at {url}',
  stopping: 'Ending …',
  emptyStart: 'Started with an empty store of your own.',
  firstLink: 'The first administrator comes in here, once: {url}',
  linkFor: 'One-time link for {email}, until {until}: {url}',
  keyOnce: 'The key {id}, shown this once: {secret}',
  nobody: 'Nobody has an account yet.',
  noKeys: 'There are no keys.',
  changed: 'Done: {what}',
  auditWhole: 'The audit log is whole: {entries} entries, {anchors} anchors.',
  auditBroken:
    'THE AUDIT LOG IS BROKEN at entry {seq} ({fault}); {entries} entries before it hold.',
  erasing: 'Erasing',
  erased: 'The customer is erased ({id}). What comes of them later is stored without them.',
  erasedAgain: 'Customers erased again who had been erased since this backup: {n}',
  erasedBefore: 'This customer was erased before.',
  eraseNothing: 'No linked record names this customer.',
  eraseHow: 'Nothing was erased. To erase: {usage}',
  fileGoes: 'This file would go: {path}',
  fileGone: 'This file is gone: {path}',
  fileLeft: 'This file still holds the customer, take them out of it yourself: {path}',
};
