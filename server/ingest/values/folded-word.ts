import { foldOf } from '../../domain/text/fold.ts';

/** The letters that stand at a place, without case, accents, hamza and vowel signs, and the place behind them. */
export function wordAt(text: string, from: number): { word: string; end: number } {
  let [word, end] = ['', from];
  for (; end < text.length; end++) {
    const letter = foldOf(text.charCodeAt(end));
    if (letter === null || (letter >= '0' && letter <= '9')) break;
    word += letter;
  }
  return { word, end };
}

/** A word without what spelling leaves open. */
export function foldedWord(word: string): string {
  return wordAt(word, 0).word;
}
