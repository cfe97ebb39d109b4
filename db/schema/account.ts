import type { Columns } from '../dialect/columns.ts';

/** People who may sign in. Texts are theirs, ids mean nothing: the audit log names people by id only. */
export function personTable(c: Columns) {
  return c.table(
    'person',
    {
      id: c.text().primaryKey(),
      /** Lower case; what they sign in with. */
      email: c.text().notNull(),
      name: c.text().notNull(),
      role: c.text().notNull(),
      /** Keys of departments as a JSON list. */
      departments: c.text().notNull(),
      state: c.text().notNull(),
      /** Hash with its own parameters; null until the invitation is accepted. */
      password: c.text(),
      created_at: c.int().notNull(),
      signed_in_at: c.int(),
    },
    (t) => [c.uniqueIndex('person_email').on(t.email)],
  );
}

/** Sessions by the hash of their token: the token itself is only in the browser. */
export function sessionTable(c: Columns) {
  return c.table(
    'session',
    {
      id: c.text().primaryKey(),
      person_id: c.text().notNull(),
      created_at: c.int().notNull(),
      used_at: c.int().notNull(),
      /** When the password was given again last; null = when it began. */
      proved_at: c.int(),
      /** What the browser calls itself, cut. */
      agent: c.text().notNull(),
      /** Rights (JSON) the person looks through for now; null = their own. */
      view_as: c.text(),
    },
    (t) => [c.index('session_person').on(t.person_id)],
  );
}

/** One-time links by the hash of their token. A used link is gone. */
export function oneTimeLinkTable(c: Columns) {
  return c.table('one_time_link', {
    id: c.text().primaryKey(),
    purpose: c.text().notNull(),
    /** Null for the first administrator, who is nobody yet. */
    person_id: c.text(),
    expires_at: c.int().notNull(),
  });
}

/** Keys of machine callers; the secret is kept as its hash. */
export function apiKeyTable(c: Columns) {
  return c.table(
    'api_key',
    {
      id: c.text().primaryKey(),
      name: c.text().notNull(),
      /** What the secret begins with, so that a found key can be told apart. */
      prefix: c.text().notNull(),
      hash: c.text().notNull(),
      /** As JSON, see `KeyScopes`. */
      scopes: c.text().notNull(),
      created_at: c.int().notNull(),
      expires_at: c.int().notNull(),
      last_used_at: c.int(),
      /** The key whose place it takes. */
      replaces: c.text(),
    },
    (t) => [c.uniqueIndex('api_key_hash').on(t.hash)],
  );
}

/** What was done by whom, each entry sealed over itself and the one before. */
export function auditTable(c: Columns) {
  return c.table('audit', {
    seq: c.int().primaryKey(),
    at: c.int().notNull(),
    actor: c.text().notNull(),
    action: c.text().notNull(),
    target: c.text().notNull(),
    details: c.text().notNull(),
    seal: c.text().notNull(),
  });
}
