import { createHmac, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#server/domain/problem.ts';

/** One erased customer: who it was is told by nothing but the keyed hash. `by` = a person's id or `console`. */
export type ErasedEntry = { id: string; key: string; hash: string; at: number; by: string };

type KeyLine = { kind: 'key'; id: string; secret: string };
type ErasedLine = { kind: 'erased' } & ErasedEntry;
type Line = KeyLine | ErasedLine;

/** Where the ledger of a store is: beside the file, never in it, so that an older backup cannot take it back. */
export function ledgerPath(store: string): string {
  return `${store}.erasures`;
}

/**
 * The customers that were erased, by keyed hash, in a file of lines that only grows; the key is its first line. Written
 * inside the store's writing transactions, of which there is one at a time, whatever the number of processes.
 */
export class ErasureLedger {
  private readonly path: string | null;
  private seen = '';
  private keys: KeyLine[] = [];
  private byHash = new Map<string, ErasedEntry>();

  /** `path` null = a store that has no place for a ledger: nobody can be erased in it. */
  constructor(path: string | null) {
    this.path = path;
  }

  /** All entries, oldest first. */
  entries(): readonly ErasedEntry[] {
    this.load();
    return [...this.byHash.values()];
  }

  /** Customers that were erased. */
  get size(): number {
    this.load();
    return this.byHash.size;
  }

  /** The entry of an erased customer; null = this customer was not erased. */
  find(customer: string): ErasedEntry | null {
    this.load();
    if (this.byHash.size === 0) return null;
    for (const { secret } of this.keys) {
      const found = this.byHash.get(hashOf(secret, customer));
      if (found) return found;
    }
    return null;
  }

  /** What stands in place of an erased customer's id inside other ids: the same each time, and telling nothing. */
  pseudonymOf(customer: string): string {
    const entry = this.find(customer);
    const key = this.keys.find(({ id }) => id === entry?.key);
    if (!key) throw new Error('only an erased customer has a pseudonym');
    return `erased-${digest(key.secret, 'name', customer).slice(0, 12)}`;
  }

  /** Adds a customer, on disk when it returns; one that is there already keeps its entry. @throws AppError ERASURE_UNAVAILABLE */
  add(customer: string, { id, at, by }: Pick<ErasedEntry, 'id' | 'at' | 'by'>): ErasedEntry {
    const { path } = this;
    if (path === null) throw new AppError('ERASURE_UNAVAILABLE');
    const known = this.find(customer);
    if (known) return known;
    const lines: Line[] = [];
    let key = this.keys.at(-1);
    if (!key) {
      const secret = randomBytes(32).toString('hex');
      lines.push((key = { kind: 'key', id: digest(secret, 'key', '').slice(0, 8), secret }));
    }
    const entry = { id, key: key.id, hash: hashOf(key.secret, customer), at, by };
    lines.push({ kind: 'erased', ...entry });
    append(path, lines);
    this.load();
    return entry;
  }

  private load(): void {
    const { path } = this;
    const look = path === null ? null : statSync(path, { throwIfNoEntry: false });
    const seen = look ? `${look.ino} ${look.size} ${look.mtimeMs}` : '';
    if (seen === this.seen) return;
    const lines = path === null || !look ? [] : linesOf(path);
    this.keys = lines.filter((line) => line.kind === 'key');
    this.byHash = new Map(
      lines.filter((line) => line.kind === 'erased').map((line) => [line.hash, line]),
    );
    this.seen = seen;
  }
}

/** Puts what the ledgers say together into the first, as one write; those that are not there say nothing. */
export function gatherLedgers(target: string, others: readonly string[]): void {
  const all = [target, ...others].filter((path) => existsSync(path)).flatMap(linesOf);
  const lines = new Map(all.map((line) => [line.kind === 'key' ? line.id : line.hash, line]));
  if (lines.size === 0) return;
  const coming = `${target}.partial`;
  writeFileSync(coming, [...lines.values()].map(written).join(''), { mode: 0o600, flush: true });
  renameSync(coming, target);
  syncFolder(target);
}

/** Lines that are whole; the last one may have been cut by a power failure, and was then never answered for. */
function linesOf(path: string): Line[] {
  const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  // Lines are written by `append` and `gatherLedgers` only; a power failure may leave a torn one before a later line.
  return whole.flatMap((line) => {
    try {
      // As said above.
      return [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}

function append(path: string, lines: readonly Line[]): void {
  const isNew = !existsSync(path);
  const file = openSync(path, 'a', 0o600);
  try {
    const torn = !isNew && !readFileSync(path, 'utf8').endsWith('\n') ? '\n' : '';
    writeSync(file, torn + lines.map(written).join(''));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) {
    chmodSync(path, 0o600);
    syncFolder(path);
  }
}

function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function written(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

function hashOf(secret: string, customer: string): string {
  return digest(secret, 'customer', customer);
}

function digest(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(`${purpose}\0${text}`)
    .digest('hex');
}
