import type { Audited, AuditEntry, AuditHead } from './queries/audit.ts';
import { LOCAL_ADMINISTRATOR } from './store/request.ts';
import { SqliteReader } from './store/sqlite-reader.ts';
import { SqliteWriter } from './store/sqlite-writer.ts';

const PAGE = 5000;

/**
 * Makes a copy that is about to take a store's place fit for it: the audit log goes on where the store's own ends, so that
 * nothing that was done since the backup is forgotten, sessions and one-time links end, and the restoring is written down.
 */
export async function settleRestoredCopy(
  copy: string,
  { store, now, audited }: { store: string; now: number; audited: Audited },
): Promise<void> {
  const writer = new SqliteWriter(copy, now);
  try {
    for (const entries of laterEntries(copy, store)) {
      await writer.write(LOCAL_ADMINISTRATOR, 'carryAudit', { entries });
    }
    await writer.write(LOCAL_ADMINISTRATOR, 'settleRestored', { audited });
  } finally {
    await writer.close();
  }
}

/** What the store's log has beyond the copy's; nothing where the one does not go on from the other. */
function laterEntries(copy: string, store: string): AuditEntry[][] {
  const end = headOf(copy);
  const from = end?.seq ?? 0;
  const pages: AuditEntry[][] = [];
  try {
    const reader = new SqliteReader(store);
    try {
      const page = (after: number, limit: number): AuditEntry[] =>
        // The registry ties the name to this result; the reader carries it untyped.
        reader.read(LOCAL_ADMINISTRATOR, 'readAudit', { after, limit }) as AuditEntry[];
      if (end && page(from - 1, 1)[0]?.seal !== end.seal) return [];
      for (let at = page(from, PAGE); at.length > 0; at = page(at.at(-1)?.seq ?? 0, PAGE)) {
        pages.push(at);
      }
    } finally {
      reader.close();
    }
  } catch {
    // There is no store, or one too damaged to be read: the anchors beside it tell what is missing.
    return [];
  }
  return pages;
}

function headOf(path: string): AuditHead | null {
  const reader = new SqliteReader(path);
  try {
    // As above.
    return reader.read(LOCAL_ADMINISTRATOR, 'readAuditHead', undefined) as AuditHead | null;
  } finally {
    reader.close();
  }
}
