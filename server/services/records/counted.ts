import { contributor } from '#db/queries/counting.ts';
import type { Row } from '#db/queries/record-row.ts';
import { recordOf } from '#db/queries/record-row.ts';
import type { RecordAnswer } from '../../contract/records.ts';
import type { Contribution } from '../../domain/counters/contribute/emit.ts';
import type { Parts } from '../../domain/counters/parts.ts';
import { emptyParts } from '../../domain/counters/parts.ts';
import { CATALOGUE } from '../../domain/metrics/catalogue.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import { isBehind } from '../../domain/metrics/definition.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { formatDay } from '../../domain/time/day.ts';
import { fits } from '../metrics/metric-refs.ts';
import type { Reference } from '../organisation/reference.ts';

/**
 * The metrics that one record stands behind, by the day it counts on. What counts up to the end of a period (open
 * cases) is left out: it is no matter of one day.
 */
export function countedOn(
  kind: RecordKind,
  row: Row,
  reference: Reference,
): RecordAnswer['counts'] {
  const record = recordOf(kind, row);
  const parts = partsByDay(contributor(reference.calendar, reference.instruments)(record));
  const instrument = reference.instruments.find(({ code }) => code === record.instrument);
  const asks = (one: MetricDefinition): boolean =>
    one.instrument === null || (instrument !== undefined && fits(one, instrument));
  const metrics = CATALOGUE.filter(
    (one) => !one.cumulative && one.records.includes(kind) && asks(one),
  );
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([day, ofDay]) => ({
      day: formatDay(day),
      metrics: metrics
        .filter((one) => isBehind(one, one.compute(ofDay, record.instrument)))
        .map((one) => nameOf(one, instrument?.id)),
    }))
    .filter((day) => day.metrics.length > 0);
}

function partsByDay({ counters, measures }: Contribution): Map<number, Parts> {
  const days = new Map<number, Parts>();
  const on = (day: number): Parts => {
    const held = days.get(day) ?? emptyParts();
    days.set(day, held);
    return held;
  };
  counters.each((day, counter, amount) => {
    const held = on(day).counters;
    held.set(counter, (held.get(counter) ?? 0) + amount);
  });
  measures.each((day, measure, seconds) => {
    on(day).measures.set(measure, { n: 1, seconds: [seconds], bins: null });
  });
  return days;
}

function nameOf({ id, instrument }: MetricDefinition, asked: string | undefined): string {
  return instrument === null || asked === undefined ? id : `${id}:${asked}`;
}
