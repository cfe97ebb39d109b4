import type { CodedRecord } from '../../records/record.ts';
import { contributeCase } from './case.ts';
import { contributeContact } from './contact.ts';
import { contributeDailyTotal } from './daily-total.ts';
import type { Contribution, DayOf } from './emit.ts';
import type { InstrumentOf } from './response.ts';
import { contributeResponse } from './response.ts';

/**
 * Everything one record adds to its cells. Depends on the record alone: never on the clock and never on another
 * record (what others tell about it arrives as link facts).
 */
export function contribute(
  record: CodedRecord,
  dayOf: DayOf,
  instrumentOf: InstrumentOf,
  out: Contribution,
): void {
  switch (record.kind) {
    case 'case':
      return contributeCase(record, dayOf, out);
    case 'contact':
      return contributeContact(record, dayOf, out);
    case 'response':
      return contributeResponse(record, dayOf, instrumentOf, out);
    case 'daily_total':
      return contributeDailyTotal(record, dayOf, out);
  }
}
