import { isCard } from './card.ts';
import type { Found } from './found.ts';
import { labelBefore } from './labels.ts';
import { isPhone, isPlusPhone, mostDigitsOf } from './phone.ts';
import { INVISIBLE } from './plain.ts';
import type { NumberRun } from './runs.ts';
import { runOf, runsOf } from './runs.ts';

/** Fewest digits of a phone number. */
const LEAST = 7;

/** Phone and card numbers in a plain text, in order. */
export function findNumbers(text: string): Found[] {
  const found: Found[] = [];
  for (const run of runsOf(text)) if (run.digits.length >= LEAST) find(text, run, found);
  return found;
}

function find(text: string, run: NumberRun, found: Found[]): void {
  const plus = plusBefore(text, run.start);
  if (plus !== null) {
    findBehindPlus(text, run, plus, found);
    return;
  }
  if (isCard(run) && !isGlued(text, run)) {
    found.push({ secret: 'card', start: run.start, end: run.end });
    return;
  }
  const left = takeWholeGroups(text, run, found);
  for (const part of left) takeWhole(text, part, found);
}

/** Where the plus sign stands that belongs to the digits from a place on; null when there is none. */
function plusBefore(text: string, start: number): number | null {
  let at = start - 1;
  while (at >= 0 && start - at <= 4 && (text.charAt(at) === '(' || isGap(text.charAt(at)))) at--;
  if (text.charAt(at) !== '+') return null;
  // Something is added up, or it is the end of a name: c++11.
  return /[0-9A-Za-z+\]]/.test(text.charAt(at - 1)) ? null : at;
}

function isGap(character: string): boolean {
  return character === ' ' || character === INVISIBLE;
}

/** The groups that fit the country's numbers are the number; what follows is looked at by itself. */
function findBehindPlus(text: string, run: NumberRun, plus: number, found: Found[]): void {
  const most = mostDigitsOf(run.digits) + 1;
  let count = 0;
  let digits = 0;
  for (const { start, end } of run.groups) {
    if (count > 0 && digits + end - start > most) break;
    digits += end - start;
    count++;
  }
  const number = runOf(text, run.groups.slice(0, count), run.between.slice(0, count - 1));
  if (isPlusPhone(number) && !isGlued(text, number))
    found.push({ secret: 'phone', start: plus, end: number.end });
  if (count === run.groups.length) return;
  const rest = runOf(text, run.groups.slice(count), run.between.slice(count));
  if (rest.digits.length >= LEAST) find(text, rest, found);
}

/** Takes groups that are a number each where spaces part them from others; gives the parts that are left. */
function takeWholeGroups(text: string, run: NumberRun, found: Found[]): NumberRun[] {
  if (run.groups.length === 1) return [run];
  const left: NumberRun[] = [];
  let from = 0;
  run.groups.forEach((group, i) => {
    if (group.end - group.start < LEAST) return;
    const isApart = [run.between[i - 1], run.between[i]].every(
      (joiner) => joiner === undefined || !/^[-.)(]/.test(joiner),
    );
    if (!isApart || !takeWhole(text, runOf(text, [group], []), found)) return;
    if (i > from) left.push(runOf(text, run.groups.slice(from, i), run.between.slice(from, i - 1)));
    from = i + 1;
  });
  if (from < run.groups.length) {
    left.push(runOf(text, run.groups.slice(from), run.between.slice(from)));
  }
  return left;
}

/** Takes a run as one number; false when it is none. */
function takeWhole(text: string, run: NumberRun, found: Found[]): boolean {
  if (run.digits.length < LEAST || isGlued(text, run)) return false;
  if (isCard(run)) {
    found.push({ secret: 'card', start: run.start, end: run.end });
    return true;
  }
  if (isAmount(text, run)) return false;
  const label = labelBefore(text, run.start);
  const hasPlusBehind = isPlusBehind(text, run.end) && isPlusPhone(run);
  if (!hasPlusBehind && !isPhone(run, label)) return false;
  if (label !== 'phone' && isAttached(text, run.start)) return false;
  const start = text.charAt(run.start - 1) === '(' ? run.start - 1 : run.start;
  found.push({ secret: 'phone', start, end: hasPlusBehind ? run.end + 1 : run.end });
  return true;
}

/** In right-to-left text the plus sign is often typed behind the digits. */
function isPlusBehind(text: string, end: number): boolean {
  return text.charAt(end) === '+' && !/[0-9A-Za-z+([]/.test(text.charAt(end + 1));
}

/** A sum of money: behind a currency's sign, or with two decimals. */
function isAmount(text: string, { groups, between, start }: NumberRun): boolean {
  if (/[$€£¥﷼]\s?$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  const cents = groups.at(-1);
  return (
    groups.length === 2 &&
    between[0] === '.' &&
    cents !== undefined &&
    cents.end - cents.start === 2
  );
}

/** Digits that are written together with Latin letters are part of a name or reference. */
function isGlued(text: string, run: NumberRun): boolean {
  return /[A-Za-z_]/.test(text.charAt(run.start - 1)) || /[A-Za-z_]/.test(text.charAt(run.end));
}

/** A sign right before the digits makes them part of a reference: #123, TKT-123, a/123, a=123. */
function isAttached(text: string, start: number): boolean {
  return /(?:[#№=/\\]|[A-Za-z][-.])$/.test(text.slice(Math.max(0, start - 2), start));
}
