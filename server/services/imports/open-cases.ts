import type { RecordInput } from '../../domain/records/record.ts';
import type { ImportPlan } from './plan.ts';

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
    const isOpen = isOpenCase(record);
    if (!this.repeat) this.once += Number(isOpen);
    else if (isOpen) this.ids.add(record.externalId);
    else this.ids.delete(record.externalId);
  }
}

function isOpenCase({ fields }: RecordInput<'case'>): boolean {
  return fields.resolvedAt === null && fields.endTold !== true;
}

/** Counts the cases that are over in the store and open by the last that a file tells of them. */
export class CasesOpenAgain {
  private readonly over: ImportPlan['overInStore'];
  private readonly ids = new Set<string>();

  constructor(over: ImportPlan['overInStore']) {
    this.over = over;
  }

  get count(): number {
    return this.ids.size;
  }

  async put(records: readonly RecordInput[]): Promise<void> {
    const cases = records.flatMap((record) => (record.kind === 'case' ? [record] : []));
    for (const { externalId } of cases) this.ids.delete(externalId);
    const open = cases.filter(isOpenCase);
    if (open.length === 0) return;
    const asked = open.map(({ externalId, updatedAt }) => ({ externalId, updatedAt }));
    const over = await this.over(asked);
    open.forEach(({ externalId }, i) => {
      if (over[i] === true) this.ids.add(externalId);
    });
  }
}
