import { beforeAll, expect, test } from 'vitest';
import { DEMO_DIMENSIONS } from '#db/demo/dimension-values.ts';
import { generateDemo } from '#db/demo/generate.ts';
import { DEMO_ATTRIBUTES, DEMO_INSTRUMENTS } from '#db/demo/organisation.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { RECORD_FIELDS } from '#server/domain/records/fields.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { all, CREATED, keyOf, lengthOf, ofKind } from './world.ts';

// Every violation is collected as a sentence, so that one failure names all of them.
let records: RecordInput[];
beforeAll(() => {
  records = all(generateDemo({ seed: 21, nowMs: CREATED, ...lengthOf(26) }));
});

function violations(check: (record: RecordInput) => string | null): string[] {
  const found = new Set<string>();
  for (const record of records) {
    const problem = check(record);
    if (problem !== null && found.size < 5) found.add(`${keyOf(record)}: ${problem}`);
  }
  return [...found];
}

function instantsOf(record: RecordInput): [string, number][] {
  const found: [string, number][] = [['at', record.at]];
  if (record.updatedAt !== null) found.push(['updatedAt', record.updatedAt]);
  for (const [field, type] of Object.entries(RECORD_FIELDS[record.kind])) {
    const value = Object.entries(record.fields).find(([name]) => name === field)?.[1];
    if (type === 'instant' && typeof value === 'number') found.push([field, value]);
  }
  return found;
}

test('nothing has happened in the future; only a due instant may lie there', () => {
  const future = (record: RecordInput): string | null =>
    instantsOf(record).find(([field, at]) => field !== 'dueAt' && at > CREATED)?.[0] ?? null;
  expect(violations(future)).toEqual([]);
});

test('every instant is a whole second and every record names its version', () => {
  const check = (record: RecordInput): string | null => {
    if (record.updatedAt === null || record.updatedAt < record.at) return 'no or early version';
    return instantsOf(record).find(([, at]) => at % 1000 !== 0)?.[0] ?? null;
  };
  expect(violations(check)).toEqual([]);
});

test('external ids are unique within a kind and short', () => {
  expect(new Set(records.map(keyOf)).size).toBe(records.length);
  expect(violations(({ externalId }) => (externalId.length > 60 ? 'long' : null))).toEqual([]);
});

test('every record has exactly the fields of its kind', () => {
  const check = (record: RecordInput): string | null => {
    const want = Object.keys(RECORD_FIELDS[record.kind]).sort().join();
    const have = Object.keys(record.fields).sort().join();
    return want === have ? null : have;
  };
  expect(violations(check)).toEqual([]);
});

test('every dimension value and attribute is one the organisation has named, and all are used', () => {
  const used = new Set<string>();
  const named = new Set(
    DIMENSIONS.flatMap((dimension) =>
      DEMO_DIMENSIONS[dimension].map(({ key }) => `${dimension} ${key}`),
    ),
  );
  const attributes = new Set(DEMO_ATTRIBUTES.map(({ key }) => key));
  const check = (record: RecordInput): string | null => {
    for (const [dimension, key] of Object.entries(record.dimensions)) {
      used.add(`${dimension} ${key}`);
      if (!named.has(`${dimension} ${key}`)) return `${dimension} ${key}`;
    }
    return Object.keys(record.attributes).find((key) => !attributes.has(key)) ?? null;
  };
  expect(violations(check)).toEqual([]);
  expect([...named].filter((value) => !used.has(value))).toEqual([]);
});

test('a case lives forward: opened, answered, resolved, reopened, closed', () => {
  const check = (record: RecordInput): string | null => {
    if (record.kind !== 'case') return null;
    const { fields, at } = record;
    const { firstResponseAt, resolvedAt, reopenedAt, closedAt, escalatedAt } = fields;
    const line = [at, firstResponseAt, resolvedAt, reopenedAt, closedAt].filter(
      (one) => one !== null,
    );
    if (line.some((one, i) => i > 0 && one < (line[i - 1] ?? 0))) return `order ${line.join()}`;
    if (escalatedAt !== null && (escalatedAt < at || escalatedAt > (resolvedAt ?? CREATED))) {
      return 'escalated outside its life';
    }
    if (fields.dueAt === null || fields.dueAt <= at) return 'due before it was opened';
    return fields.value !== null && fields.value <= 0 ? 'value at stake' : null;
  };
  expect(violations(check)).toEqual([]);
});

test('what a case says of itself agrees with its instants', () => {
  const check = (record: RecordInput): string | null => {
    if (record.kind !== 'case') return null;
    const { fields } = record;
    const open = fields.resolvedAt === null;
    if (open !== ['new', 'in_progress', 'waiting'].includes(fields.status ?? '')) return 'status';
    if (open !== (fields.outcome === null)) return 'outcome';
    if (open && (fields.slaTold !== null || fields.fcrTold !== null)) return 'told early';
    if (fields.reopens !== (fields.reopenedAt === null ? 0 : 1)) return 'reopens';
    return (fields.escalatedLevel ?? 0) > 0 === (fields.escalatedAt === null) ? 'escalated' : null;
  };
  expect(violations(check)).toEqual([]);
});

