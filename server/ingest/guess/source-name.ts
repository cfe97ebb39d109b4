import { createHash } from 'node:crypto';
import { token } from './compose/token.ts';
import { latinLetters } from './latin-letters.ts';

/** A file's name without its folder and its endings. */
export function bareName(fileName: string): string {
  return fileName
    .replace(/^.*[/\\]/, '')
    .replace(/(\.(csv|tsv|txt|ndjson|jsonl|json|xlsx|gz))+$/i, '');
}

/** A source is called after its files, without what changes from file to file. */
export function sourceName(fileName: string): string {
  return spelledToken(
    bareName(fileName).replaceAll(/\p{Nd}{2,}([-_.]?\p{Nd}{2,})*/gu, ' '),
    'import',
  );
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
