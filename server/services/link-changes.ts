import type { LinkChange, RecordKey, Touched } from '#db/queries/links.ts';
import type { Activity, StoryEntry } from '../domain/links/link-facts.ts';
import { caseStory, recontacts } from '../domain/links/link-facts.ts';

/** The records of one customer (`customer:…`) or one case (`case:…`). */
export type Story = { subject: string; story: StoryEntry[] };

type Facts = Omit<LinkChange, keyof RecordKey>;

/**
 * Gathers what the stories of touched records tell about each record in them. A touched record gets all its facts,
 * those of a story it has left included; any other record gets the facts that can have changed.
 */
export class LinkChanges {
  /** `isFresh`: the record was never linked before; nobody's links rest on it yet. */
  private readonly changes = new Map<string, { change: LinkChange; isFresh: boolean }>();
  /** Stories in which a record changed or that one left: what they told before is not known. */
  private readonly disturbed = new Set<string>();

  constructor(touched: readonly Touched[]) {
    for (const touch of touched) {
      const isFresh = touch.stamp === null;
      if (!isFresh) {
        for (const subject of [...touch.subjects, ...touch.left]) this.disturbed.add(subject);
      }
      if (touch.activity) this.note(touch, nothingTold(touch), isFresh);
    }
  }

  add({ subject, story }: Story): void {
    const told = subject.startsWith('customer:') ? customerFacts : caseFacts;
    // What is new in an undisturbed story was never told of: its older records were told what they alone tell.
    const before = this.disturbed.has(subject)
      ? null
      : told(story.filter((record) => !this.changes.get(keyOf(record))?.isFresh));
    for (const [record, facts] of told(story)) {
      const earlier = before?.get(record);
      if (!earlier || !sameFacts(earlier, facts)) this.note(record, facts);
    }
  }

  /** In the order of the records' keys, which for many sources is the order of time: cells are met one after the other. */
  list(): LinkChange[] {
    return [...this.changes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { change }]) => change);
  }

  private note(record: RecordKey, facts: Facts, isFresh = false): void {
    const { kind, source, externalId } = record;
    const key = keyOf(record);
    const held = this.changes.get(key);
    if (held) Object.assign(held.change, facts);
    else this.changes.set(key, { change: { kind, source, externalId, ...facts }, isFresh });
  }
}

function keyOf({ kind, source, externalId }: RecordKey): string {
  return `${kind}|${source}|${externalId}`;
}

/** The facts of a record without customer and case. */
function nothingTold({ kind }: RecordKey): Facts {
  if (kind === 'case') return { recontactAt: null, contacts: null };
  if (kind === 'contact') return { recontactAt: null };
  return kind === 'response' ? { department: null } : {};
}

function customerFacts(story: readonly StoryEntry[]): Map<Activity, Facts> {
  const facts = new Map<Activity, Facts>();
  for (const [record, recontactAt] of recontacts(story)) facts.set(record, { recontactAt });
  return facts;
}

function caseFacts(story: readonly Activity[]): Map<Activity, Facts> {
  const { contacts, department } = caseStory(story);
  const facts = new Map<Activity, Facts>();
  for (const record of story) {
    if (record.kind === 'case') facts.set(record, { contacts });
    if (record.kind === 'response') facts.set(record, { department: department || null });
  }
  return facts;
}

function sameFacts(a: Facts, b: Facts): boolean {
  return (
    a.recontactAt === b.recontactAt && a.contacts === b.contacts && a.department === b.department
  );
}
