import { DIMENSIONS } from '../../domain/dimensions.ts';
import type { Concept } from './match-headers.ts';

const PLACES: Readonly<Record<string, Concept>> = {
  id: 'recordKey',
  at: 'opened',
  updatedAt: 'updated',
  customer: 'customerKey',
  caseId: 'caseKey',
  'fields.firstResponseAt': 'firstResponse',
  'fields.resolvedAt': 'resolved',
  'fields.reopenedAt': 'reopened',
  'fields.closedAt': 'closed',
  'fields.dueAt': 'due',
  'fields.escalatedAt': 'escalated',
  'fields.slaTold': 'slaTold',
  'fields.status': 'status',
  'fields.priority': 'priority',
  'fields.outcome': 'outcome',
  'fields.handovers': 'handovers',
  'fields.reopens': 'reopens',
  'fields.escalatedLevel': 'escalationLevel',
  'fields.fcrTold': 'fcr',
  'fields.value': 'value',
  'fields.text': 'text',
  'fields.language': 'language',
  'fields.agentKind': 'agentKind',
  'fields.wait': 'wait',
  'fields.duration': 'duration',
  'fields.abandoned': 'abandoned',
  'fields.invitedAt': 'invited',
  'fields.deliveredAt': 'delivered',
  'fields.offered': 'offeredCount',
  'fields.answered': 'answeredCount',
  'fields.withinLevel': 'withinLevel',
  'fields.withinShare': 'withinLevel',
  'fields.waitSum': 'wait',
  'fields.talkSum': 'duration',
};

const INSTRUMENTS = ['nps', 'csat', 'ces'] as const;

/** What a column is whose target a person told; undefined when there is no such target. */
export function toldConcept(target: string | null): Concept | 'attribute' | null | undefined {
  if (target === null) return null;
  if (target.startsWith('attributes.')) return 'attribute';
  if (target.startsWith('instruments.')) {
    return INSTRUMENTS.find((kind) => target.includes(kind)) ?? 'rating';
  }
  if (target.startsWith('dimensions.')) {
    return DIMENSIONS.find((dimension) => dimension === target.slice('dimensions.'.length));
  }
  return Object.hasOwn(PLACES, target) ? PLACES[target] : undefined;
}
