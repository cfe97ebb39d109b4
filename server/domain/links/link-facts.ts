import type { RecordKind } from '../records/fields.ts';

/** One record in the story of a customer or a case. `theme` 0 = not given. */
export type Activity = {
  kind: RecordKind;
  source: string;
  externalId: string;
  at: number;
  theme: number;
  department: number;
  caseId: string | null;
};

/** True for what the customer took part in: a case or a contact, not a survey. */
export const isMeeting = (entry: Pick<Activity, 'kind'>): boolean =>
  entry.kind === 'case' || entry.kind === 'contact';

/** Two meetings are about the same thing when their themes agree or one of them is not known. */
export function sameTheme(a: Activity, b: Activity): boolean {
  return a.theme === b.theme || a.theme === 0 || b.theme === 0;
}

function inTimeOrder(story: readonly Activity[]): Activity[] {
  return [...story].sort(
    (a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1) || (a.externalId < b.externalId ? -1 : 1),
  );
}

/** The contact with which each case began: the earliest that carries the case's id, by source and case id. */
export function firstContacts(story: readonly Activity[]): Map<string, Activity> {
  const first = new Map<string, Activity>();
  for (const entry of story) {
    if (entry.kind !== 'contact' || entry.caseId === null) continue;
    const key = `${entry.source}|${entry.caseId}`;
    if (!first.has(key)) first.set(key, entry);
  }
  return first;
}

/**
 * For each case and contact of one customer: the next instant (UTC ms) at which the customer came back about the same
 * thing, null when never. A case and the contact that began it are one meeting, not two. Order of `story` is
 * irrelevant. (Re-contact as in METRICS.md, "FCR by re-contact".)
 */
export function recontacts(story: readonly Activity[]): Map<Activity, number | null> {
  const ordered = inTimeOrder(story.filter(isMeeting));
  const beginnings = firstContacts(ordered);
  const later = new LaterMeetings();
  const next = ordered.map(() => null as number | null);
  for (let i = ordered.length - 1; i >= 0; i--) {
    const entry = ordered[i];
    if (!entry) continue;
    next[i] = later.firstBut(entry, (other) => isSameMeeting(entry, other, beginnings));
    later.add(entry);
  }
  return new Map(ordered.map((entry, i) => [entry, next[i] ?? null]));
}

/**
 * Meetings after a point in time, met from the last to the first. A meeting is told twice at most, so the two nearest of
 * every theme are all that can be the next one: a story of any length is gone through once.
 */
class LaterMeetings {
  private readonly ofTheme = new Map<number, readonly Activity[]>();
  private ofAny: readonly Activity[] = [];

  add(entry: Activity): void {
    const [nearest] = this.ofTheme.get(entry.theme) ?? [];
    this.ofTheme.set(entry.theme, nearest ? [entry, nearest] : [entry]);
    this.ofAny = [entry, ...this.ofAny.slice(0, 1)];
  }

  /** Instant of the first one about the same thing that is not the same meeting; null = there is none. */
  firstBut(entry: Activity, isSame: (other: Activity) => boolean): number | null {
    const unknown = this.ofTheme.get(0) ?? [];
    const near =
      entry.theme === 0 ? this.ofAny : [...(this.ofTheme.get(entry.theme) ?? []), ...unknown];
    const instants = near.filter((other) => !isSame(other)).map(({ at }) => at);
    return instants.length === 0 ? null : Math.min(...instants);
  }
}

/** True for a case and the contact that began it: one meeting told twice. */
export function isSameMeeting(
  a: Activity,
  b: Activity,
  beginnings: ReadonlyMap<string, Activity>,
): boolean {
  const began = (one: Activity, other: Activity): boolean =>
    one.kind === 'case' && beginnings.get(`${one.source}|${one.externalId}`) === other;
  return began(a, b) || began(b, a);
}

/** What one case's story tells about its records. */
export type CaseStory = {
  /** Contacts of the case, the first included; at least 1. */
  contacts: number;
  /** Code of the case's department; 0 when the case itself is not stored or has none. */
  department: number;
};

/** Reads one case's story: `story` holds the case (if stored) and everything that carries its id. */
export function caseStory(story: readonly Activity[]): CaseStory {
  const own = story.find((entry) => entry.kind === 'case');
  const contacts = story.filter((entry) => entry.kind === 'contact').length;
  return { contacts: Math.max(1, contacts), department: own?.department ?? 0 };
}
