import type { Repository } from '#db/store/store.ts';
import { addedJoined } from '../../domain/joined-count.ts';
import type { JoinedCount } from '../../domain/joined-count.ts';
import { least, most } from '../../domain/least.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { Reject } from '../../contract/reject.ts';
import { faultsOf } from '../../domain/records/faults.ts';
import type { RecordFault } from '../../domain/records/faults.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import type { RecordInput } from '../../domain/records/record.ts';
import { withSafeText } from '../../domain/text/record-text.ts';
import type { ThemeMatch } from '../../domain/themes/match.ts';
import { withTheme } from '../../domain/themes/told-by-text.ts';
import { firstUnused } from '../../domain/unused-rows.ts';
import type { FileFacts } from '../../ingest/open-rows.ts';
import type { Input } from '../../ingest/raw-bytes.ts';
import {
  isOlder,
  kindsOfSeveralRows,
  kindsThatRepeat,
  LatestRecords,
} from '../../ingest/records/latest-records.ts';
import { Occurrences } from '../../ingest/records/occurrences.ts';
import { readRecords } from '../../ingest/read-records.ts';
import type { Batch } from '../../ingest/read-records.ts';
import type { TableInputs } from '../../ingest/tables/open-tables.ts';
import { likeImport } from './like-import.ts';
import type { LikeImport } from './like-import.ts';
import { CasesOpenAgain, OpenCases } from './open-cases.ts';
import { RecordSample } from './stored-elsewhere.ts';
import type { StoredElsewhere } from './stored-elsewhere.ts';
import { casesOfKnownDays, countedTwice } from './told-apart.ts';
import { planImport } from './plan.ts';
import type { ImportPlan } from './plan.ts';

const SHOWN_RECORDS = 20;
const SHOWN_REJECTS = 200;
/** Rows that are read in one go. */
const SLICE_ROWS = 1000;

/** Records of a kind that something cannot be true of. */
export type FaultCount = { kind: RecordKind; fault: RecordFault; records: number; example: string };

/** What an import would do. */
export type DryRun = {
  facts: FileFacts;
  /** Of each joined file, by the name of its table. */
  tables: ReadonlyMap<string, FileFacts>;
  rowsRead: number;
  /** Rows of which the mapping makes no record. */
  rowsUnused: number;
  /** Lines of the first five of them. */
  unusedLines: number[];
  /** Invitations that nobody answered, among the responses. */
  unanswered: number;
  records: Record<RecordKind, number>;
  /** Of the cases, those that nothing says were resolved: they count as open. */
  casesOpen: number;
  /** How often a record came again under its id, without being made of several rows: the last row counts. */
  recordsAgain: number;
  /** Of these records, those that are stored already: where the file says otherwise, it would take their place. */
  recordsStored: number;
  /** Cases that are over in the store and open here: an older export would take their ends away. */
  casesOpenAgain: number;
  /**
   * Columns that told the source's records apart before, where others do now and what both files tell would be counted
   * twice; empty = all that stood in a row, null = it is not so.
   */
  countedTwice: string[] | null;
  /**
   * Cases that are not stored, of days that earlier files of the source cover, where cases are known by all that stands in
   * their row: those of them that changed since are stored as they were, and would be counted twice.
   */
  newInKnownDays: number;
  /** An import of another source that seems to have brought the same; null = none does. */
  likeImport: LikeImport | null;
  /** Another source that has some of these very records; null = none has, or the file is not read to its end. */
  storedElsewhere: StoredElsewhere | null;
  rowsRejected: number;
  orphans: number;
  joined: readonly JoinedCount[];
  /** What cannot be true of some records: of which kind, how many, and the id of the first. */
  faults: FaultCount[];
  timesAmbiguous: number;
  timesImpossible: number;
  /** Oldest and newest instant of the records (UTC ms); null when there are none. */
  firstAt: number | null;
  lastAt: number | null;
  /** The first records, each once, as they would be stored. */
  sample: RecordInput[];
  /** The first rejects, and then orphans. */
  rejects: Reject[];
};

/** What a dry run reads, and by what. */
export type DryRunRequest = {
  plan: ImportPlan;
  input: Input;
  tables?: TableInputs | undefined;
  /** UTC ms; what is later is in the future. */
  now: number;
  /** Hears how many of the file's bytes have been read. */
  onRead?: ((bytesRead: number, bytesTotal: number) => void) | undefined;
};

/**
 * Reads a whole file as an import would and stores nothing.
 * @throws AppError what is wrong with the mapping (MAPPING_*, ZONE_UNKNOWN) or the file as a whole (FILE_*)
 */
export async function dryRun(
  repository: Repository,
  input: Input,
  mapping: Mapping,
  now: number,
  tables?: TableInputs,
  onProgress?: (share: number) => void,
): Promise<DryRun> {
  const plan = await planImport(repository, mapping);
  const onRead = (read: number, total: number): void => onProgress?.(read / total);
  let last: DryRun | null = null;
  for await (const run of dryRunInSlices({ plan, input, tables, now, onRead })) last = run;
  if (!last) throw new TypeError('a file was read to its end without a slice');
  return last;
}

/**
 * As `dryRun`, slice by slice: gives what is known after each one, the last time after all of the file. It is one and
 * the same object that grows.
 */
