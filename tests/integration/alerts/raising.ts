import type { Person } from '#db/queries/people.ts';
import type { Repository } from '#db/store/store.ts';
import type { Role } from '#server/domain/access/roles.ts';
import type { RuleFacts } from '#server/domain/alerts/rule.ts';
import type { Signal } from '#server/domain/alerts/signal.ts';
import { NOW } from '../store/engines.ts';

const HOUR = 3_600_000;
/** Code of the department alerts of these tests are about. */
const BILLING = 2;

/** A rule of bursts for each theme. */
export const BURST_RULE: RuleFacts = {
  name: null,
  metric: null,
  scope: null,
  each: 'theme',
  condition: { kind: 'burst', score: 6, atLeast: 5 },
  grain: 'day',
  minimumN: 5,
  duration: 1,
  severity: 'serious',
  endsItself: false,
  isOn: true,
};

/** A burst in billing an hour ago. */
export function signal(some: Partial<Signal> = {}): Signal {
  return {
    rule: 1,
    cause: 'burst',
    scope: { department: BILLING, theme: null, source: null },
    severity: 'serious',
    at: NOW - HOUR,
    period: { from: 20_000, to: 20_001 },
    facts: {
      value: 30,
      n: 30,
      expected: 10,
      low: 5,
      high: 16,
      score: 7.5,
      lastAsHigh: null,
    },
    records: [],
    ...some,
  };
}

/** A store with one rule, two departments and a person of each role (`head` leads billing). */
export async function withPeople(repository: Repository): Promise<void> {
  await repository.write('writeSettings', {
    settings: {
      calendar: { zone: 'Asia/Riyadh', weekStart: 'sun' },
      organisation: { weekend: [5, 6] },
      holidays: ['islamic', 'sa'],
    },
  });
  const value = (key: string, parentKey: string | null) => ({
    dimension: 1,
    key,
    name: { en: key, ar: key },
    parentKey,
    kind: null,
  });
  await repository.write('ensureValues', { values: [value('operations', null)] });
  await repository.write('ensureValues', { values: [value('billing', 'operations')] });
  const rules = { rules: [BURST_RULE], by: 'nobody', now: NOW };
  await repository.write('beginAlertRules', rules);
  await addPerson(repository, 'agent', 'front_line', ['billing']);
  await addPerson(repository, 'head', 'head', ['billing']);
  await addPerson(repository, 'officer', 'cx_officer', []);
  await addPerson(repository, 'chief', 'executive', []);
  await addPerson(repository, 'admin', 'administrator', []);
}

/** Adds somebody who has accepted their invitation. */
export async function addPerson(
  repository: Repository,
  id: string,
  role: Role,
  departments: string[],
): Promise<void> {
  const person: Person = {
    id,
    email: `${id}@example.org`,
    name: id,
    rights: { role, departments },
    state: 'active',
    createdAt: NOW,
    signedInAt: null,
  };
  const link = {
    id: `link ${id}`,
    purpose: 'invitation' as const,
    personId: id,
    expiresAt: NOW + HOUR,
  };
  const fact = { at: NOW, actor: 'nobody', action: 'test', target: id, details: {} };
  await repository.write('invitePerson', { person, link, audited: { fact, key: 'ab' } });
}

/** Does what is due by the clock, as whoever watches does it; gives how many alerts it saw to. */
export async function climb(repository: Repository, now: number): Promise<number | null> {
  const name = 'detection';
  const fence = await repository.write('takeLease', { name, holder: 'test', now, forMs: HOUR });
  return repository.write('climbHeld', { held: { name, fence: fence ?? 0 }, now });
}
