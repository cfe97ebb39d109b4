import type { Import, Reject as StoredReject } from '#db/queries/imports.ts';
import type { Mapping } from '../contract/mapping.ts';
import type { Reject } from '../contract/reject.ts';
import { formatDay } from '../domain/time/day.ts';
import { zoneOf } from '../domain/time/zone.ts';
import type { Language } from '../env.ts';
import { headerSentences } from '../messages/inbox.ts';
import type { DryRun } from '../services/imports/dry-run.ts';
import type { HeaderChange } from '../services/imports/header-changes.ts';
import type { CliWords } from './messages/shape.ts';
import { problemText } from './problem-text.ts';
import { percent } from './terminal.ts';
import { filled } from './words.ts';

/** A row as it was stored, or as a dry run has it: the code is one of the closed list, or one that a later version knew. */
type AnyReject = StoredReject | Reject;

/** Digits grouped by thousands, Latin in both languages. */
export function grouped(n: number): string {
  return n.toLocaleString('en');
}

/** The days of the oldest and the newest record in the organisation's zone. */
function period(
  { firstAt, lastAt }: { firstAt: number | null; lastAt: number | null },
  zone: string,
): string | null {
  if (firstAt === null || lastAt === null) return null;
  const day = (at: number): string => formatDay(zoneOf(zone).dayOf(at));
  return `${day(firstAt)} – ${day(lastAt)}`;
}

type Line = readonly [label: string, value: string | number | null];

/** Lines of label and value; those without a value, and zeros of `rare` things, are left out. */
function table(lines: readonly Line[], rare: readonly Line[] = []): string {
  return [...lines, ...rare.filter(([, value]) => value !== 0)]
    .filter(([, value]) => value !== null)
    .map(([label, value]) => `${label}: ${typeof value === 'number' ? grouped(value) : value}`)
    .join('\n');
}

/** Counts of an import or a dry run. */
type Told = { rowsRejected: number; orphans: number };

function rejectLines(
  words: CliWords,
  language: Language,
  rejects: readonly AnyReject[],
  { rowsRejected, orphans }: Told,
): string[] {
  const total = rowsRejected + orphans;
  if (total === 0) return [];
  const lines = rejects.map((reject) => `  ${rejectLine(words, language, reject)}`);
  if (total > rejects.length) {
    lines.push(`  ${filled(words.more, { n: grouped(total - rejects.length) })}`);
  }
  return [orphans > 0 ? words.rejectsAndOrphans : words.rejects, ...lines];
}

/** One line of the list. A line of a joined file is told in the sentence, so that it is not taken for one of the file. */
function rejectLine(
  words: CliWords,
  language: Language,
  { code, line, params, further = [] }: AnyReject,
): string {
  if (code === 'ROW_ORPHAN' || 'inTable' in params) {
    return problemText(code, { ...params, line }, language);
  }
  const reasons = [{ code, params }, ...further].map((one) =>
    problemText(one.code, one.params, language),
  );
  return `${filled(words.line, { n: line })}: ${reasons.join(' ')}`;
}

/** How many rows were passed over, and what they say; null when none was. */
function aboveText(above: readonly string[]): string | null {
  return above.length === 0 ? null : `${grouped(above.length)} (${above.join(' | ')})`;
}

/** What is different in the headers since the last time. */
function changeLines(language: Language, changes: readonly HeaderChange[]): string[] {
  return changes.flatMap((change) => headerSentences(change, language));
}

function twiceLines(words: CliWords, columns: DryRun['countedTwice']): string[] {
  if (!columns) return [];
  const told = columns.length === 0 ? words.allOfRow : columns.join(', ');
  return [filled(words.countedTwice, { columns: told })];
}

