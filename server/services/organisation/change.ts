import type { Repository } from '#db/store/store.ts';
import type { OrganisationChange } from '../../contract/organisation.ts';
import { AppError } from '../../domain/problem.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { nearest } from '../metrics/nearest.ts';
import type { Reference } from './reference.ts';

/**
 * Changes what is given and keeps the rest. A new zone or week start recounts every cell before this returns.
 * @throws AppError ZONE_UNKNOWN, METRIC_UNKNOWN, INSTRUMENT_UNKNOWN, SETTING_INVALID
 */
export async function changeOrganisation(
  repository: Repository,
  reference: Reference,
  change: OrganisationChange,
): Promise<void> {
  checkChange(change, reference);
  const { zone: oldZone, weekStart: oldStart } = reference.calendar;
  const { zone = oldZone, weekStart = oldStart, ...rest } = change;
  if (zone !== oldZone || weekStart !== oldStart) {
    await repository.write('recutCalendar', { zone, weekStart });
  }
  // Holidays and attributes are settings of their own: imports add attributes while this runs.
  const { holidays, attributes, ...changed } = rest;
  // What nobody chose stays open: the cards' order, for one, follows what is asked.
  const { organisation } = await repository.read('readSettings', undefined);
  const chosen = typeof organisation === 'object' ? organisation : {};
  const settings = {
    ...(Object.keys(changed).length > 0 ? { organisation: { ...chosen, ...changed } } : {}),
    ...(holidays ? { holidays } : {}),
    ...(attributes ? { attributes } : {}),
  };
  if (Object.keys(settings).length > 0) await repository.write('writeSettings', { settings });
}

function checkChange(change: OrganisationChange, reference: Reference): void {
  if (change.zone !== undefined) zoneOf(change.zone);
  for (const card of change.cards ?? []) metricRef(card, reference.instruments);
  refuseDoubles('cards', change.cards ?? []);
  refuseDoubles('weekend', (change.weekend ?? []).map(String));
  refuseDoubles(
    'attributes',
    (change.attributes ?? []).map(({ key }) => key),
  );
  refuseDoubles('holidays', change.holidays ?? []);
  if (change.workingHours) refuseNoHours(change.workingHours);
  for (const id of change.followUps?.instruments ?? []) {
    const known = reference.instruments.map((one) => one.id);
    if (known.includes(id)) continue;
    const allowed = nearest(id, known);
    throw new AppError('INSTRUMENT_UNKNOWN', { seen: id, allowed });
  }
  refuseDoubles('followUps.instruments', change.followUps?.instruments ?? []);
}

function refuseNoHours({ from, to }: { from: number; to: number }): void {
  if (from < to) return;
  const expected = `${from + 1} … 1440`;
  throw new AppError('SETTING_INVALID', { setting: 'workingHours.to', seen: to, expected });
}

function refuseDoubles(setting: string, texts: readonly string[]): void {
  const double = texts.find((text, i) => texts.indexOf(text) !== i);
  if (double !== undefined) {
    throw new AppError('SETTING_INVALID', { setting, seen: double, reason: 'double' });
  }
}
