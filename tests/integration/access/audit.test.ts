import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Random } from '#db/demo/random.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { AuditVerdict } from '#server/services/accounts/audit.ts';
import { AuditLog, verifyAudit } from '#server/services/accounts/audit.ts';
import { repeats } from '#tests/soak.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const ENTRIES = 150;
/** RELIABILITY.md S14 asks for 1,000 random damages. */
const DAMAGES = repeats(200, 1000);

let folder = '';
let path = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-audit-'));
  path = join(folder, 'basira.db');
  const store = openInThread(path, NOW);
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const log = new AuditLog(folder);
  for (let i = 0; i < ENTRIES; i++) {
    const fact = {
      actor: `p${i % 7}`,
      action: 'person.change',
      target: `p${i % 5}`,
      details: { i },
    };
    await log.note(repository, { ...fact, at: NOW + i });
    await log.anchor(repository, NOW + i);
  }
  await log.anchor(repository, NOW + ENTRIES, true);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function verdict(): Promise<AuditVerdict> {
  const store = openInThread(path, NOW);
  try {
    return await verifyAudit(store.as(LOCAL_ADMINISTRATOR), folder);
  } finally {
    await store.close();
  }
}

/** Damages the table by hand, undone by a copy of the file afterwards. */
const DAMAGE: readonly ((db: Database.Database, pick: (below: number) => number) => void)[] = [
  (db, pick) => {
    const column = ['at', 'actor', 'action', 'target', 'details', 'seal'][pick(6)];
    db.prepare(`UPDATE audit SET ${column} = ${column} || '1' WHERE seq = ?`).run(
      1 + pick(ENTRIES),
    );
  },
  (db, pick) => {
    db.prepare('DELETE FROM audit WHERE seq = ?').run(1 + pick(ENTRIES));
  },
  (db, pick) => {
    // An entry slipped in, those after it moved along.
    const seq = 1 + pick(ENTRIES);
    db.prepare('UPDATE audit SET seq = -seq - 1 WHERE seq >= ?').run(seq);
    db.prepare('UPDATE audit SET seq = -seq WHERE seq < 0').run();
    const slipped =
      "INSERT INTO audit SELECT ?, at, actor, 'x', target, details, seal FROM audit WHERE seq = ?";
    db.prepare(slipped).run(seq, seq === 1 ? 2 : seq - 1);
  },
  (db, pick) => {
    // Two entries change their places.
    const [a, b] = [1 + pick(ENTRIES - 1), ENTRIES];
    db.prepare('UPDATE audit SET seq = 0 WHERE seq = ?').run(a);
    db.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(a, b);
    db.prepare('UPDATE audit SET seq = ? WHERE seq = 0').run(b);
  },
  (db, pick) => {
    // The end is cut off; what is left is whole in itself.
    db.prepare('DELETE FROM audit WHERE seq > ?').run(pick(ENTRIES));
  },
];

describe('the audit log', () => {
  it('is whole as it was written, and its key is nobody else’s to read', async () => {
    const found = await verdict();
    expect(found).toMatchObject({ entries: ENTRIES, broken: null });
    // The first entry, every 64th after it, and the end.
    expect(found.anchors).toBe(4);
    for (const name of ['audit.key', 'audit-anchors.ndjson']) {
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
    }
    expect(readFileSync(path).includes(readFileSync(join(folder, 'audit.key')))).toBe(false);
  });

  it('stays broken when an end that was cut off has grown again and got an anchor of its own', async () => {
    const db = new Database(path);
    db.prepare('DELETE FROM audit WHERE seq > 140').run();
    db.close();
    const store = openInThread(path, NOW);
    const repository = store.as(LOCAL_ADMINISTRATOR);
    const log = new AuditLog(folder);
    for (let i = 140; i < ENTRIES; i++) {
      const fact = { actor: 'p', action: 'person.change', target: 'p', details: { other: i } };
      await log.note(repository, { ...fact, at: NOW + i });
    }
    await log.anchor(repository, NOW + ENTRIES + 1, true);
    await store.close();
    expect((await verdict()).broken).toEqual({ seq: ENTRIES, fault: 'anchor' });
  });

  it(`tells each of ${DAMAGES} random edits, deletions, insertions, swaps and cut ends`, async () => {
    const seed = Date.now() % 1_000_000;
    console.info(`seed ${seed}`);
    const random = new Random(seed);
    const pick = (below: number): number => Math.floor(random.next() * below);
    const whole = readFileSync(path);
    for (let i = 0; i < DAMAGES; i++) {
      writeFileSync(path, whole);
      const db = new Database(path);
      const kind = i % DAMAGE.length;
      DAMAGE[kind]?.(db, pick);
      db.close();
      expect((await verdict()).broken, `damage ${kind}, number ${i}`).not.toBeNull();
    }
  });

  it('is broken when the anchors are gone, since an end that was cut off with them would not show', async () => {
    rmSync(join(folder, 'audit-anchors.ndjson'));
    expect((await verdict()).broken).toEqual({ seq: ENTRIES, fault: 'anchor' });
  });

  it('has an anchor of its end 64 entries or five minutes after the last one, and not before', async () => {
    const store = openInThread(path, NOW);
    const repository = store.as(LOCAL_ADMINISTRATOR);
    const log = new AuditLog(folder);
    const later = NOW + 3_600_000;
    const anchors = () =>
      readFileSync(join(folder, 'audit-anchors.ndjson'), 'utf8').trim().split('\n').length;
    const add = async (at: number): Promise<number> => {
      const fact = { at, actor: 'p', action: 'x', target: '', details: {} };
      await log.note(repository, fact);
      await log.anchor(repository, at);
      return anchors();
    };
    // A process that has just begun writes down where it found the end.
    expect(await add(later)).toBe(5);
    for (let i = 0; i < 63; i++) expect(await add(later + i)).toBe(5);
    expect(await add(later + 64)).toBe(6);
    expect(await add(later + 64 + 5 * 60_000 - 1)).toBe(6);
    expect(await add(later + 64 + 5 * 60_000)).toBe(7);
    await store.close();
    expect((await verdict()).broken).toBeNull();
  });

  it('does not hold under another key', async () => {
    writeFileSync(join(folder, 'audit.key'), 'ab'.repeat(32));
    expect((await verdict()).broken).toEqual({ seq: 1, fault: 'seal' });
  });
});
