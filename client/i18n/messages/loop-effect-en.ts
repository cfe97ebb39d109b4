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
        '{weeks, plural, one {{read} of # week is over. Looking every week would make chance a success, so only what is beyond doubt is said before.} other {{read} of # weeks are over. Looking every week would make chance a success, so from the middle on only what is beyond doubt is said.}}',
      baseline_short: 'There are too few weeks before it to compare with.',
      too_few: 'Too few records or answers to say anything.',
      subsided:
        'What opened the loop may have been running off by itself: what came after cannot be told from that.',
      cannot_tell:
        'The weeks do not tell: there may be no effect, or one as large as could be seen.',
    },
    readOn: 'It is read on {day}.',
    between: 'With {confidence} confidence between {low} and {high}.',
    levels: 'A week before: {before}; after: {after}.',
    expected:
      'Without the change it would have been {expected}, as weeks, trend and season had gone.',
    detectable: 'An improvement of {size} or more would be found in four of five cases.',
    detectableWorse: 'So would a worsening of {size} or more.',
    risen:
      'The level has risen and may come down by itself, so no size can be promised to be found yet.',
    undetectable: 'No size can be promised to be found: the weeks are too few or too restless.',
    baseline: {
      usual:
        '{weeks, plural, one {Compared with # week before the change; the weeks around what opened the loop are left out.} other {Compared with # weeks before the change; the weeks around what opened the loop are left out.}}',
      standing:
        '{weeks, plural, one {Compared with # week since the opening: the level had gone elsewhere and stood there until the change.} other {Compared with # weeks since the opening: the level had gone elsewhere and stood there until the change.}}',
      risen:
        '{weeks, plural, one {Compared with # week since the opening, in which the level had risen; it may have been running off by itself.} other {Compared with # weeks since the opening, in which the level had risen; it may have been running off by itself.}}',
    },
    comparison: {
      used: 'What happened in the comparison scope meanwhile is taken off.',
      not_parallel: 'The comparison scope went another way before the change, so it is not used.',
      too_short: 'The comparison scope has too few weeks, so it is not used.',
    },
    drift:
      'Before the opening the difference to it drifted by {size} in half a year (between {low} and {high}).',
    besideTitle: '{metric} in the comparison scope, week by week',
  },
};
