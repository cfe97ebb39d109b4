import type { DeliveryWish } from '#db/queries/deliveries.ts';
import type { AlertContent } from '#server/domain/delivery/content.ts';

/** An alert of the whole organisation, with values of known expectation. */
export const CONTENT: AlertContent = {
  step: 'opened',
  rule: { kind: 'range', name: null },
  metric: 'csat:service',
  scope: { department: null, theme: null, source: null },
  severity: 'serious',
  at: Date.UTC(2026, 10, 22, 11),
  facts: { value: 61.5, n: 140, expected: 74, low: 70, high: 78 },
};

/** A message about it, to whomever a test says. */
export const WISH: Omit<DeliveryWish, 'to'> = {
  kind: 'alert',
  alert: 7,
  severity: 'serious',
  departments: [],
  flapsAs: null,
  content: JSON.stringify(CONTENT),
  held: null,
};