/** What comes of it that nothing but all of its row tells a case from another. */
function byRowLines(words: CliWords, { records }: Mapping, { newInKnownDays }: DryRun): string[] {
  const isByRow = records.some(
    ({ kind, id }) => kind === 'case' && 'hash' in id && id.hash === 'all',
  );
  if (!isByRow) return [];
  if (newInKnownDays === 0) return [words.knownByRow];
  return [words.knownByRow, filled(words.newInKnownDays, { n: grouped(newInKnownDays) })];
}

/** What another source has of these records: by the records themselves, else by an import that seems to be the same. */
function elsewhereLines(
  words: CliWords,
  { likeImport, storedElsewhere }: Pick<DryRun, 'likeImport' | 'storedElsewhere'>,
): string[] {
  if (storedElsewhere) {
    const { source, share } = storedElsewhere;
    return [filled(words.storedElsewhere, { share: percent(share, 1), source })];
  }
  if (!likeImport) return [];
  return [filled(words.likeImport, { file: likeImport.fileName, source: likeImport.source })];
}

/** What an import did, for standard output. */
export function importText(
  words: CliWords,
  language: Language,
  job: Import,
  {
    changes,
    rejects,
    seconds,
    zone,
  }: {
    changes: readonly HeaderChange[];
    rejects: readonly AnyReject[];
    seconds: number;
    zone: string;
  },
): string {
  const { rows } = words;
  return [
    table(
      [
        [rows.file, job.fileName],
        [rows.import, job.id],
        [rows.rowsRead, job.rowsRead],
        [rows.recordsNew, job.recordsNew],
        [rows.recordsChanged, job.recordsChanged],
        [rows.recordsSame, job.recordsSame],
        [rows.rowsRejected, job.rowsRejected],
        [rows.period, period(job, zone)],
        [rows.seconds, seconds.toFixed(1)],
      ],
      [
        [rows.recordsOlder, job.recordsOlder],
        [rows.rowsUnused, job.rowsUnused ?? 0],
        [rows.orphans, job.orphans],
        [rows.timesAmbiguous, job.timesAmbiguous],
        [rows.timesImpossible, job.timesImpossible],
      ],
    ),
    ...changeLines(language, changes),
    ...rejectLines(words, language, rejects, job),
  ].join('\n');
}

/** What an import would do, for standard output. */
export function dryRunText(
  words: CliWords,
  language: Language,
  file: string,
  run: DryRun,
  { changes, mapping, zone }: { changes: readonly HeaderChange[]; mapping: Mapping; zone: string },
): string {
  const { rows } = words;
  return [
    words.dryRun,
    table(
      [
        [rows.file, file],
        [rows.above, aboveText(run.facts.header?.above ?? [])],
        [rows.columns, run.facts.columns.join(', ')],
        [rows.rowsRead, run.rowsRead],
        [rows.rowsRejected, run.rowsRejected],
        [rows.period, period(run, zone)],
      ],
      [
        [rows.cases, run.records.case],
        [rows.casesOpen, run.casesOpen],
        [rows.contacts, run.records.contact],
        [rows.responses, run.records.response],
        [rows.unanswered, run.unanswered],
        [rows.recordsAgain, run.recordsAgain],
        [rows.recordsStored, run.recordsStored],
        [rows.casesOpenAgain, run.casesOpenAgain],
        [rows.dailyTotals, run.records.daily_total],
        [rows.rowsUnused, run.rowsUnused],
        [rows.orphans, run.orphans],
        [rows.timesAmbiguous, run.timesAmbiguous],
        [rows.timesImpossible, run.timesImpossible],
        ...run.faults.map(({ fault, records }): [string, number] => [words.faults[fault], records]),
      ],
    ),
    ...changeLines(language, changes),
    ...twiceLines(words, run.countedTwice),
    ...byRowLines(words, mapping, run),
    ...elsewhereLines(words, run),
    words.sample,
    ...run.sample.map((record) => `  ${JSON.stringify(record)}`),
    ...rejectLines(words, language, run.rejects.slice(0, 20), run),
  ].join('\n');
}
