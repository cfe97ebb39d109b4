/**
 * Every counter of a cell, with its number in storage. Counters are whole numbers, additive over any grouping, and
 * depend on one record only, never on the clock. The comment names the anchor: the day the count falls on.
 * Numbers are part of the stored format: never reuse one.
 */
export const COUNTER = {
  // cases
  caseOpened: 1, // opened
  caseResolved: 2, // resolved
  caseLeft: 3, // later of opened and resolved, opened where over and nobody knows when: backlog = Σ opened − left
  caseDue: 4, // due
  caseDueLeft: 5, // later of due and left: overdue = Σ due − dueLeft
  caseWithin24h: 6, // opened; resolved 0 to 24 h later
  resolveNegative: 7, // resolved; resolved before opened, kept out of durations
  resolveSum: 8, // resolved; seconds of the valid durations
  firstResponseNegative: 9, // first response
  firstResponseSum: 10, // first response; seconds
  slaClosed: 11, // resolved; has a due instant
  slaClosedMet: 12, // resolved; resolved ≤ due
  slaDue: 13, // due
  slaDueMet: 14, // due; resolved ≤ due
  slaTold: 15, // resolved, else opened; source told yes or no
  slaToldMet: 16,
  caseReopened: 17, // resolved; reopened within 14 days of it
  reopenKnown: 18, // resolved; source tells reopens
  caseEscalated: 19, // opened
  escalationKnown: 20, // opened
  handoverKnown: 21, // opened
  handoverSum: 22,
  handoverSquares: 23,
  handover3: 24, // three or more
  fcrTold: 25, // opened
  fcrToldYes: 26,
  fcrLinked: 27, // opened; linked and has a customer
  fcrLinkedYes: 28,
  caseContactsKnown: 29, // opened; linked
  caseContactsSum: 30,
  caseContactsSquares: 31,
  caseContacts3: 32,
  caseEndUndated: 33, // opened; told to be over, not when
  // contacts (anchor: the contact's day) and daily totals
  contact: 40,
  queueOffered: 41,
  queueAbandoned: 42,
  queueAnswered: 43,
  queueWithinLevel: 44, // answered within 20 s
  queueLevelKnown: 45, // answered with a known wait
  waitSum: 46,
  waitKnown: 47,
  talkSum: 48,
  talkKnown: 49,
  queueWithinMillionths: 50, // days told as a share: answered × share in millionths, beside queueWithinLevel
  // automation sessions (anchor: the contact's day)
  autoSession: 60,
  autoNoHuman: 61,
  autoEntered: 62,
  autoContained: 63,
  autoVerifiable: 64, // entered and linked or told
  autoVerified: 65,
  autoBypass: 66,
  autoTrapped: 67,
  autoOfferedBoth: 68,
  autoChosen: 69,
  autoFailed: 70,
  autoDeadEnd: 71,
  autoJoined: 72,
  autoContextKnown: 73,
  autoContextPassed: 74,
} as const;

export type CounterName = keyof typeof COUNTER;

/** Counters kept per survey instrument; anchors: the answered day, for `delivered` and `replied` the delivered day. */
export const INSTRUMENT_COUNTERS = [
  'answers',
  'top',
  'bottom',
  'sum',
  'squares',
  'delivered',
  'replied',
] as const;
export type InstrumentCounter = (typeof INSTRUMENT_COUNTERS)[number];

const INSTRUMENT_BASE = 256;
const INSTRUMENT_SPAN = 8;

/** Number of one instrument's counter. `instrument` ≥ 1. */
export function instrumentCounter(instrument: number, name: InstrumentCounter): number {
  return INSTRUMENT_BASE + instrument * INSTRUMENT_SPAN + INSTRUMENT_COUNTERS.indexOf(name);
}

/**
 * Durations kept as distributions: exact seconds in day cells, logarithmic bins in week cells. `resolve` anchors at
 * the resolved day, `firstResponse` at the first response's, `failureToHuman` at the contact's.
 */
export const MEASURE = { resolve: 1, firstResponse: 2, failureToHuman: 3 } as const;
