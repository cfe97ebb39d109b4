import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claim } from './claims.ts';
import { drop, hasChanged, putBack } from './claims.ts';
import { DONE, REJECTED } from './folder.ts';
import { freeName, isThere } from './free-name.ts';
import type { InboxTeller, Report } from './report.ts';
import { reportText } from './report.ts';

const JSON_END = '.report.json';
const TEXT_END = '.report.txt';

/**
 * Moves a file on to `done` or `rejected` with its report beside it. The file goes last, and a report that is there
 * already is known by its id, so that after a crash the same is done again. A file that somebody went on writing
 * meanwhile goes back to the inbox instead. One that is not to be kept goes with what was kept of it, and only its report stays.
 */
export async function settle(
  claim: Claim,
  report: Report,
  tell: InboxTeller,
  isKept: boolean,
): Promise<void> {
  if (await hasChanged(claim)) return putBack(claim);
  const target = join(claim.folder, report.result === 'refused' ? REJECTED : DONE);
  await mkdir(target, { recursive: true });
  const name = await freeName(target, claim.name, (one) => isTaken(target, one, claim.id));
  const place = async (ending: string, text: string): Promise<void> => {
    const written = join(claim.place, ending);
    await writeFile(written, text, { flush: true });
    await rename(written, join(target, name + ending));
  };
  await place(JSON_END, `${JSON.stringify(report, null, 2)}\n`);
  await place(TEXT_END, reportText(report, tell));
  if (isKept) await rename(claim.path, join(target, name));
  await drop(claim.place);
}

async function isTaken(target: string, name: string, id: string): Promise<boolean> {
  const path = join(target, name);
  if (await isThere(path)) return true;
  if (!(await isThere(path + JSON_END))) return isThere(path + TEXT_END);
  const report = await readFile(path + JSON_END, 'utf8').catch(() => '');
  return !report.includes(`"id": ${JSON.stringify(id)}`);
}
