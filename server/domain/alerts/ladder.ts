import type { Role } from '../access/roles.ts';
import type { Severity } from './signal.ts';

/** Who is asked, one after the other, when nobody answers. */
export const RUNGS = ['front_line', 'head', 'cx_officer', 'executive'] as const;
export type Rung = (typeof RUNGS)[number];

/** Last rung of each severity: what is only to be watched never reaches an executive. */
const TOP: Readonly<Record<Severity, number>> = { watch: 2, serious: 3, grave: 3 };

/** Place of the last rung that an alert may climb to. */
export function topRung(severity: Severity): number {
  return TOP[severity];
}

/** Somebody who may be told. */
export type LadderPerson = {
  readonly id: string;
  readonly role: Role;
  /** Codes of the departments they lead or work in, as they are shown. */
  readonly departments: readonly number[];
  /** They are away and who stands in for them (null = nobody); null = they are here. */
  readonly absence: { readonly deputy: string | null } | null;
};

/** Why somebody is told: the rung they stand on, in somebody's place, as the sponsor of a loop, or because there is nobody else. */
export type WhyTold = Rung | 'deputy' | 'sponsor' | 'nobody_else';

/** Why nobody, or not this person, is told. */
export const WHYS_NOT = [
  'old',
  'silenced',
  'snoozed',
  'ended',
  'no_access',
  'nobody_in_charge',
  'absent',
  'absent_without_deputy',
  'sponsor_elsewhere',
] as const;
export type WhyNot = (typeof WHYS_NOT)[number];

/** `instead` = the absent person in whose place they are told; null = for themselves. */
export type Told = { person: string; why: WhyTold; rung: Rung; instead: string | null };
/** `person` null = nobody in particular; `rung` null = whatever rung; `deputy` = who is told instead. */
export type NotTold = {
  person: string | null;
  rung: Rung | null;
  why: WhyNot;
  deputy: string | null;
};
/** Who is told, who is not and why, and the place of the rung whose turn it is now. */
export type Telling = { told: Told[]; notTold: NotTold[]; rung: number };

/** Who may be told of an alert: `chain` = its department and those above it, nearest first; empty = the whole organisation. */
export type Ladder = {
  readonly chain: readonly number[];
  readonly people: readonly LadderPerson[];
  /** Ids of those who are told whenever the first rung is: sponsors of the loop that it is about. */
  readonly named?: readonly string[];
};

/**
 * Tells the first rung from `from` on that has anybody to tell, or with `everyone` all rungs at once, no rung above the last
 * of the severity. Where there is nobody, those who administer are told: an alert is never told to nobody while anybody is there.
 */
export function tellFrom(
  ladder: Ladder,
  asked: { from: number; severity: Severity; everyone: boolean },
): Telling {
  const top = topRung(asked.severity);
  const telling: Telling = { told: [], notTold: [], rung: top };
  let reached: number | null = null;
  for (let place = asked.from; place <= top; place++) {
    const count = telling.told.length;
    tellRung(ladder, RUNGS[place] ?? 'executive', telling);
    if (telling.told.length > count) reached ??= place;
    if (reached !== null && !asked.everyone) break;
  }
  if (reached === null) tellAdministrators(ladder, telling);
  if (asked.from === 0) tellNamed(ladder, telling);
  return { ...telling, rung: reached ?? top };
}

function tellRung(ladder: Ladder, rung: Rung, telling: Telling): void {
  // Nobody leads, or works in, the organisation as a whole.
  const isOfDepartment = rung === 'front_line' || rung === 'head';
  if (isOfDepartment && ladder.chain.length === 0) return;
  const found = standingOn(ladder, rung);
  if (rung === 'front_line') {
    // What they would be shown they may not read; their head tells them.
    if (found.length > 0) {
      telling.notTold.push({ person: null, rung, why: 'no_access', deputy: null });
    }
    return;
  }
  if (found.length === 0) {
    telling.notTold.push({ person: null, rung, why: 'nobody_in_charge', deputy: null });
  }
  for (const person of found) tellPerson(ladder, person, { rung, why: rung }, telling);
}

function tellAdministrators({ people }: Ladder, telling: Telling): void {
  const rung = 'executive';
  for (const { id, role } of people) {
    if (role === 'administrator')
      add(telling, { person: id, why: 'nobody_else', rung, instead: null });
  }
}

function tellNamed(ladder: Ladder, telling: Telling): void {
  for (const id of ladder.named ?? []) {
    const person = ladder.people.find((one) => one.id === id);
    if (!person) continue;
    const rung = RUNGS.find((one) => one === person.role) ?? 'executive';
    if (mayRead(person, ladder.chain)) {
      tellPerson(ladder, person, { rung, why: 'sponsor' }, telling);
    } else telling.notTold.push({ person: id, rung, why: 'sponsor_elsewhere', deputy: null });
  }
}

/**
 * Who stands on a rung, here or away. Heads are those of the department itself, where there are none those of the nearest one above;
 * the front line is that of the department itself.
 */
export function standingOn({ chain, people }: Ladder, rung: Rung): LadderPerson[] {
  const ofRole = people.filter(({ role }) => role === rung);
  if (rung === 'front_line') {
    return ofRole.filter(({ departments }) => departments.some((one) => one === chain[0]));
  }
  if (rung !== 'head') return ofRole;
  for (const department of chain) {
    const heads = ofRole.filter(({ departments }) => departments.includes(department));
    if (heads.length > 0) return heads;
  }
  return [];
}

function tellPerson(
  ladder: Ladder,
  person: LadderPerson,
  { rung, why }: { rung: Rung; why: WhyTold },
  telling: Telling,
): void {
  if (!person.absence) return add(telling, { person: person.id, why, rung, instead: null });
  const deputy = deputyOf(ladder, person);
  const whyNot = deputy === null ? 'absent_without_deputy' : 'absent';
  telling.notTold.push({ person: person.id, rung, why: whyNot, deputy });
  if (deputy !== null) add(telling, { person: deputy, why: 'deputy', rung, instead: person.id });
}

/** Id of whoever stands in and is here, also for somebody who stands in; null = nobody who may read it does. */
export function deputyOf({ chain, people }: Ladder, absent: LadderPerson): string | null {
  const seen = new Set([absent.id]);
  let id = absent.absence?.deputy ?? null;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const found = people.find((one) => one.id === id);
    if (!found) return null;
    if (!found.absence) return mayRead(found, chain) ? found.id : null;
    id = found.absence.deputy;
  }
  return null;
}

function mayRead({ role, departments }: LadderPerson, chain: readonly number[]): boolean {
  if (role === 'front_line') return false;
  return role !== 'head' || departments.some((one) => chain.includes(one));
}

function add(telling: Telling, told: Told): void {
  if (!telling.told.some(({ person }) => person === told.person)) telling.told.push(told);
}
