import { and, gt, lte } from 'drizzle-orm';
import { inventedId } from '#server/domain/access/invented.ts';
import { ROLES } from '#server/domain/access/roles.ts';
import type { BusinessCalendar, WorkingHours } from '#server/domain/alerts/business-clock.ts';
import { USUAL_HOURS } from '#server/domain/alerts/business-clock.ts';
import type { LadderPerson } from '#server/domain/alerts/ladder.ts';
import type { Surroundings } from '#server/domain/alerts/life.ts';
import type { AlertScope } from '#server/domain/alerts/signal.ts';
import type { HolidayCalendar } from '#server/domain/holidays/calendars.ts';
import { calendarsOfZone } from '#server/domain/holidays/calendars.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import { DEPARTMENT } from '../cells/places.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import type { DimensionValue } from './dimensions.ts';
import { readValues } from './dimensions.ts';
import { readNoticeSettings } from './notice-settings.ts';
import { readSettings } from './organisation.ts';
import { listPeople } from './people.ts';
import { shownAs } from './shown-departments.ts';

/** What all alerts of one transaction have around them. */
export type Around = {
  /** The surroundings of one alert: its department's ladder, the silence it falls under. */
  of: (alert: { rule: number; scope: AlertScope }) => Surroundings;
};

/** Reads people, departments, calendar and silences as they are in this transaction. */
export function* readAround(ctx: Context, now: number): Steps<Around> {
  const values = (yield* readValues(ctx)).filter(({ dimension }) => dimension === DEPARTMENT);
  const settings = yield* readSettings(ctx);
  const calendar = yield* readBusinessCalendar(ctx);
  const today = calendar.zone.dayOf(now);
  const people = yield* readPeople(ctx, { values, today, withInvented: isInvented(settings) });
  const silences = yield* silencesAt(ctx, now);
  return {
    of: ({ rule, scope }) => {
      const chain = scope.department === null ? [] : chainOf(values, scope.department);
      const holding = silences.filter(
        (one) =>
          (one.rule === null || one.rule === rule) &&
          (one.theme === null || one.theme === scope.theme) &&
          (one.department === null || chain.includes(shownAs(values, one.department))),
      );
      // The one that ends last holds longest.
      const last = holding.toSorted((a, b) => b.to_at - a.to_at)[0];
      const silence = last ? { id: last.id, until: last.to_at } : null;
      return { now, ladder: { chain, people }, calendar, silence };
    },
  };
}

/** When the organisation works. */
export function* readBusinessCalendar(ctx: Context): Steps<BusinessCalendar> {
  return businessCalendar(yield* readSettings(ctx), (yield* readCalendar(ctx)).zone);
}

/** Who may be told of alerts at an instant (UTC ms), and for every department that is shown it and those above it, nearest first. */
export function* readLadders(
  ctx: Context,
  { now }: { now: number },
): Steps<{ people: LadderPerson[]; chains: { department: number; chain: number[] }[] }> {
  const values = (yield* readValues(ctx)).filter(({ dimension }) => dimension === DEPARTMENT);
  const settings = yield* readSettings(ctx);
  const today = zoneOf((yield* readCalendar(ctx)).zone).dayOf(now);
  const people = yield* readPeople(ctx, { values, today, withInvented: isInvented(settings) });
  const shown = values.filter(({ code }) => shownAs(values, code) === code);
  const chains = shown.map(({ code }) => ({ department: code, chain: chainOf(values, code) }));
  return { people, chains };
}

function* silencesAt(ctx: Context, now: number) {
  const { q, t } = ctx.dialect;
  const s = t.silence;
  return yield* all(
    q
      .select()
      .from(s)
      .where(and(lte(s.from_at, now), gt(s.to_at, now))),
  );
}

/** Who may be told of alerts: everybody who may sign in; the demonstration's people where the store holds it. */
function* readPeople(
  ctx: Context,
  asked: { values: readonly DimensionValue[]; today: number; withInvented: boolean },
): Steps<LadderPerson[]> {
  const { values, today, withInvented } = asked;
  const away = new Map<string, { deputy: string | null }>();
  for (const { person, away: absence } of yield* readNoticeSettings(ctx)) {
    if (absence && absence.from <= today && today < absence.to) away.set(person, absence);
  }
  const absenceOf = (id: string) => {
    const absence = away.get(id);
    return absence ? { deputy: absence.deputy } : null;
  };
  const codes = new Map(values.map(({ key, code }) => [key, shownAs(values, code)]));
  const people = (yield* listPeople(ctx))
    .filter(({ state }) => state === 'active')
    .map(({ id, rights: { role, departments } }) => ({
      id,
      role,
      departments: departments.flatMap((key) => codes.get(key) ?? []),
      absence: absenceOf(id),
    }));
  if (!withInvented) return people;
  const first = values.find(({ parent }) => parent === null);
  const invented = ROLES.map((role) => ({
    id: inventedId(role),
    role,
    departments: first ? [shownAs(values, first.code)] : [],
    absence: absenceOf(inventedId(role)),
  }));
  return [...people, ...invented];
}

function isInvented(settings: Readonly<Record<string, unknown>>): boolean {
  return Reflect.get(Object(settings['organisation']), 'demonstration') === true;
}

function businessCalendar(
  settings: Readonly<Record<string, unknown>>,
  zone: string,
): BusinessCalendar {
  // Read as unknown: an organisation that has said nothing has the defaults of the settings.
  const stored = settings['organisation'];
  const weekend: unknown = Reflect.get(Object(stored), 'weekend');
  const hours: unknown = Reflect.get(Object(stored), 'workingHours');
  const holidays = settings['holidays'];
  return {
    zone: zoneOf(zone),
    // Only the change of settings writes them, checked by the contract.
    hours: hours === undefined ? USUAL_HOURS : (hours as WorkingHours),
    weekend: Array.isArray(weekend) ? weekend.map(Number) : [5, 6],
    // As above.
    holidays: Array.isArray(holidays) ? (holidays as HolidayCalendar[]) : calendarsOfZone(zone),
  };
}

/** A department and those above it as they are shown, nearest first; circles end where they close. */
function chainOf(values: readonly DimensionValue[], department: number): number[] {
  const byCode = new Map(values.map((value) => [value.code, value]));
  const chain: number[] = [];
  let code: number | null = department;
  while (code !== null) {
    const shown: number = shownAs(values, code);
    if (chain.includes(shown)) break;
    chain.push(shown);
    code = byCode.get(shown)?.parent ?? null;
  }
  return chain;
}
