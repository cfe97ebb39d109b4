import type { RecordInput } from '#server/domain/records/record.ts';
import type { CasePlan } from './case-plan.ts';
import { caseAsOf } from './case-plan.ts';
import type { SurveyPlan } from './survey-plan.ts';
import { responseAsOf } from './survey-plan.ts';

/**
 * Cuts whole lives down to what is known now and was not known before: a record passes when the last thing that
 * happened to it by `nowMs` (its `updatedAt`) lies in (afterMs, nowMs]. The three ways in know the future of what they
 * are given; nothing of it leaves.
 */
export class Horizon {
  readonly #afterMs: number;
  readonly #nowMs: number;
  readonly #pass: (record: RecordInput) => void;

  constructor(afterMs: number, nowMs: number, pass: (record: RecordInput) => void) {
    this.#afterMs = afterMs;
    this.#nowMs = nowMs;
    this.#pass = pass;
  }

  case(plan: CasePlan): void {
    if (plan.openedAt > this.#nowMs) return;
    this.#give(caseAsOf(plan, this.#nowMs));
  }

  /** A contact is reported when it has ended: its `updatedAt`. */
  contact(record: RecordInput<'contact'>): void {
    this.#give(record);
  }

  survey(plan: SurveyPlan): void {
    if (plan.sentAt > this.#nowMs) return;
    this.#give(responseAsOf(plan, this.#nowMs));
  }

  #give(record: RecordInput): void {
    const { updatedAt } = record;
    if (updatedAt === null || updatedAt <= this.#afterMs || updatedAt > this.#nowMs) return;
    this.#pass(record);
  }
}
