import type { Instrument } from '#server/domain/records/instrument.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import { readCalendar } from './calendar.ts';
import type { DimensionValue } from './dimensions.ts';
import { readValues } from './dimensions.ts';
import type { StoredEvent } from './events.ts';
import { readEvents } from './events.ts';
import { readInstruments } from './instruments.ts';
import { readSettings, readVersion } from './organisation.ts';
import type { StoredTarget } from './targets.ts';
import { readTargets } from './targets.ts';

/** Everything that gives numbers their names and frames, from one snapshot; it changes only with `settings`. */
export type StoredReference = {
  settings: number;
  calendar: Calendar;
  /** All settings by name, parsed. */
  stored: Record<string, unknown>;
  values: DimensionValue[];
  instruments: Instrument[];
  targets: StoredTarget[];
  events: StoredEvent[];
};

/** Reads what changes only with the settings, in one snapshot with their generation. */
export function* readReference(ctx: Context): Steps<StoredReference> {
  const { settings } = yield* readVersion(ctx);
  const stored = yield* readSettings(ctx);
  return {
    settings,
    calendar: yield* readCalendar(ctx),
    stored,
    values: yield* readValues(ctx),
    instruments: yield* readInstruments(ctx),
    targets: yield* readTargets(ctx),
    events: yield* readEvents(ctx),
  };
}