export async function* dryRunInSlices(request: DryRunRequest): AsyncGenerator<DryRun> {
  const { plan, input, tables, now, onRead } = request;
  const { mapping, zone, refuse, storedAmong, match } = plan;
  const {
    facts,
    tables: joined,
    requireRow,
    batches,
  } = await readRecords({
    input,
    tables,
    mapping,
    zone,
    refuse: refuse ?? undefined,
    earlier: plan.earlier ?? undefined,
    batchRows: SLICE_ROWS,
    keepRows: SHOWN_REJECTS,
    onProgress: ({ bytesRead, bytesTotal }) => onRead?.(bytesRead, bytesTotal),
  });
  await requireRow();
  const run = emptyRun(facts, joined);
  const before = await plan.toldApart();
  const others = await plan.otherImports();
  const isOfKnownDays = casesOfKnownDays(before, mapping);
  const repeating = kindsThatRepeat(mapping);
  const several = kindsOfSeveralRows(mapping);
  const ofOneRow = (records: readonly RecordInput[]): number =>
    records.filter(({ kind }) => !several.has(kind)).length;
  const latest = new LatestRecords(repeating);
  const met = new Occurrences();
  const open = new OpenCases(repeating.has('case'));
  const openAgain = new CasesOpenAgain(plan.overInStore);
  const sample = new RecordSample();
  const isNew = ({ kind, externalId }: RecordInput): boolean =>
    !repeating.has(kind) || met.isFirst(`${kind} ${externalId}`);
  for await (const batch of batches) {
    for (const record of batch.records) latest.put(record);
    const last = latest.take();
    for (const record of last) {
      open.put(record);
      sample.put(record);
    }
    run.casesOpen = open.count;
    const fresh = last.filter(isNew);
    run.recordsAgain += ofOneRow(batch.records) - ofOneRow(fresh);
    const stored = fresh.length > 0 ? await storedAmong(fresh) : [];
    run.recordsStored += stored.filter(Boolean).length;
    run.newInKnownDays += fresh.filter((one, i) => !stored[i] && isOfKnownDays(one)).length;
    if (run.recordsStored > 0) await openAgain.put(last);
    run.casesOpenAgain = openAgain.count;
    renewSample(run, last, match);
    addBatch(run, batch, fresh, match);
    addFaults(run, fresh, now);
    run.countedTwice = countedTwice(before, mapping, run);
    run.likeImport = likeImport(others, run);
    yield run;
  }
  run.storedElsewhere = await plan.storedElsewhere(sample.take());
  yield run;
}

function emptyRun(facts: FileFacts, tables: DryRun['tables']): DryRun {
  return {
    facts,
    tables,
    rowsRead: 0,
    rowsUnused: 0,
    unusedLines: [],
    unanswered: 0,
    records: { case: 0, contact: 0, response: 0, daily_total: 0 },
    casesOpen: 0,
    recordsAgain: 0,
    recordsStored: 0,
    casesOpenAgain: 0,
    countedTwice: null,
    newInKnownDays: 0,
    likeImport: null,
    storedElsewhere: null,
    rowsRejected: 0,
    orphans: 0,
    joined: [],
    faults: [],
    timesAmbiguous: 0,
    timesImpossible: 0,
    firstAt: null,
    lastAt: null,
    sample: [],
    rejects: [],
  };
}

/** Has the records that are shown be what later rows of the file make of them. */
function renewSample(
  run: DryRun,
  last: readonly RecordInput[],
  match: (text: string) => ThemeMatch,
): void {
  if (run.sample.length === 0) return;
  const keyOf = ({ kind, externalId }: RecordInput): string => `${kind} ${externalId}`;
  const places = new Map(run.sample.map((record, place) => [keyOf(record), place]));
  for (const record of last) {
    const place = places.get(keyOf(record));
    const held = place === undefined ? undefined : run.sample[place];
    if (place === undefined || held === undefined || isOlder(record, held)) continue;
    run.sample[place] = withTheme(withSafeText(record), match).record;
  }
}

function addBatch(
  run: DryRun,
  batch: Batch,
  fresh: readonly RecordInput[],
  match: (text: string) => ThemeMatch,
): void {
  run.rowsRead += batch.rowsRead;
  run.rowsUnused += batch.rowsUnused;
  run.unusedLines = firstUnused(run.unusedLines, batch.unusedLines);
  run.rowsRejected += batch.rejects.length;
  run.orphans += batch.orphans.length;
  run.joined = addedJoined(run.joined, batch.joined);
  run.timesAmbiguous += batch.ambiguousTimes;
  run.timesImpossible += batch.impossibleTimes;
  for (const record of fresh) {
    run.records[record.kind]++;
    if (record.kind === 'response' && record.fields.score === null) run.unanswered++;
  }
  const { firstAt, lastAt } = spanOf(batch.records);
  run.firstAt = least(run.firstAt, firstAt);
  run.lastAt = most(run.lastAt, lastAt);
  const shown = fresh.slice(0, SHOWN_RECORDS - run.sample.length);
  run.sample.push(...shown.map((record) => withTheme(withSafeText(record), match).record));
  const told = [...batch.rejects, ...batch.orphans];
  run.rejects.push(...told.slice(0, SHOWN_REJECTS - run.rejects.length));
}

function addFaults({ faults }: DryRun, fresh: readonly RecordInput[], now: number): void {
  for (const record of fresh) {
    const { kind, externalId } = record;
    for (const fault of faultsOf(record, now)) {
      const known = faults.find((one) => one.kind === kind && one.fault === fault);
      if (known) known.records++;
      else faults.push({ kind, fault, records: 1, example: externalId });
    }
  }
}

/** Oldest and newest instant of some records; null when there are none. */
export function spanOf(records: readonly RecordInput[]): {
  firstAt: number | null;
  lastAt: number | null;
} {
  let firstAt: number | null = null;
  let lastAt: number | null = null;
  for (const { at } of records) {
    if (firstAt === null || at < firstAt) firstAt = at;
    if (lastAt === null || at > lastAt) lastAt = at;
  }
  return { firstAt, lastAt };
}
