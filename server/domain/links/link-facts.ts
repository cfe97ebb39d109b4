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

/**
 * One record in a story as it is stored. `sealedRecontactAt` = when the customer came back, as a record told that was
 * dropped by age since; null = none did.
 */
export type StoryEntry = Activity & { sealedRecontactAt: number | null };

/** True for what the customer took part in: a case or a contact, not a survey. */
export const isMeeting = (entry: Pick<Activity, 'kind'>): boolean =>
  entry.kind === 'case' || entry.kind === 'contact';

/** Two meetings are about the same thing when their themes agree or one of them is not known. */
export function sameTheme(a: Activity, b: Activity): boolean {
  return a.theme === b.theme || a.theme === 0 || b.theme === 0;
}

/** Of records at one instant their names decide, so that a story is the same in whatever order it is read. */
function inTimeOrder<T extends Activity>(story: readonly T[]): T[] {
  return [...story].sort(
    (a, b) =>
      a.at - b.at ||
      byText(a.kind, b.kind) ||
      byText(a.externalId, b.externalId) ||
      byText(a.source, b.source),
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
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
 * thing, null when never. A case and the contact that began it are one meeting, not two. What records told that were
 * dropped by age goes on to count. Order of `story` is irrelevant. (Re-contact as in METRICS.md, "FCR by re-contact".)
 */
export function recontacts(story: readonly StoryEntry[]): Map<StoryEntry, number | null> {
  const ordered = inTimeOrder(story.filter(isMeeting));
  const beginnings = firstContacts(ordered);
  // The next two places of each theme, and of all, the nearest first: a meeting is told twice at most, so that the second
  // place is never the same meeting again.
  const ahead = new Map<number, readonly number[]>();
  let anything: readonly number[] = [];
  const nextOf = (entry: StoryEntry, places: readonly number[]): number =>
    places.find((place) => {
      const other = ordered[place];
      return other !== undefined && !isSameMeeting(entry, other, beginnings);
    }) ?? Infinity;
  const nexts = ordered.map((): number => Infinity);
  for (let i = ordered.length - 1; i >= 0; i--) {
    const entry = ordered[i];
    if (!entry) continue;
    const own = ahead.get(entry.theme) ?? [];
    const lists = entry.theme === 0 ? [anything] : [own, ahead.get(0) ?? []];
    nexts[i] = Math.min(...lists.map((places) => nextOf(entry, places)));
    ahead.set(entry.theme, [i, ...own.slice(0, 1)]);
    anything = [i, ...anything.slice(0, 1)];
  }
  return new Map(
    ordered.map((entry, i) => {
      const next = ordered[nexts[i] ?? Infinity]?.at ?? null;
      return [entry, earlierOf(next, sealedOf(entry))];
    }),
  );
}

/** What is sealed about a meeting's coming back; a meeting that was moved beyond it has none. */
function sealedOf({ at, sealedRecontactAt }: StoryEntry): number | null {
  return sealedRecontactAt !== null && sealedRecontactAt >= at ? sealedRecontactAt : null;
}

function earlierOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
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
