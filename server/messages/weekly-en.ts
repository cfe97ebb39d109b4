import type { WeeklyWords } from './weekly.ts';

/** The words of the weekly mail in English. */
export const weeklyEn: WeeklyWords = {
  subject: (w) => `Your week: ${w.text('first')} to ${w.text('last')}`,
  lead: (w) =>
    `This is how the week went for ${w.list('where')}, as your overview shows it, and what waits for you.`,
  behind: (w) => `Not all numbers are in: the week is not complete for ${w.list('sources')}.`,
  judged: {
    better: 'better',
    worse: 'worse',
    changed: 'a real change',
    no_change: 'no real change',
    no_base: 'not judged yet',
    too_few: 'too few to tell',
    no_data: 'no data',
    provisional: 'provisional',
    suppressed: 'withheld to protect people',
    not_kept: 'no longer kept',
  },
  changes: 'What changed',
  calm: 'Nothing moved beyond what chance explains.',
  rose: (w) => `${w.text('metric')} rose from ${w.text('before')} to ${w.text('after')}`,
  fell: (w) => `${w.text('metric')} fell from ${w.text('before')} to ${w.text('after')}`,
  against: (w) =>
    `${w.text('metric')} is at ${w.text('after')}; ${w.text('low')} to ${w.text('high')} was expected`,
  stands: (w) => `${w.text('metric')} is at ${w.text('after')}`,
  moreChanges: (w) =>
    w.counted('count', { one: '# more real change', other: '# more real changes' }),
  needsYou: 'What needs you',
  nothingWaits: 'No alert waits for anybody to take it on.',
  moreAlerts: (w) => w.counted('count', { one: '# more alert', other: '# more alerts' }),
  promises: 'What you promised',
  noPromises: 'You have promised nothing that is still open.',
  until: (w) => `By ${w.text('until')}`,
  open: 'Open the overview',
};
