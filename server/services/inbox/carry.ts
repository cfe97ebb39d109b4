import { lstat } from 'node:fs/promises';
import type { Import, Reject } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { mappingSchema } from '../../contract/mapping.ts';
import { headerChanges } from '../imports/header-changes.ts';
import { beginImport, isAboutFile, requireImport } from '../imports/run.ts';
import type { Claim } from './claims.ts';
import { keepTables, keptTables, putBack } from './claims.ts';
import { lookInto, notAFile } from './folder.ts';
import { folderMapping } from './folder-mapping.ts';
import type { InboxDeps } from './inbox.ts';
import { isKept, LISTED_ROWS, reportOf } from './report.ts';
import type { Ending } from './report.ts';
import { settle } from './settle.ts';
import { isAboutMapping } from './source-folder.ts';

/** Rows that one question for refused rows gives. */
const PAGE = 500;

type Deps = Pick<InboxDeps, 'repository' | 'runner' | 'now' | 'tell'>;

/**
 * Brings a taken file to its end, from wherever it stands: begins its import or goes on with it, then moves the file on
 * with its report. False = it was interrupted and goes on another time.
 * @throws AppError STORE_*; Error (system)
 */
export async function carry(deps: Deps, claim: Claim, mapping: Mapping | null): Promise<boolean> {
  const ending = await endingOf(deps, claim, mapping);
  if (ending === 'later') return false;
  if (ending === 'back') await putBack(claim);
  else {
    const report = reportOf(claim, ending, deps.now(), deps.tell);
    await settle(claim, report, deps.tell, isKept(ending));
  }
  return true;
}

async function endingOf(
  deps: Deps,
  claim: Claim,
  mapping: Mapping | null,
): Promise<Ending | 'later' | 'back'> {
  const { repository, runner } = deps;
  let job = await repository.read('readImport', { id: claim.id });
  if (!job) {
    const known = mapping ?? (await mappingNow(repository, claim));
    if (!known) return 'back';
    // Between the look and the taking, somebody may have put a link in its place.
    if (!(await lstat(claim.path)).isFile()) {
      return { job: null, problem: notAFile(claim.name, 'link') };
    }
    try {
      job = await begin(deps, claim, known);
    } catch (error) {
      if (!isAboutFile(error)) throw error;
      return { job: null, problem: error.problem };
    }
  }
  // What an import that stands brought before was not begun here.
  const isKnown = job.id !== claim.id && job.state === 'done';
  if (job.state === 'running' || job.state === 'undoing') {
    // A mapping that a later version no longer takes ends the import where it is carried out.
    const { tables } = mappingSchema.safeParse(job.mapping).data ?? {};
    await runner.start(job, {
      open: async () => ({
        input: { path: claim.path, name: claim.name },
        tables: await keptTables(claim.place, tables),
      }),
      // It is moved on with its report.
      drop: () => Promise.resolve(),
    });
    job = await requireImport(repository, job.id);
  }
  if (job.state === 'running' || job.state === 'undoing') return 'later';
  // A file that is known was compared when it came the first time.
  const changes = isKnown ? [] : await headerChanges(repository, job);
  return { job, isKnown, headerChanges: changes, rows: await refusedRows(repository, job) };
}

async function begin({ repository, now }: Deps, claim: Claim, mapping: Mapping): Promise<Import> {
  const { id, path, name } = claim;
  const tables = await keepTables(claim, mapping);
  const input = { path, name };
  return beginImport({
    repository,
    id,
    now,
    input,
    tables,
    fileName: name,
    mapping,
    isOnce: true,
  });
}

async function mappingNow(
  repository: Repository,
  { source, folder }: Claim,
): Promise<Mapping | null> {
  try {
    return await folderMapping(repository, source, await lookInto(folder));
  } catch (error) {
    if (isAboutMapping(error)) return null;
    throw error;
  }
}

async function refusedRows(repository: Repository, job: Import): Promise<Reject[]> {
  const rows: Reject[] = [];
  let after = -1;
  while (job.state === 'done' && rows.length < LISTED_ROWS) {
    const page = await repository.read('readRejects', { id: job.id, after, limit: PAGE });
    rows.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE || !last) break;
    after = last.n;
  }
  return rows;
}
