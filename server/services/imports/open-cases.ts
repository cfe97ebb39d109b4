import type { RecordInput } from '../../domain/records/record.ts';

/**
 * Counts the cases of a file that stay open, as the backlog counts them: nothing says that they were resolved. Of a case that
 * comes several times its last version counts.
 */
export class OpenCases {
  private readonly repeat: boolean;
  private readonly ids = new Set<string>();
  private once = 0;

  /** `repeat`: a case may come again. */
  constructor(repeat: boolean) {
    this.repeat = repeat;
  }

  get count(): number {
    return this.once + this.ids.size;
  }

  put(record: RecordInput): void {
    if (record.kind !== 'case') return;
    const { resolvedAt, endTold } = record.fields;
    const isOpen = resolvedAt === null && endTold !== true;
    if (!this.repeat) this.once += Number(isOpen);
    else if (isOpen) this.ids.add(record.externalId);
    else this.ids.delete(record.externalId);
  }
}
