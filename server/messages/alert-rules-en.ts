import type { RuleSentences } from './alert-rules.ts';

/** What rules say in English. */
export const alertRulesEn: RuleSentences = {
  condition: {
    grave: (w) => {
      const asked = [
        w.has('scoreAtMost') ? `a score of ${w.number('scoreAtMost')} or less` : '',
        w.has('valueAtLeast') ? `a value at stake of ${w.number('valueAtLeast')} or more` : '',
        w.has('themes') ? `one of the themes ${w.list('themes')}` : '',
        w.has('words') ? `one of the words ${w.list('words')}` : '',
      ].filter((part) => part !== '');
      return `A single record with ${asked.join(', and ')}`;
    },
    level: (w) => {
      const asked = [
        w.has('below') ? `below ${w.number('below')}` : '',
        w.has('above') ? `above ${w.number('above')}` : '',
      ].filter((part) => part !== '');
      return `${w.text('metric')} is ${asked.join(' or ')}`;
    },
    change: (w) =>
      `${w.text('metric')} ${turned(w.text('direction'))} by ${w.number('atLeast')} or more against the period before`,
    gap: (w) => `${w.text('metric')} misses its target by ${w.number('atLeast')} or more`,
    range: (w) =>
      `${w.text('metric')} ${turned(w.text('direction'))} beyond its expected range, so far that chance alone would bring it about at most once in ${w.number('odds')} times`,
    burst: (w) =>
      `Many more records than expected, at least ${w.number('atLeast')}, and so many that chance alone would bring them about at most once in ${w.number('odds')} times`,
    silence: (w) => `A source is silent for more than ${w.number('times')} times its usual gap`,
    overdue: () =>
      'A feedback loop is late: its next step, the word of a department or the decision of an executive',
    regressed: () => 'A closed feedback loop has reopened itself: what was changed no longer holds',
    unanswered: () =>
      'Unhappy customers wait longer than they were promised; those of a department are one alert',
  },
  burstOfHour: (w) =>
    `Many more records within an hour than is usual at that hour, at least ${w.number('atLeast')}, and a surprise of ${w.number('score')} or more`,
  each: {
    department: ', for each department',
    branch: ', for each branch',
    channel: ', for each channel',
    stage: ', for each stage of the journey',
    touchpoint: ', for each touchpoint',
    segment: ', for each segment',
    region: ', for each region',
    product: ', for each product',
    theme: ', for each theme',
  },
  grain: {
    hour: ', looked at every hour and while it runs',
    day: ', looked at every day',
    week: ', looked at every week',
  },
  within: (w) => `, within ${w.quoted('scope')}`,
  lasting: (w) => `, ${w.number('duration')} times one after the other`,
  atLeast: (w) => `, from ${w.number('minimumN')} records on`,
  end: '.',
};

function turned(direction: string): string {
  if (direction === 'worse') return 'gets worse';
  return direction === 'better' ? 'gets better' : 'changes';
}
