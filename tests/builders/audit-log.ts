import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AuditLog } from '#server/services/accounts/audit.ts';

/** An audit log in a folder of its own, which goes when the test ends. */
export function auditLog(): AuditLog {
  const folder = mkdtempSync(join(tmpdir(), 'basira-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return new AuditLog(folder);
}
