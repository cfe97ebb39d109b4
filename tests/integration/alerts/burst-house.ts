import type { RuleFacts } from '#server/domain/alerts/rule.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '../api/filled.ts';
import { NOW } from '../store/engines.ts';

const DAY = 86_400_000;
/** Cases of billing on a usual day, and on the day of the burst, which is today. */
export const COUNTS = { usual: 4, today: 25 } as const;

/** Four cases of billing a day for 120 days, and 25 today; the last came a minute ago. */
export function burstRecords(): RecordInput[] {
  return Array.from({ length: 121 }, (_, back) => back).flatMap((back) =>
    Array.from({ length: back === 0 ? COUNTS.today : COUNTS.usual }, (_, i) =>
      record(
        'case',
        `b-${back}-${i}`,
        NOW - back * DAY - (i + 1) * 60_000,
        {},
        { dimensions: { department: 'billing' } },
      ),
    ),
  );
}

/** A rule about bursts by the day, of the whole organisation. */
export const BURST_RULE: RuleFacts = {
  name: null,
  metric: null,
  scope: null,
  each: null,
  condition: { kind: 'burst', score: 3, atLeast: 5 },
  grain: 'day',
  minimumN: 0,
  duration: 1,
  severity: 'serious',
  endsItself: true,
  isOn: true,
};

/** The rules of a first start about bursts of days. */
const BURSTS = DEFAULT_RULES.filter(
  ({ condition, grain }) => condition.kind === 'burst' && grain === 'day',
);

/** Lets the detector itself look at bursts once, of departments where nothing else is asked; its alert is number 1. */
export async function detectBurst(
  { repository, clock }: FilledApp,
  rules: readonly RuleFacts[] = BURSTS,
): Promise<void> {
  await repository.write('beginAlertRules', { rules, by: 'test', now: clock.now });
  const detector = new Detector({
    repository,
    readMoment: createMomentReader(repository),
    now: () => clock.now,
    onFailure: (error) => {
      throw error;
    },
  });
  const lease = { name: 'detection', holder: 'test', now: clock.now, forMs: 10_000 };
  const fence = await repository.write('takeLease', lease);
  await detector.round({ name: 'detection', fence: fence ?? 0 });
}
