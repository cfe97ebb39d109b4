import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import type { Draft } from './draft.ts';
import { setAttribute } from './leftovers.ts';
import { placeAt } from './main-instant.ts';

/** Columns that may name a record: which of them does can be asked. */
const KEYS: ReadonlySet<Concept | undefined> = new Set<Concept | undefined>([
  'caseKey',
  'recordKey',
  'contactKey',
  'responseKey',
]);

/** What was left out, or kept to filter by, before a person corrected other columns stays so: nothing else takes it up. */
export function holdOthers(draft: Draft): void {
  const { held, byColumn } = draft.known;
  const isIdOpen = !isIdSaid(draft);
  for (const [profile, decision] of held) {
    const { role, target } = decision;
    if (role !== 'unused' && role !== 'attribute') continue;
    if (isIdOpen && KEYS.has(byColumn.get(profile)?.concept)) continue;
    if (role === 'attribute' && target !== null) {
      setAttribute(draft, target.slice('attributes.'.length), profile);
    }
    draft.decide(profile, decision);
  }
}

function isIdSaid({ known: { told, before, held } }: Draft): boolean {
  if ([...told.values()].some(({ target }) => target === 'id')) return true;
  const id = columnOf(before, 'id');
  return id !== undefined && !held.has(id);
}

/**
 * Places the date of the records as a person said, else as it was. False when nothing of it is said or held, so that it is
 * to be found.
 */
export function placeHeldInstant(draft: Draft): boolean {
  const { told, held, before, displaced } = draft.known;
  if (told.size === 0) return false;
  const said = [...told].findLast(
    ([profile, { target }]) => target === 'at' && !displaced.has(profile),
  );
  if (said) return placeAt(draft, said[0]);
  const at = columnOf(before, 'at');
  if (!at) return false;
  if (held.has(at)) return placeAt(draft, at);
  // It was said to be something else. Another date has its own place: the day is asked.
  draft.at = null;
  return true;
}

function columnOf(decisions: Draft['known']['before'], role: 'id' | 'at'): Profile | undefined {
  return [...decisions].find(([, decision]) => decision.role === role)?.[0];
}
