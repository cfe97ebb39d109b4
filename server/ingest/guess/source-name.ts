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

const NONE: ReadonlySet<string> = new Set();

/**
 * A source is called after its files, without what changes from file to file. One of those that are `known` is meant by a
 * file that is called exactly like it, its number with it.
 */
export function sourceName(fileName: string, known: ReadonlySet<string> = NONE): string {
  const names = [bareName(fileName), withoutDates(fileName)].map((name) =>
    spelledToken(name, 'import'),
  );
  return names.find((name) => known.has(name)) ?? spelledToken(lastingName(fileName), 'import');
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

function withoutDates(fileName: string): string {
  return bareName(fileName).replaceAll(/\p{Nd}{2,}([-_.]?\p{Nd}{2,})*/gu, ' ');
}

/** A number at the end, apart or in brackets; of one with several digits its blank or its brackets are left already. */
const RUNNING = /(?:[\s_-]|(?<=[\s_-])\p{Nd}|[([（]\s*(?:\p{Nd}\s*)?[)\]）])+$/u;

function lastingName(fileName: string): string {
  const name = withoutDates(fileName);
  const rest = name.replace(RUNNING, '');
  return /\p{L}/u.test(rest) ? rest : name;
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
