import type { RecordInput } from '#server/domain/records/record.ts';
import { record } from '#tests/builders/records.ts';

/** Weeks with data, the last complete one included. */
const WEEKS = 24;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Start of the last complete week in Riyadh (UTC+3, no clock changes). */
const LAST_WEEK = Date.UTC(2026, 10, 14, 21);

export const INSTRUMENTS = [
  instrument('relationship', 'nps', 0, 10, 9, 6),
  instrument('service', 'csat', 1, 5, 4, 2),
  instrument('ease', 'ces', 1, 7, 5, 3),
  instrument('tone', 'sentiment', -1, 1, 1, -1),
  instrument('own', 'custom', 1, 5, 4, 2),
] as const;

function instrument<K extends 'nps' | 'csat' | 'ces' | 'sentiment' | 'custom'>(
  id: string,
  kind: K,
  scaleMin: number,
  scaleMax: number,
  topFrom: number,
  bottomTo: number,
) {
  const question = { en: `Question ${id}`, ar: `سؤال ${id}` };
  return { id, kind, question, scaleMin, scaleMax, topFrom, bottomTo };
}

/** A small repeatable source of choice (Numerical Recipes' linear congruence). */
function choices(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const DEPARTMENTS = ['billing', 'cards', 'delivery', 'service'] as const;
const REGIONS = ['north', 'south, coast', 'الوسطى'] as const;

/** All records of the filled app: cases, contacts, bot sessions, answers and daily totals of 24 weeks. */
export function allRecords(): RecordInput[] {
  const pick = choices(20_261_122);
  const records: RecordInput[] = [];
  for (let week = 0; week < WEEKS; week++) {
    const start = LAST_WEEK - (WEEKS - 1 - week) * 7 * DAY;
    for (let i = 0; i < 60; i++)
      records.push(caseOf(`c${week}-${i}`, start + pick(7 * 1440) * MINUTE, pick));
    for (let i = 0; i < 60; i++)
      records.push(contactOf(`k${week}-${i}`, start + pick(7 * 1440) * MINUTE, pick));
    for (let i = 0; i < 110; i++)
      records.push(sessionOf(`s${week}-${i}`, start + pick(7 * 1440) * MINUTE, pick));
    for (const { id, scaleMin, scaleMax } of INSTRUMENTS) {
      for (let i = 0; i < 45; i++) {
        const at = start + pick(7 * 1440) * MINUTE;
        const score = i % 5 === 4 ? null : scaleMin + pick(scaleMax - scaleMin + 1);
        const fields = { instrument: id, score, deliveredAt: at - pick(40) * HOUR };
        records.push(record('response', `r${week}-${id}-${i}`, at, fields, placed(pick)));
      }
    }
    for (let day = 0; day < 7; day++) {
      const answered = 40 + pick(30);
      const fields = {
        offered: answered + 5,
        answered,
        abandoned: 5,
        withinLevel: answered - pick(20),
        waitSum: answered * 25,
        talkSum: answered * 200,
      };
      const rest = { dimensions: { department: 'billing' } };
      records.push(record('daily_total', `d${week}-${day}`, start + day * DAY, fields, rest));
    }
  }
  return records;
}

type Pick = (below: number) => number;

function placed(pick: Pick): {
  dimensions: RecordInput['dimensions'];
  attributes: RecordInput['attributes'];
} {
  const department = DEPARTMENTS[pick(5)];
  const region = REGIONS[pick(4)];
  return {
    dimensions: {
      ...(department ? { department } : {}),
      ...(region ? { region } : {}),
      channel: pick(2) === 0 ? 'phone' : 'chat',
    },
    attributes: { tier: pick(3) === 0 ? 'gold' : 'silver', vip: pick(4) === 0, visits: pick(3) },
  };
}

function caseOf(id: string, at: number, pick: Pick): RecordInput {
  const hours = pick(10) === 0 ? null : pick(90);
  const resolvedAt = hours === null ? null : at + hours * HOUR;
  return record(
    'case',
    id,
    at,
    {
      resolvedAt,
      firstResponseAt: at + pick(300) * MINUTE,
      dueAt: at + 48 * HOUR,
      reopenedAt: resolvedAt !== null && pick(12) === 0 ? resolvedAt + DAY : null,
      reopens: pick(12) === 0 ? 1 : 0,
      slaTold: pick(3) > 0,
      fcrTold: pick(2) === 0,
      handovers: pick(5),
      escalatedLevel: pick(9) === 0 ? 1 : 0,
      text: 'Card was not accepted',
      status: resolvedAt === null ? 'open' : 'closed',
    },
    { ...placed(pick), customer: `u${pick(900)}` },
  );
}

function contactOf(id: string, at: number, pick: Pick): RecordInput {
  const abandoned = pick(9) === 0;
  return record(
    'contact',
    id,
    at,
    { agentKind: 'person', abandoned, wait: pick(60), duration: abandoned ? null : 60 + pick(600) },
    { ...placed(pick), customer: `u${pick(900)}` },
  );
}

function sessionOf(id: string, at: number, pick: Pick): RecordInput {
  const failed = pick(3) === 0;
  const joined = failed && pick(2) === 0;
  return record(
    'contact',
    id,
    at,
    {
      agentKind: 'bot',
      entered: true,
      offeredBoth: true,
      chosen: pick(2) === 0,
      humanAsked: pick(4),
      askedBeforeTrying: pick(8) === 0,
      botFailedAt: failed ? at + MINUTE : null,
      humanJoinedAt: joined ? at + (2 + pick(50)) * MINUTE : null,
      contextPassed: joined ? pick(2) === 0 : null,
      endedResolved: pick(3) === 0 ? null : !failed,
    },
    { ...placed(pick), customer: `u${pick(900)}` },
  );
}
