import type { RecordInput } from '#server/domain/records/record.ts';

/** The whole life of a case, what has not happened yet included. Instants in UTC ms, whole seconds, in order. */
export type CasePlan = {
  readonly id: string;
  readonly openedAt: number;
  readonly customer: string | null;
  readonly language: 'en' | 'ar';
  readonly dimensions: RecordInput['dimensions'];
  readonly attributes: RecordInput['attributes'];
  readonly priority: string;
  readonly dueAt: number;
  readonly waits: boolean;
  readonly firstResponseAt: number;
  readonly handoverAts: readonly number[];
  readonly escalatedAt: number | null;
  readonly escalatedLevel: number;
  readonly resolvedAt: number;
  readonly reopenedAt: number | null;
  readonly closedAt: number;
  readonly outcome: string;
  /** What the source says at the resolution; null = it says nothing. */
  readonly slaTold: boolean | null;
  readonly fcrTold: boolean | null;
  readonly value: number | null;
  readonly text: string | null;
};

function statusAsOf(plan: CasePlan, now: number): string {
  if (plan.closedAt <= now) return 'closed';
  if (plan.reopenedAt !== null && plan.reopenedAt <= now) return 'reopened';
  if (plan.resolvedAt <= now) return 'resolved';
  if (plan.firstResponseAt > now) return 'new';
  return plan.waits ? 'waiting' : 'in_progress';
}

/**
 * A case as it stands at `now` (≥ its opening): later instants are null, and what the source tells at the resolution
 * is null before it. `updatedAt` is the last instant at which anything changed, so a later state always has a later one.
 */
export function caseAsOf(plan: CasePlan, now: number): RecordInput<'case'> {
  let updatedAt = plan.openedAt;
  const known = (instant: number | null): number | null => {
    if (instant === null || instant > now) return null;
    if (instant > updatedAt) updatedAt = instant;
    return instant;
  };
  let handovers = 0;
  for (const handover of plan.handoverAts) if (known(handover) !== null) handovers += 1;
  const firstResponseAt = known(plan.firstResponseAt);
  const escalatedAt = known(plan.escalatedAt);
  const resolvedAt = known(plan.resolvedAt);
  const reopenedAt = known(plan.reopenedAt);
  const closedAt = known(plan.closedAt);
  const resolved = resolvedAt !== null;
  return {
    kind: 'case',
    externalId: plan.id,
    at: plan.openedAt,
    precision: 'second',
    customer: plan.customer,
    caseId: null,
    dimensions: plan.dimensions,
    attributes: plan.attributes,
    updatedAt,
    fields: {
      firstResponseAt,
      resolvedAt,
      reopenedAt,
      closedAt,
      dueAt: plan.dueAt,
      slaTold: resolved ? plan.slaTold : null,
      status: statusAsOf(plan, now),
      priority: plan.priority,
      outcome: resolved ? plan.outcome : null,
      handovers,
      reopens: reopenedAt === null ? 0 : 1,
      escalatedLevel: escalatedAt === null ? 0 : plan.escalatedLevel,
      escalatedAt,
      fcrTold: resolved ? plan.fcrTold : null,
      endTold: null,
      value: plan.value,
      text: plan.text,
      language: plan.text === null ? null : plan.language,
    },
  };
}
