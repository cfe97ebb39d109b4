import type { Repository } from '#db/store/store.ts';
import type { OrganisationChange, Target } from '../../contract/organisation.ts';
import { AppError } from '../../domain/problem.ts';
import { parseDay } from '../../domain/time/day.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { nearest } from '../metrics/nearest.ts';
import type { Reference } from './reference.ts';

/**
 * Changes what is given and keeps the rest. A new zone or week start recounts every cell before this returns.
 * @throws AppError ZONE_UNKNOWN, METRIC_UNKNOWN, INSTRUMENT_UNKNOWN, DIMENSION_VALUE_UNKNOWN, DATE_INVALID, SETTING_INVALID
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
  // The calendar, targets and attributes are settings of their own: imports add attributes while this runs.
  const {
    zone: _zone,
    weekStart: _start,
    targets: _targets,
    attributes: _names,
    ...kept
  } = reference.organisation;
  const { targets, attributes, ...changed } = rest;
  const settings = {
    ...(Object.keys(changed).length > 0 ? { organisation: { ...kept, ...changed } } : {}),
    ...(targets ? { targets } : {}),
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
  for (const target of change.targets ?? []) checkTarget(target, reference);
  refuseDoubles(
    'targets',
    (change.targets ?? []).map(({ metric, department, from }) =>
      [metric, department ?? '*', from].join(' '),
    ),
  );
}

function checkTarget({ metric, department, from, value }: Target, reference: Reference): void {
  const { definition } = metricRef(metric, reference.instruments);
  parseDay(from);
  const book = reference.books.department;
  if (department !== null && !book.find(department)) {
    const keys = book.values.map(({ key }) => key);
    throw new AppError('DIMENSION_VALUE_UNKNOWN', {
      dimension: 'department',
      seen: department,
      allowed: nearest(department, keys),
    });
  }
  const [smallest, largest] = definition.range;
  if (value < (smallest ?? -Infinity) || value > (largest ?? Infinity)) {
    throw new AppError('SETTING_INVALID', {
      setting: `targets ${metric}`,
      seen: value,
      expected: `${smallest ?? '−∞'} … ${largest ?? '∞'}`,
    });
  }
}

function refuseDoubles(setting: string, texts: readonly string[]): void {
  const double = texts.find((text, i) => texts.indexOf(text) !== i);
  if (double !== undefined) {
    throw new AppError('SETTING_INVALID', { setting, seen: double, reason: 'double' });
  }
}
