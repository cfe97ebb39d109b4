import { DIMENSIONS } from '../../../domain/dimensions.ts';
import { isDateConcept } from '../fit.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';

/** A record is named by its own file. */
const NAMES_RECORD: ReadonlySet<Concept> = new Set<Concept>([
  'caseKey',
  'recordKey',
  'responseKey',
  'contactKey',
  'updated',
]);

/** What a thing that many records share can tell of each of them. */
const OF_THINGS: ReadonlySet<Concept> = new Set<Concept>([
  ...DIMENSIONS,
  'subTheme',
  'customerKey',
  'email',
  'phone',
  'personName',
  'technical',
]);

/** Whether a column may be taken for something where its file is joined: always for a column of the file itself. */
export function mayBe({ joined }: Profile, concept: Concept): boolean {
  if (joined === null) return true;
  if (NAMES_RECORD.has(concept)) return false;
  if (joined.tells === 'thing') return OF_THINGS.has(concept);
  // Of several rows one is taken: its date is not the record's, nor is one line's amount all that is at stake.
  return joined.tells === 'record' || !(isDateConcept(concept) || concept === 'value');
}

/** Whether a person may say so: ids name columns of the file itself. */
export function canBeTold({ joined }: Profile, concept: Concept | 'attribute' | null): boolean {
  return (
    joined === null || concept === null || concept === 'attribute' || !NAMES_RECORD.has(concept)
  );
}
