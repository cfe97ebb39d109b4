import { describe, expect, it } from 'vitest';
import { ALERT_EVENTS, ALERT_STATES, stateAfter } from '#server/domain/alerts/state.ts';

/** Written by hand from the issue and the plan: event × (open, acknowledged, snoozed, resolved); - = cannot be. */
const TABLE: Readonly<Record<string, string>> = {
  acknowledge: 'acknowledged - acknowledged -',
  renew: '- acknowledged - -',
  snooze: 'snoozed snoozed snoozed -',
  resolve: 'resolved resolved resolved -',
  reopen: '- - - open',
  comment: 'open acknowledged snoozed resolved',
  miss: '- open - -',
  wake: '- - open -',
  climb: 'open - - -',
  go_on: 'open acknowledged snoozed resolved',
  rise: 'open acknowledged snoozed resolved',
  rise_to_grave: 'open open open -',
  end: 'open acknowledged snoozed -',
  end_for_good: 'resolved - - -',
};

describe('the steps an alert may take', () => {
  it.each(ALERT_EVENTS.map((event) => ({ event })))(
    'are those of the table: $event',
    ({ event }) => {
      const row = ALERT_STATES.map((state) => stateAfter(state, event) ?? '-').join(' ');
      expect(row).toBe(TABLE[event]);
    },
  );

  it('are all in the table', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...ALERT_EVENTS].sort());
  });
});
