import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { checkAll } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll, linkSome } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import { NOW } from '../store/engines.ts';
import type { Links } from './linked-records.ts';
import { readLinks } from './linked-records.ts';

const START = Date.UTC(2026, 9, 4);
const HOUR = 3_600_000;

type Sent = {
  kind: 'case' | 'contact' | 'response';
  id: number;
  hour: number;
  customer: string | null;
  caseId: string | null;
  theme: string | null;
  department: string | null;
};

const sent: fc.Arbitrary<Sent> = fc.record({
  kind: fc.constantFrom('case', 'contact', 'response'),
  id: fc.integer({ min: 0, max: 5 }),
  hour: fc.integer({ min: 0, max: 400 }),
  customer: fc.constantFrom(null, 'c1', 'c2'),
  caseId: fc.constantFrom(null, 'case0', 'case1', 'case9'),
  theme: fc.constantFrom(null, 'bill', 'card'),
  department: fc.constantFrom(null, 'north', 'south'),
});

/** Records sent together; `link` = how many the linker looks at afterwards, 0 = it sleeps. */
const step = fc.record({
  records: fc.array(sent, { minLength: 1, maxLength: 6 }),
  link: fc.integer({ min: 0, max: 4 }),
});

/** No two records happen at the same instant: what comes next is then beyond doubt. */
function instantOf({ kind, id, hour }: Sent): number {
  return START + hour * HOUR + id * 3 + ['case', 'contact', 'response'].indexOf(kind);
}

function recordOf(one: Sent): RecordInput {
  const { kind, customer, theme, department } = one;
  const caseId = kind === 'case' ? null : one.caseId;
  const dimensions = { ...(theme && { theme }), ...(department && { department }) };
  const rest = { customer, caseId, dimensions };
  const id = `${kind}${one.id}`;
  if (kind !== 'response') return record(kind, id, instantOf(one), {}, rest);
  return record(kind, id, instantOf(one), { instrument: 'q', score: 3 }, rest);
}

/** The definitions of METRICS.md read word by word over everything that is there. */
function expected(
  held: readonly Sent[],
  code: (department: string) => number,
): Record<string, Links> {
  const named = held.some((one) => one.kind !== 'case' && one.caseId !== null);
  const everNamed = named || everNames;
  const idOf = (one: Sent): string => `${one.kind}${one.id}`;
  const contactsOf = (id: string): Sent[] =>
    held
      .filter((one) => one.kind === 'contact' && one.caseId === id)
      .sort((a, b) => instantOf(a) - instantOf(b));
  const facts = held.map((one): [string, Links] => {
    const isMeeting = one.kind !== 'response';
    const later = held.filter((other) => {
      if (!isMeeting || one.customer === null || other.customer !== one.customer) return false;
      if (other.kind === 'response' || instantOf(other) <= instantOf(one)) return false;
      if (one.theme !== null && other.theme !== null && one.theme !== other.theme) return false;
      const [theCase, contact] = one.kind === 'case' ? [one, other] : [other, one];
      if (theCase.kind !== 'case' || contact.kind !== 'contact') return true;
      const began = contactsOf(idOf(theCase)).find((first) => first.customer === one.customer);
      return began !== contact;
    });
    const own = held.find((other) => other.kind === 'case' && idOf(other) === one.caseId);
    const isDue = one.customer !== null || (one.kind === 'case' ? everNamed : one.caseId !== null);
    const lent = one.kind === 'response' && own?.department ? code(own.department) : null;
    return [
      `${one.kind} ${idOf(one)}`,
      {
        recontactAt: later.length === 0 ? null : Math.min(...later.map(instantOf)),
        contacts: one.kind === 'case' && isDue ? Math.max(1, contactsOf(idOf(one)).length) : null,
        department: lent,
        isLinked: isDue,
      },
    ];
  });
  return Object.fromEntries(facts);
}

let everNames = false;

describe('the linker over random histories', () => {
  it('has told every record, when it rests, what a naive reading of all records tells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const folder = mkdtempSync(join(tmpdir(), 'basira-links-'));
        const store = openInThread(join(folder, 'basira.db'), NOW);
        try {
          const repository = store.as(LOCAL_ADMINISTRATOR);
          const intake = new Intake(repository, 'desk');
          const question = { en: '', ar: '' };
          const scale = { scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 };
          await intake.open(question, [{ id: 'q', kind: 'csat', question, ...scale }]);
          const held = new Map<string, Sent>();
          everNames = false;
          for (const { records, link } of steps) {
            for (const one of records) {
              held.set(`${one.kind} ${one.id}`, one);
              if (one.kind !== 'case' && one.caseId !== null) everNames = true;
            }
            await intake.store(records.map(recordOf), NOW);
            if (link > 0) await linkSome(repository, 0, NOW, link);
          }
          await linkAll(repository, () => NOW);
          const values = await repository.read('readValues', undefined);
          const code = (key: string): number =>
            values.find((one) => one.dimension === 1 && one.key === key)?.code ?? -1;
          const found = await readLinks(repository);
          const wanted = expected([...held.values()], code);
          expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
          for (const [key, links] of Object.entries(wanted)) {
            const { isLinked, contacts, ...facts } = found[key] ?? {
              isLinked: false,
              contacts: null,
            };
            const { isLinked: isDue, contacts: wantedContacts, ...wantedFacts } = links;
            expect([key, facts]).toEqual([key, wantedFacts]);
            // A record that lost its customer stays linked: it was looked at, with nothing to tell.
            if (isDue) expect([key, isLinked, contacts]).toEqual([key, true, wantedContacts]);
          }
          const check = await checkAll(repository);
          expect(check).toMatchObject({ cellDifferences: [], linkDifferences: [] });
        } finally {
          await store.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: repeats(40, 1000) },
    );
  });
});
