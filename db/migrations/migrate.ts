import { AppError } from '#server/domain/problem.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Steps } from '../store/request.ts';
import { runSql } from '../store/request.ts';

// The statements travel with the build as text: nothing is looked up on disk at run time.
const FILES: Record<Dialect['name'], Record<string, string>> = {
  sqlite: import.meta.glob('./sqlite/*.sql', { query: '?raw', import: 'default', eager: true }),
  pg: import.meta.glob('./pg/*.sql', { query: '?raw', import: 'default', eager: true }),
};

/** A named step from one shape of the store to the next. */
type Migration = { name: string; statements: string[] };

/** Every migration of an engine, oldest first. */
function migrationsOf(dialect: Dialect['name']): Migration[] {
  return Object.entries(FILES[dialect])
    .map(([path, text]) => ({
      name: path.replace(/^.*\/|\.sql$/g, ''),
      statements: text.split('--> statement-breakpoint').map((statement) => statement.trim()),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Brings the store to this version's shape; run it inside one transaction. Gives the names of what was applied.
 * @throws AppError STORE_NEWER when the store was written by a later version.
 */
export function* migrate(dialect: Dialect['name'], now: number): Steps<string[]> {
  yield* runSql(
    'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at bigint NOT NULL)',
    [],
  );
  // The statement names the one column.
  const rows = (yield { kind: 'all', sql: 'SELECT name FROM migration', params: [] }) as {
    name: string;
  }[];
  const applied = new Set(rows.map((row) => row.name));
  const known = migrationsOf(dialect);
  const names = new Set(known.map((migration) => migration.name));
  const newer = [...applied].filter((name) => !names.has(name));
  if (newer.length > 0) {
    throw new AppError('STORE_NEWER', {
      seen: newer.join(', '),
      expected: known[known.length - 1]?.name ?? '',
    });
  }
  const fresh = known.filter((migration) => !applied.has(migration.name));
  for (const migration of fresh) {
    for (const statement of migration.statements) yield* runSql(statement, []);
    const insert =
      dialect === 'pg'
        ? 'INSERT INTO migration (name, applied_at) VALUES ($1, $2)'
        : 'INSERT INTO migration (name, applied_at) VALUES (?, ?)';
    yield* runSql(insert, [migration.name, now]);
  }
  return fresh.map((migration) => migration.name);
}
