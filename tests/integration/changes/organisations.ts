import { record } from '#tests/builders/records.ts';
import type { RecordInput } from '#server/domain/records/record.ts';

const DAY_MS = 86_400_000;
export const DEPARTMENTS = ['billing', 'cards', 'loans'] as const;
export const CHANNELS = ['phone', 'web'] as const;
/** Noon of the first day of the week that is asked about, in the house's zone. */
const LAST_WEEK = Date.UTC(2026, 10, 15, 9);

/** One answer or case as the test keeps it: enough to work every number out again. */
export type Fact = {
  /** Weeks before the one asked about; 0 = that one. */
  age: number;
  department: string;
  channel: string;
  /** The score of an answer; null = it is a case. */
  score: number | null;
  /** True for a case that was escalated. */
  isEscalated: boolean;
};

/** What happens in the last week: in one department, by one channel or all, answers or cases get worse or better. */
export type Event = {
  department: string;
  channel: string | null;
  what: 'answers' | 'cases' | 'nothing';
  /** Share of them that turns. */
  strength: number;
  isBetter: boolean;
};

/** About `size` records over `weeks` weeks. */
export function organisation(
  chance: () => number,
  { size, weeks, event }: { size: number; weeks: number; event: Event },
): Fact[] {
  const facts: Fact[] = [];
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(chance() * list.length)];
    if (found === undefined) throw new Error('an empty list');
    return found;
  };
  for (let i = 0; i < size; i++) {
    const age = i % weeks;
    const department = pick(DEPARTMENTS);
    const channel = pick(CHANNELS);
    const isAnswer = chance() < 0.5;
    const isHit =
      age === 0 &&
      department === event.department &&
      (event.channel === null || channel === event.channel) &&
      event.what === (isAnswer ? 'answers' : 'cases') &&
      chance() < event.strength;
    const usual = chance();
    const isGood = isHit ? event.isBetter : usual < 0.6;
    const isMiddle = !isHit && usual > 0.6 && usual < 0.75;
    facts.push({
      age,
      department,
      channel,
      score: isAnswer ? (isMiddle ? 7 : isGood ? 10 : 3) : null,
      isEscalated: !isAnswer && !isGood,
    });
  }
  return facts;
}

/** The facts as a source sends them. */
export function recordsOf(facts: readonly Fact[]): RecordInput[] {
  return facts.map(({ age, department, channel, score, isEscalated }, i) => {
    const at = LAST_WEEK - age * 7 * DAY_MS + (i % 7) * DAY_MS;
    const dimensions = { department, channel };
    if (score !== null) {
      return record('response', `r${i}`, at, { instrument: 'relationship', score }, { dimensions });
    }
    return record('case', `c${i}`, at, { escalatedLevel: isEscalated ? 1 : 0 }, { dimensions });
  });
}
