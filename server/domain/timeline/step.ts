import type { Activity } from '../links/link-facts.ts';

/**
 * One record in the story of a customer as its timeline sees it. Codes 0 = not given; instants UTC ms. `answeredAt` and
 * `resolvedAt` are a case's own; null for other kinds and while it has not happened. `endTold`: its source calls it over.
 */
export type TimelineStep = Activity & {
  channel: number;
  answeredAt: number | null;
  resolvedAt: number | null;
  endTold: boolean;
};

/**
 * What is worth noticing about a step.
 * - `handoff`: the matter went on with another department or channel (codes), since the step before it on the same matter
 * - `repeat`: the customer came back about the same thing; `since` = the instant of the meeting before
 * - `wait`: after this step nothing happened for long while a case was open; `to` null = still
 */
export type TimelineMark =
  | { kind: 'handoff'; what: 'department' | 'channel'; from: number; to: number }
  | { kind: 'repeat'; since: number }
  | { kind: 'wait'; from: number; to: number | null };
