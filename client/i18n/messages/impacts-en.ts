/** What issues do to a figure, and customers' own words. */
export const impactsEn = {
  title: 'What costs the most',
  figure: 'Figure',
  scope: '{metric}, {range}',
  coverage: 'n {n}, {named} of them about a named issue',
  costs: 'costs {size}',
  range: 'between {low} and {high}',
  points: '{count, plural, one {# point} other {# points}}',
  share: '{share} of all',
  against: '{mean} against {rest} elsewhere',
  high: 'very sure',
  medium: 'fairly sure',
  none: 'No issue weighs on it beyond what chance explains.',
  chance:
    '{count, plural, one {# issue was looked at} other {# issues were looked at}}; what may be chance is left out.',
  insteadOf: 'Shown for “{metric}”, since medians and percentiles have no parts',
  not_additive: 'Counts are no average over records, so that no issue can weigh on them.',
  no_value: 'There is too little in these weeks to say what weighs on it.',
  no_groups:
    'No issue has {least} records in these weeks with {least} more about something else to compare them with.',
  records: 'Records about {name}',
};

export const voicesEn = {
  title: 'Three voices',
  scope: 'Chosen by their score from {count, plural, one {# comment} other {# comments}}',
  worst: 'The worst',
  typical: 'A typical one',
  best: 'The best',
  none: 'Beside “{name}” nobody wrote anything in this period that you may read.',
  open: 'Open the record',
};
