import type { Mapping } from '../../contract/mapping.ts';
import type { RecordInput } from '../../domain/records/record.ts';
import { kindsThatRepeat } from './latest-records.ts';
import { Occurrences } from './occurrences.ts';

/** The records of one file that were met so far. */
export class Meetings {
  private readonly repeating: ReturnType<typeof kindsThatRepeat>;
  private readonly met = new Occurrences();

  constructor(mapping: Mapping) {
    this.repeating = kindsThatRepeat(mapping);
  }

  /** True when the record was not met before; it is then. */
  isFirst({ kind, externalId }: Pick<RecordInput, 'kind' | 'externalId'>): boolean {
    return !this.repeating.has(kind) || this.met.isFirst(`${kind} ${externalId}`);
  }
}
