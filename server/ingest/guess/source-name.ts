import { createHash } from 'node:crypto';
import { token } from './compose/token.ts';
import { latinLetters } from './latin-letters.ts';

/** As long as a name may be that people give. */
const LONGEST_NAME = 200;

/** A file's name without its folder and its endings. */
export function bareName(fileName: string): string {
  return fileName
    .replace(/^.*[/\\]/, '')
    .replace(/(\.(csv|tsv|txt|ndjson|jsonl|json|xlsx|gz))+$/i, '');
}

/** A source is called after its files, without what changes from file to file. */
export function sourceName(fileName: string): string {
  return spelledToken(lastingName(fileName), 'import');
}

/**
 * What a source is first called by people, after its first file: where the id is made of its letters, and they are not
 * Latin, in its own letters. Empty = it is called by its id, which says as much or was told by a person.
 */
export function ownName(fileName: string, source: string): { en: string; ar: string } {
  const name = lastingName(fileName)
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
  const isOwn = source === sourceName(fileName) && /(?!\p{Script=Latin})\p{L}/u.test(name);
  if (!isOwn) return { en: '', ar: '' };
  // In English an id that spells Arabic is read more easily; of other scripts it is but a mark.
  return { en: /\p{Script=Arabic}/u.test(name) ? '' : name, ar: name };
}

function lastingName(fileName: string): string {
  return bareName(fileName).replaceAll(/\p{Nd}{2,}([-_.]?\p{Nd}{2,})*/gu, ' ');
}

/**
 * A name as a token of a mapping, Arabic in Latin letters. Where its letters have none, `otherwise` with a mark of
 * its own, so that two names stay two.
 */
export function spelledToken(name: string, otherwise: string): string {
  const found = token(latinLetters(name), '');
  if (found !== '') return found;
  if (!/\p{L}/u.test(name)) return otherwise;
  const mark = createHash('sha256').update(name.trim().normalize('NFC')).digest('hex').slice(0, 6);
  return `${otherwise}-${mark}`;
}
