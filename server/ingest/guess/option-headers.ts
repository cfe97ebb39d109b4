import type { Profile } from './profile.ts';
import { toolColumn } from './vocabulary/survey-tools.ts';
import { valueWord } from './words.ts';

/** Columns of a survey tool's own, for empty headers to be options of the question before them. */
const LEAST_COLUMNS = 3;

/** Whether a header has columns that survey tools add to the questions. */
export function isOfTool(header: readonly string[]): boolean {
  return header.filter((name) => toolColumn(name) !== undefined).length >= LEAST_COLUMNS;
}

/**
 * A header whose questions stand above the first of their options only, as SurveyMonkey writes it: each column called by its
 * question and its option, which the line below has. Any other header stays as it is.
 */
export function withOptions(header: readonly string[], options: readonly string[]): string[] {
  if (!isOfTool(header)) return [...header];
  let question = '';
  return header.map((name, i) => {
    if (name !== '') question = name;
    const option = options[i]?.trim() ?? '';
    const isSpread = name === '' || header[i + 1] === '';
    return isSpread && question !== '' && option !== '' ? `${question}: ${option}` : name;
  });
}

/** A column of one option, which some have ticked and others have not. */
export function isTickedOption({ hint, texts, rows }: Profile): boolean {
  return hint !== '' && texts.length < rows && valueWord(texts[0] ?? '') === valueWord(hint);
}
