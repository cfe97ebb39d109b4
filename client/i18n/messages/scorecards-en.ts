/** Parts of the organisation against its figures. */
export const gridEn = {
  notGiven: 'Not given',
  ownFirst: 'Those this page is about stand first, the others beside them.',
  unjudged: 'None of these figures can be judged yet.',
  family:
    '{real} of {judged, plural, one {# judged figure} other {# judged figures}} moved beyond chance; of what is coloured at most one in ten is chance.',
};

export const scorecardsEn = {
  title: 'Channels',
  question: 'Question: {metric}',
  everywhere: 'The same figures for every channel',
  noChannels: 'There are not yet two channels to hold beside each other.',
  automation: 'How far automation carried',
  noAutomation:
    'No channel is marked as automated. Whoever runs Basira can say so under Data, at the channel’s name.',
  apart:
    'Kept apart on purpose: who did not reach a person may have given up, what was finished inside automation may have failed, and only what was really solved did not come back.',
};
