/** Words of what waits for the reader. */
export const myWorkEn = {
  myWork: {
    title: 'My work',
    scope: 'What waits for you, the first due first',
    none: 'Nothing waits for you',
    noneHint:
      'Loops that ask your department, actions you own, decisions, promises and reports stand here when there are any.',
    time: { late: 'Late', today: 'Today', later: 'Later' },
    kind: {
      answer: 'Answer for your department',
      action: 'Your action',
      obstacle: 'Your decision',
      step: 'Next step of your loop',
      follow_up: 'Customer to contact',
      alert: 'Your promise on an alert',
      report: 'Report that waits',
    },
    ofLoop: 'Loop:',
    until: 'Until {time}',
    since: 'Since {time}',
    noClock: 'No date',
    hidden: '{count, plural, one {# more is due later} other {# more are due later}}',
  },
};
