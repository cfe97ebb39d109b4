/** One set for desk, telephone, chat, self-service and robot, so that channels can be held beside each other. */
export const EVERYWHERE: readonly string[] = [
  'csat',
  'ces',
  'fcr_told',
  'contacts',
  'abandonment',
  'speed_of_answer',
  'resolve_median',
];

/** How far automation carried, and where it left people: none of these stands for another. */
export const AUTOMATION: readonly string[] = [
  'deflection',
  'containment',
  'verified_resolution',
  'bypass',
  'dead_end_rate',
  'failure_to_human',
  'trapped',
  'context_passed',
  'voluntary_adoption',
];
