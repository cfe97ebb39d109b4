/** Words about what the change of a loop came to. */
export const loopEffectEn = {
  loopEffect: {
    title: 'Effect',
    chartTitle: '{metric}, week by week',
    opened: 'What opened the loop',
    changed: 'The change',
    part: 'Used as',
    parts: {
      before: 'compared with',
      left_out: 'left out',
      read: 'read',
      after: 'after the change',
    },
    gap: {
      metric_gone: 'The metric, or what it was narrowed to, is gone: nothing can be read.',
      not_additive: 'This metric has no weeks that can be compared. Choose another goal.',
      no_data: 'There is no week with data yet.',
    },
    early: 'Too early to say',
    headline: {
      holds: 'It holds: {change}',
      no_effect: 'No effect so far: {change}',
      regressed: 'It has become worse: {change}',
    },
    points: '{count, plural, one {{written} point} other {{written} points}}',
    fewer: '{share} fewer',
    more: '{share} more',
    lack: {
      not_changed: 'Nothing has been changed yet.',
      weeks_to_come:
        '{weeks, plural, one {{read} of # week is over. It is read once, when it is: looking earlier would make chance a success.} other {{read} of # weeks are over. They are read once, when all are: looking earlier would make chance a success.}}',
      baseline_short: 'There are too few weeks before it to compare with.',
      too_few: 'Too few records or answers to say anything.',
      cannot_tell:
        'The weeks do not tell: there may be no effect, or one as large as could be seen.',
    },
    readOn: 'It is read on {day}.',
    between: 'With 95 % confidence between {low} and {high}.',
    levels: 'A week before: {before}; after: {after}.',
    detectable: 'An improvement of {size} or more would be found in four of five cases.',
    undetectable: 'No size can be promised to be found: the weeks are too few or too restless.',
    baseline: {
      usual:
        '{weeks, plural, one {Compared with # week before the change; the weeks around what opened the loop are left out.} other {Compared with # weeks before the change; the weeks around what opened the loop are left out.}}',
      standing:
        '{weeks, plural, one {Compared with # week in which the level stood above the usual until the change.} other {Compared with # weeks in which the level stood above the usual until the change.}}',
    },
    comparison: {
      used: 'What happened in the comparison scope meanwhile is taken off.',
      not_parallel: 'The comparison scope went another way before the change, so it is not used.',
      too_short: 'The comparison scope has too few weeks, so it is not used.',
    },
  },
};
