import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '#db/store/store.ts';
import { askErasure } from '#server/services/erasure/ask.ts';
import type { KeptFiles } from '#server/services/erasure/kept-files.ts';
import { eraseOpen } from '#server/services/erasure/erase.ts';
import type { EraseDeps } from '#server/services/erasure/erase.ts';
import { auditLog } from '#tests/builders/audit-log.ts';
import { NOW } from '../store/engines.ts';

export function erasing(repository: Repository, files: KeptFiles | null = null): EraseDeps {
  return { repository, audit: auditLog(), now: () => NOW, files };
}

/** Asks for a customer's erasure and carries it out. */
export async function erase(
  repository: Repository,
  customer: string,
  files: KeptFiles | null = null,
): Promise<string> {
  const deps = erasing(repository, files);
  const { id } = await askErasure(deps, { customer, confirm: customer, by: 'console' });
  if (!(await eraseOpen(deps))) throw new Error('the erasure was not finished');
  return id;
}

/** Spellings in which a text could still stand in a file: as its bytes, in UTF-16, inside JSON. */
function spellings(text: string): Buffer[] {
  const ascii = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7E]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const wide = Buffer.from(text, 'utf16le');
  return [Buffer.from(text), wide, Buffer.from(wide).swap16(), Buffer.from(ascii)];
}

/** Which of the texts are in which file of a folder, whatever kind of file. */
export function findInFiles(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return texts
        .filter((text) => spellings(text).some((one) => bytes.includes(one)))
        .map((text) => `${text} in ${entry.name}`);
    });
}
