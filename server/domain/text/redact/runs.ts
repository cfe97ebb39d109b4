import { INVISIBLE } from './plain.ts';

/** Digits that stand together. */
export type DigitGroup = { start: number; end: number };

/** Groups of digits with nothing between them that would make them different numbers. */
export type NumberRun = {
  groups: readonly DigitGroup[];
  /** What stands between the groups, without invisible marks; one less than groups. */
  between: readonly string[];
  digits: string;
  start: number;
  end: number;
};

/** What may stand between the parts of one number. */
const JOINERS = new Set([' ', '  ', '-', '.', ' - ', ') ', ')', ')-', ' (', '(', '. ', '- ']);
const LONGEST_JOINER = 6;

/** The runs of digits of a plain text, in order. Dates are left out and end a run. */
export function* runsOf(text: string): Generator<NumberRun> {
  let groups: DigitGroup[] = [];
  let between: string[] = [];
  for (const match of text.matchAll(/[0-9]+/g)) {
    const group = { start: match.index, end: match.index + match[0].length };
    const last = groups[groups.length - 1];
    if (last) {
      const joiner = joinerOf(text, last.end, group.start);
      if (joiner === null) {
        yield* withoutDates(text, groups, between);
        groups = [];
        between = [];
      } else between.push(joiner);
    }
    groups.push(group);
  }
  if (groups.length > 0) yield* withoutDates(text, groups, between);
}

/** The run that some groups make. */
export function runOf(
  text: string,
  groups: readonly DigitGroup[],
  between: readonly string[],
): NumberRun {
  const digits = groups.map(({ start, end }) => text.slice(start, end)).join('');
  return {
    groups,
    between,
    digits,
    start: groups[0]?.start ?? 0,
    end: groups[groups.length - 1]?.end ?? 0,
  };
}

function joinerOf(text: string, from: number, to: number): string | null {
  if (to - from > LONGEST_JOINER) return null;
  const joiner = text.slice(from, to).replaceAll(INVISIBLE, '');
  return joiner === '' || JOINERS.has(joiner) ? joiner : null;
}

function* withoutDates(
  text: string,
  groups: readonly DigitGroup[],
  between: readonly string[],
): Generator<NumberRun> {
  let from = 0;
  for (let at = 0; at + 2 < groups.length; at++) {
    if (!isDate(text, groups.slice(at, at + 3), between.slice(at, at + 2))) continue;
    if (at > from) yield runOf(text, groups.slice(from, at), between.slice(from, at - 1));
    from = at + 3;
    at += 2;
  }
  if (from < groups.length) yield runOf(text, groups.slice(from), between.slice(from));
}

function isDate(text: string, groups: readonly DigitGroup[], between: readonly string[]): boolean {
  const [sign] = between;
  if ((sign !== '-' && sign !== '.') || between[1] !== sign) return false;
  const date = groups.map(({ start, end }) => text.slice(start, end)).join('-');
  return /^(?:(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|[12]\d|3[01])-(?:19|20)\d\d)$/.test(
    date,
  );
}
