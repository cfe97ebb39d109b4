import { createHmac, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Audited, AuditFact, AuditHead } from '#db/queries/audit.ts';
import { sealOf } from '#db/queries/audit.ts';
import type { Repository } from '#db/store/store.ts';

/** The end of the chain is also written elsewhere at least this often. */
const ANCHOR_EVERY = 64;
const ANCHOR_MS = 5 * 60_000;
const PAGE = 5000;
/** Refusals are written down one by one up to so many in such a time; what comes beyond is counted. */
const REFUSALS = 100;
const REFUSALS_MS = 60_000;

/** Seals what is put into the audit log, and writes the chain's end beside the store from time to time. */
export class AuditLog {
  private readonly folder: string;
  private readonly key: string;
  private anchored = { seq: 0, at: 0 };
  private refusals = { since: 0, seen: new Set<string>(), beyond: 0 };

  /** `folder` holds the key and the anchors, apart from the store. */
  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.key = keyIn(folder);
  }

  /** A fact as commands take it, to write it together with what they do. */
  sealed(fact: AuditFact): Audited {
    return { fact, key: this.key };
  }

  /**
   * A text's name that tells nothing of it (HMAC-SHA256 by the key that lies apart from the store): the same text has the same
   * name, and whoever has only the store cannot try out texts.
   */
  pseudonym(text: string): string {
    return createHmac('sha256', Buffer.from(this.key, 'hex')).update(text).digest('base64url');
  }

  /** Writes a fact by itself. */
  async note(repository: Repository, fact: AuditFact): Promise<void> {
    await repository.write('appendAudit', this.sealed(fact));
  }

  /**
   * Writes down that somebody was refused something: who asks for the same again and again, or many at once, cannot fill
   * the log. Each refusal of its kind is written once a minute, at most a hundred kinds of them; how many there were
   * beyond is written when the minute is over.
   */
  async noteRefusal(repository: Repository, fact: AuditFact): Promise<void> {
    await this.endMinute(repository, fact.at);
    const { seen } = this.refusals;
    const kind = JSON.stringify([fact.actor, fact.action, fact.target]);
    if (seen.has(kind) || seen.size >= REFUSALS) this.refusals.beyond++;
    else {
      seen.add(kind);
      await this.note(repository, fact);
    }
  }

  private async endMinute(repository: Repository, now: number): Promise<void> {
    const { since, beyond } = this.refusals;
    if (now - since < REFUSALS_MS && now >= since) return;
    this.refusals = { since: now, seen: new Set(), beyond: 0 };
    if (beyond === 0) return;
    const details = { count: beyond, since };
    await this.note(repository, {
      at: now,
      actor: 'server',
      action: 'refusals.beyond',
      target: '',
      details,
    });
  }

  /**
   * Writes down where the chain ends, when enough was added or enough time has gone since it was last written down;
   * `isLast` = in any case. For whoever works on the store, now and then and at the end.
   */
  async anchor(repository: Repository, now: number, isLast = false): Promise<void> {
    await this.endMinute(repository, now);
    const head = await repository.read('readAuditHead', undefined);
    if (!head || head.seq === this.anchored.seq) return;
    const isDue =
      head.seq - this.anchored.seq >= ANCHOR_EVERY || now - this.anchored.at >= ANCHOR_MS;
    if (!isDue && !isLast) return;
    this.anchored = { seq: head.seq, at: now };
    const line = `${JSON.stringify({ ...head, at: now })}\n`;
    appendFileSync(join(this.folder, ANCHORS), line, { mode: 0o600 });
  }
}

const KEY = 'audit.key';
const ANCHORS = 'audit-anchors.ndjson';

function keyIn(folder: string): string {
  const path = join(folder, KEY);
  if (!existsSync(path)) {
    const fresh = randomBytes(32).toString('hex');
    try {
      writeFileSync(path, fresh, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Somebody else has just made it.
      if (!existsSync(path)) throw error;
    }
  }
  return readFileSync(path, 'utf8').trim();
}

/** What `audit verify` found; `broken` null = the whole chain holds. */
export type AuditVerdict = {
  entries: number;
  anchors: number;
  broken: { seq: number; fault: 'sequence' | 'seal' | 'anchor' } | null;
};

/** Walks the whole chain: numbers without gaps, every seal right, every anchor still true. */
export async function verifyAudit(repository: Repository, folder: string): Promise<AuditVerdict> {
  const key = keyIn(folder);
  const anchors = anchorsIn(folder);
  // All of them must hold: an anchor that was added for a chain that had been cut does not heal the earlier one.
  const bySeq = new Map<number, Set<string>>();
  for (const anchor of anchors) {
    bySeq.set(anchor.seq, (bySeq.get(anchor.seq) ?? new Set()).add(anchor.seal));
  }
  let before = '';
  let seq = 0;
  const verdict = (broken: AuditVerdict['broken']): AuditVerdict => ({
    entries: seq,
    anchors: anchors.length,
    broken,
  });
  for (;;) {
    const page = await repository.read('readAudit', { after: seq, limit: PAGE });
    if (page.length === 0) break;
    for (const entry of page) {
      if (entry.seq !== seq + 1) return verdict({ seq: seq + 1, fault: 'sequence' });
      if (sealOf(entry, before, key) !== entry.seal) {
        return verdict({ seq: entry.seq, fault: 'seal' });
      }
      seq = entry.seq;
      before = entry.seal;
      const seals = bySeq.get(seq);
      if (seals && (seals.size > 1 || !seals.has(before))) return verdict({ seq, fault: 'anchor' });
    }
  }
  // So many entries are never without any: the file of anchors is gone, and with it what an end that was cut off would show.
  if (anchors.length === 0 && seq > ANCHOR_EVERY) return verdict({ seq, fault: 'anchor' });
  const beyond = anchors.find((anchor) => anchor.seq > seq);
  return verdict(beyond ? { seq: beyond.seq, fault: 'anchor' } : null);
}

function anchorsIn(folder: string): AuditHead[] {
  const path = join(folder, ANCHORS);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      try {
        // Written by `anchor`; a line that is not JSON was damaged and holds for nothing that is stored.
        return JSON.parse(line) as AuditHead;
      } catch {
        return { seq: Number.MAX_SAFE_INTEGER, seal: '' };
      }
    });
}