test('a contact has durations that are not negative, and automation fields only with automation', () => {
  const check = (record: RecordInput): string | null => {
    if (record.kind !== 'contact') return null;
    const { fields, at } = record;
    if ((fields.wait ?? 0) < 0 || (fields.duration ?? 0) < 0) return 'negative duration';
    if (!Number.isInteger(fields.wait ?? 0) || !Number.isInteger(fields.duration ?? 0)) {
      return 'part of a second';
    }
    if ((fields.entered !== null) !== (fields.agentKind === 'bot')) return 'automation';
    if (fields.chosen !== null && fields.offeredBoth !== true) return 'chosen without an offer';
    if (fields.abandoned === true && fields.duration !== null) return 'talk of an abandoned call';
    const { botFailedAt, humanJoinedAt } = fields;
    if (botFailedAt !== null && botFailedAt < at) return 'failed before it began';
    return humanJoinedAt !== null && humanJoinedAt < (botFailedAt ?? at)
      ? 'joined too early'
      : null;
  };
  expect(violations(check)).toEqual([]);
});

test('a response stays on its scale and is invited, delivered and answered in that order', () => {
  const check = (record: RecordInput): string | null => {
    if (record.kind !== 'response') return null;
    const { fields, at } = record;
    const instrument = DEMO_INSTRUMENTS.find(({ id }) => id === fields.instrument);
    if (instrument === undefined) return 'instrument';
    const { score, invitedAt, deliveredAt } = fields;
    if (invitedAt === null || (deliveredAt ?? at) < invitedAt) return 'delivered before invited';
    if (score === null)
      return fields.text === null && at === (deliveredAt ?? invitedAt) ? null : 'silence';
    if (deliveredAt === null || at <= deliveredAt) return 'answered before it was delivered';
    const inside = score >= instrument.scaleMin && score <= instrument.scaleMax;
    return Number.isInteger(score) && inside ? null : `score ${score}`;
  };
  expect(violations(check)).toEqual([]);
});

test('every scale is used from end to end', () => {
  for (const { id, scaleMin, scaleMax } of DEMO_INSTRUMENTS) {
    const scores = ofKind(records, 'response')
      .filter(({ fields }) => fields.instrument === id)
      .flatMap(({ fields }) => (fields.score === null ? [] : [fields.score]));
    expect(new Set(scores).size).toBe(scaleMax - scaleMin + 1);
  }
});

test('a record that names a case names one that is there, of the same customer', () => {
  const cases = new Map(ofKind(records, 'case').map((one) => [one.externalId, one]));
  const check = (record: RecordInput): string | null => {
    if (record.caseId === null) return null;
    const found = cases.get(record.caseId);
    if (found === undefined) return `case ${record.caseId}`;
    return found.customer === record.customer ? null : 'another customer';
  };
  expect(violations(check)).toEqual([]);
  expect(records.filter(({ caseId }) => caseId !== null).length).toBeGreaterThan(5000);
});

test('every case begins with a contact that names it and is not over before the case is opened', () => {
  const first = new Map<string, RecordInput<'contact'>>();
  for (const contact of ofKind(records, 'contact')) {
    if (contact.caseId !== null && !first.has(contact.caseId)) first.set(contact.caseId, contact);
  }
  const check = (record: RecordInput): string | null => {
    if (record.kind !== 'case') return null;
    const contact = first.get(record.externalId);
    // The call in which the case was opened may still go on.
    if (contact === undefined) return CREATED - record.at < 3 * 3_600_000 ? null : 'no contact';
    return contact.at <= record.at && (contact.updatedAt ?? 0) >= record.at ? null : 'not its time';
  };
  expect(violations(check)).toEqual([]);
});

test('customers come back: on the same theme within a week of a resolved case', () => {
  const cases = ofKind(records, 'case');
  const again = cases.filter(({ externalId }) => externalId.endsWith('-again'));
  expect(again.length / cases.length).toBeGreaterThan(0.03);
  const byId = new Map(cases.map((one) => [one.externalId, one]));
  for (const one of again) {
    const first = byId.get(one.externalId.replace(/-again$/, ''));
    expect(first?.customer === one.customer || one.customer === null).toBe(true);
    expect(first?.dimensions.theme).toBe(one.dimensions.theme);
  }
});

test('some callers give up, sessions fail, cases are handed over, escalated and reopened', () => {
  const cases = ofKind(records, 'case');
  const contacts = ofKind(records, 'contact');
  const share = (n: number, of: number): number => n / of;
  const queued = contacts.filter(({ fields }) => fields.abandoned !== null);
  const gaveUp = queued.filter(({ fields }) => fields.abandoned);
  expect(share(gaveUp.length, queued.length)).toBeGreaterThan(0.02);
  expect(share(gaveUp.length, queued.length)).toBeLessThan(0.1);
  const sessions = contacts.filter(({ fields }) => fields.agentKind === 'bot');
  const failed = sessions.filter(({ fields }) => fields.botFailedAt !== null);
  expect(share(failed.length, sessions.length)).toBeGreaterThan(0.08);
  expect(failed.some(({ fields }) => fields.humanJoinedAt === null)).toBe(true);
  expect(
    share(cases.filter(({ fields }) => (fields.handovers ?? 0) > 0).length, cases.length),
  ).toBeGreaterThan(0.08);
  expect(
    share(cases.filter(({ fields }) => fields.escalatedAt !== null).length, cases.length),
  ).toBeGreaterThan(0.02);
  expect(
    share(cases.filter(({ fields }) => fields.reopens === 1).length, cases.length),
  ).toBeGreaterThan(0.02);
});
