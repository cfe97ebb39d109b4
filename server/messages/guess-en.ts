import type { GuessSentences } from './guess.ts';
import type { Words } from './words.ts';

function examples(w: Words): string {
  return w.has('examples') ? ` (${w.list('examples')})` : '';
}

/** What is counted of a part of the file's rows is not said of all. */
function isPart(w: Words): boolean {
  return w.has('lookedAt');
}

function everyRow(w: Words): string {
  return isPart(w) ? 'Every row looked at so far' : 'Every row';
}

function ofThose(w: Words): string {
  return isPart(w) ? ' of those looked at so far' : '';
}

function inThose(w: Words): string {
  return isPart(w) ? ' in the rows looked at so far' : '';
}

function rowsHave(w: Words): string {
  const of = ofThose(w);
  return w.counted('rows', { one: `# row${of} has`, other: `# rows${of} have` });
}

function among(w: Words): string {
  return isPart(w) ? 'In the rows looked at so far, ' : '';
}

const EVIDENCE: Readonly<Record<string, string>> = {
  otherColumn: 'another column of the file is clearly written so',
  future: 'read the other way, some would lie in the future',
  order: 'read so, the rows stand in the order of time',
  span: 'read so, they all lie close together',
  durations: 'read so, the dates of one row lie close together',
  told: 'you said so',
};
const UNITS: Readonly<Record<string, string>> = {
  seconds: 'seconds',
  milliseconds: 'milliseconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  clock: 'hours, minutes and seconds',
};

const REFUSALS: Readonly<Record<string, string>> = {
  kind: 'records of this file have nothing of the kind',
  joined: 'only a column of the file itself can be that',
  other: 'it does not go with what the other columns are',
};

function oneOf(words: Readonly<Record<string, string>>, w: Words, name: string): string {
  const key = Object.keys(words).find((known) => w.is(name, known));
  return key === undefined ? w.text(name) : (words[key] ?? '');
}

function refusal(w: Words): string {
  if (w.is('reason', 'values')) return `none of the values${examples(w)} can be read as that`;
  if (w.is('reason', 'empty'))
    return `no row${isPart(w) ? ' looked at so far' : ''} has a value here`;
  return oneOf(REFUSALS, w, 'reason');
}

/** Of a scale whose lowest number is its best answer. */
function turned(w: Words): string {
  if (!w.has('best')) return '';
  return ` ${w.number('best')} is the best answer here, so that the scale is turned round: ${w.number('min')} is kept as ${w.number('max')}, and ${w.number('max')} as ${w.number('min')}.`;
}

/** Of scores that are kept as whole numbers. */
function timesAsGreat(w: Words): string {
  return w.has('times')
    ? ` Each is kept ${w.number('times')} times as great, so that all are whole numbers.`
    : '';
}

/** What the guesser says in English. */
export const guessEn: GuessSentences = {
  why: {
    HEADER_AND_VALUES: (w, place) =>
      `Taken for ${place}: the header ${w.quoted('column')} and the values${examples(w)} say so.`,
    HEADER_ONLY: (w, place) =>
      `Taken for ${place} by the header ${w.quoted('column')}; the values${examples(w)} do not prove it.`,
    VALUES_ONLY: (w, place) =>
      `Taken for ${place} by the values${examples(w)}; the header ${w.quoted('column')} does not tell.`,
    TOLD: (_, place) => `As you said: ${place}.`,
    ID_UNIQUE: (w) =>
      `${everyRow(w)} has its own value in ${w.quoted('column')}${examples(w)}, so that it names the record.`,
    ID_TWICE: (w) =>
      `${w.quoted('column')} names the record. ${among(w)}${w.counted('ids', { one: '# id stands', other: '# ids stand' })} in more than one row${examples(w)}: of such rows the last one counts.`,
    ID_REPEATS_LAST_WINS: (w) =>
      `${rowsHave(w)} only ${w.counted('different', { one: '# different value', other: '# different values' })} in ${w.quoted('column')}: the rows ${w.has('by') ? 'are states of' : 'belong to'} the same record, and the latest one counts${w.has('by') ? ` (by ${w.quoted('by')})` : ''}.`,
    DATE_FORMAT: (w, place) =>
      `Taken for ${place}; the dates are written as ${w.patterns('format')}, for example ${w.quoted('example')}.`,
    DATE_ORDER_PROVEN: (w, place) =>
      `Taken for ${place}; the dates are written as ${w.patterns('format')}: ${w.quoted('example')} can be read in no other way.`,
    DATE_ORDER_LIKELY: (w, place) =>
      `Taken for ${place}; the dates are probably written as ${w.patterns('format')}, because ${oneOf(EVIDENCE, w, 'evidence')}.`,
    DATE_ORDER_OPEN: (w, place) =>
      `Taken for ${place}; whether day or month stands first in dates such as ${w.quoted('example')}, the file does not tell.`,
    DATE_ORDERS_MIXED: (w, place) =>
      `Taken for ${place}; some dates have the day first, such as ${w.quoted('dayFirst')}, others the month, such as ${w.quoted('monthFirst')}: each is read as it can be.${w.has('either') ? ` Those that could be either, such as ${w.quoted('either')}, ${w.is('evidence', 'told') ? 'are read as you said' : 'are asked about'}.` : ''}`,
    SCORE_SCALE: (w) =>
      `Answers on a scale from ${w.number('min')} to ${w.number('max')}${examples(w)}.${w.has('outside') ? ` ${among(w)}${w.counted('outside', { one: '# value is', other: '# values are' })} outside it; such answers will be refused.` : ''}${timesAsGreat(w)}${turned(w)}`,
    SCORE_LABELS: (w) =>
      `Answers in words${w.has('steps') ? '' : examples(w)}, each of which stands for a score from ${w.number('min')} to ${w.number('max')}${w.has('steps') ? `: ${w.list('steps')}` : ''}.${w.has('silent') ? ` No answer: ${w.list('silent')}.` : ''}${turned(w)}`,
    SCORE_TWO: (w) => `Two answers: ${w.text('low')} and ${w.text('high')}.`,
    DURATION_UNIT: (w, place) =>
      `Taken for ${place} in ${oneOf(UNITS, w, 'unit')}, for example ${w.quoted('example')}.`,
    ELAPSED: (w, place) =>
      `Tells ${place} by how long it took after ${w.quoted('other')}, in ${oneOf(UNITS, w, 'unit')}, for example ${w.quoted('example')}.`,
    CHANNEL_WORDS: (w) => `The values are names of channels${examples(w)}.`,
    PART_OF_TEXT: (w) => `Free text, kept together with ${w.quoted('other')}.`,
    SHARE_OF_COUNT: (w, place) =>
      `A share or a mean: multiplied with ${w.quoted('other')}, it gives ${place}.`,
    CATEGORY_KEPT: (w) =>
      `Kept as an attribute to filter by: ${w.counted('different', { one: '# different value', other: '# different values' })}${inThose(w)}${examples(w)}.`,
    ROLE_TAKEN: (w) => `${w.quoted('other')} says the same better; this column stands beside it.`,
    EMPTY: (w) =>
      `${w.quoted('column')} is empty in every row${isPart(w) ? ' looked at so far' : ''}.`,
    CONSTANT: (w) => `${everyRow(w)} says ${w.quoted('value')}.`,
    ROW_NUMBER: (w) =>
      w.is('use', 'day')
        ? `A running number of days; the first day must be told.`
        : `A number of the row, which is the same in every file and names nothing.`,
    QUEUE_NUMBER: () => 'A place in a queue, which is given out anew each day and names nothing.',
    PERSONAL: (w) =>
      `${w.quoted('column')} holds personal data, which no figure needs; it is left out.`,
    PERSONAL_KEY: (w) =>
      `No column names the customer by a number, so that ${w.quoted('column')} does. It is personal data: leave it out if you may not keep it.`,
    DATE_AFTER: (w, place) =>
      `Taken for ${place}: it never comes before ${w.quoted('other')}, and ${w.number('share')} % of the rows have it${isPart(w) ? ', as far as they were looked at so far' : ''}.`,
    DATE_EXTRA: (w) => `${w.quoted('column')} holds dates that no figure needs.`,
    DATE_UNREADABLE: (w) =>
      `The header ${w.quoted('column')} speaks of a date, but the values${examples(w)} are not all dates.`,
    TOO_MANY_VALUES: (w) =>
      `${w.quoted('column')} holds too many different values${examples(w)} to filter by, and the header does not tell what they are.`,
    ATTRIBUTES_FULL: (w) =>
      `${w.counted('limit', { one: '# attribute is', other: '# attributes are' })} kept already, which is the most; ${w.quoted('column')} would be one more. Choose what it means to keep it all the same.`,
    NUMBER_UNKNOWN: (w) =>
      `${w.quoted('column')} holds numbers${examples(w)} whose meaning the header does not tell.`,
    TECHNICAL: (w) =>
      `${w.quoted('column')} holds technical values${examples(w)}, not facts about customers.`,
    STAFF_NOTE: (w) => `${w.quoted('column')} holds words of the staff, not of the customer.`,
    QUESTION_OF: (w) =>
      `${everyRow(w)} repeats the question ${w.quoted('value')}: it becomes the name of what ${w.quoted('other')} answers.`,
    CLOCK_OF: (w) =>
      `${w.quoted('column')} has the time of day of ${w.quoted('other')}: the two are read together there.`,
    MONTH_DATE: (w, place) =>
      `Taken for ${place}, but it has no day (${w.quoted('example')}): each row counts on the first of its month. By month, quarter and year the figures are right; by day and week they are not.`,
    ROWS_SPREAD: (w) =>
      w.is('as', 'asked')
        ? `Each row has one answer; ${w.quoted('column')} says to which question. Each question has a line of its own here.`
        : `Each row has one answer, and ${w.quoted('column')} says which: it stands under its question.`,
    ROWS_DIFFER: (w) =>
      `${w.quoted('column')} differs between rows of one ${w.list('by')}, of which a record has only one.`,
    ROWS_APART: (w) =>
      `${w.quoted('column')} is answered in rows of its own, and nothing says to whose scores it belongs.`,
    ID_OF_ROWS: (w) =>
      w.is('of', 'answers')
        ? `The rows of one ${w.quoted('column')} are one person’s answers: each answer is a record, which it names together with the question.`
        : `The rows of one ${w.quoted('column')} are put together, so that it names the record.`,
    EVENT_DATE: (w, place) =>
      w.is('pick', 'until')
        ? `Taken for ${place}: it lasts until the last time in ${w.quoted('column')}.`
        : `Taken for ${place}: ${w.is('pick', 'last') ? 'the last' : w.is('pick', 'first') ? 'the first' : 'the'} time in ${w.quoted('column')}${w.has('events') ? ` of ${w.list('events')}` : ''}${w.is('pick', 'end') ? ', after which the case did not go on' : ''}.`,
    EVENTS_COUNTED: (w, place) => `Taken for ${place}: how many rows say ${w.list('events')}.`,
    SAME_AS: (w) => `${everyRow(w)} has the same value here as in ${w.quoted('other')}.`,
    STATUS_ENDS: (w, place) =>
      `Taken for ${place}. These values end a case: ${w.list('examples')}.${w.has('by') ? ` Where no date says when, the last change (${w.text('by')}) counts.` : ''}`,
    ABANDONED_WORDS: (w, place) =>
      `Taken for ${place}. These values say that the customer had gone before anybody answered: ${w.list('examples')}.`,
    HANDED_OVER: (w, place) =>
      w.has('when')
        ? `Sessions in which this says ${w.list('examples')} were taken over by a person (${place}).`
        : `Sessions in which this says ${w.list('examples')} were taken over by a person (${place}); no column says when, so their beginning stands for it.`,
    SURVEY_TOOL: (w) =>
      `${w.quoted('column')} is a note of the survey tool${examples(w)}, not an answer of a customer.`,
    SURVEY_TRIALS: (w) =>
      `${w.quoted('column')} says how an answer came: previews and tests of the survey are left out by it. Nothing else needs it.`,
    TOLD_PARTLY: (w, place) =>
      `As you said: ${place}. ${among(w)}${w.counted('rows', { one: '# value does', other: '# values do' })} not fit${examples(w)}; such rows will be refused.`,
    TOLD_NOT: (w, place) => `You chose ${place}, but ${refusal(w)}.`,
    MOVED: (w, place) =>
      `It was ${place}, which cannot stay beside what you said of ${w.list('others')}.`,
    DISPLACED: (w, place) =>
      `You chose ${w.quoted('other')} for ${place}, which only one column can be.`,
  },
  ask: {
    ASK_DATE_ORDER: (w) =>
      w.has('dayFirst')
        ? `${w.quoted('column')} has dates with the day first (${w.quoted('dayFirst')}) and with the month first (${w.quoted('monthFirst')}). Which day is ${w.quoted('value')}, like all that could be either?`
        : `Which day is ${w.quoted('value')} in ${w.quoted('column')}?`,
    ASK_ZERO: (w) =>
      `${w.quoted('column')} is answered from ${w.number('min')} to ${w.number('max')}, and ${w.counted('zeros', { one: `# row${ofThose(w)} holds`, other: `# rows${ofThose(w)} hold` })} 0. Does 0 mean “no answer”?`,
    ASK_ZONE: (w) =>
      `In which time zone are the times of ${w.list('columns')} written, for example ${w.quoted('example')}?`,
    ASK_ID: (w) =>
      `Which column names the record and stays the same when it is exported again: ${w.list('columns')}?`,
    ASK_QUEUE_NUMBER: (w) =>
      `${w.quoted('column')} has the same few numbers on many days (${w.list('examples')}). Are they places in a queue, or cases?`,
    ASK_NO_DATE: (w) =>
      w.has('column')
        ? `${w.quoted('column')} seems to hold dates, but values such as ${w.quoted('value')} cannot be read as one. As it is, every record of this file will count on one and the same day. Which day is that?`
        : `No column says when it happened, so every record of this file will count on one and the same day. Which day is that?`,
    ASK_INDEX_BASE: (w) =>
      `${w.quoted('column')} is a running number of days, from which each record gets its day. Which day has the number 0?`,
    ASK_ID_REPEATS: (w) =>
      `${rowsHave(w)} only ${w.counted('different', { one: '# different value', other: '# different values' })} in ${w.quoted('column')}. What is a row?`,
    ASK_ID_TWICE: (w) =>
      `In ${w.quoted('column')}, ${w.counted('ids', { one: '# id stands', other: '# ids stand' })} in more than one ${isPart(w) ? 'of the rows looked at so far' : 'row'}${examples(w)}. What are rows of one id?`,
    ASK_KNOWN_BY: (w) => {
      if (w.is('of', 'invitation'))
        return w.has('columns')
          ? 'No column names the invitation. When one comes again in a later file, answered meanwhile, by what is it known?'
          : `No column names the invitation, and none that stay as they are tell one from another${inThose(w)}. An invitation that is answered between two files counts twice: better import an export that has a number for each. By what is an invitation known when it comes again?`;
      if (w.is('of', 'answer'))
        return w.has('columns')
          ? 'No column names the answer. When one comes again in a later file, replied to meanwhile, by what is it known?'
          : `No column names the answer, and none that stay as they are tell one from another${inThose(w)}. An answer that is replied to between two files counts twice: better import an export that has a number for each. By what is an answer known when it comes again?`;
      return w.has('columns')
        ? 'No column names the case. When one comes again in a later file, changed meanwhile, by what is it known?'
        : `No column names the case, and none that stay as they are tell one case from another${inThose(w)}. A case that changed between two files counts twice: better import an export that has the number of the case. By what is a case known when it comes again?`;
    },
    ASK_ANSWER_ROWS: (w) =>
      `Each row seems to hold one answer: ${w.quoted('column')} says to which of ${w.counted('questions', { one: '# question', other: '# questions' })}${ofThose(w)}, and ${w.quoted('answers')} has the answer. What is a row?`,
    ASK_EVENT_ROWS: (w) =>
      `Each row seems to be an event: ${w.quoted('column')} says what happened (${w.list('examples')}), ${w.quoted('time')} when, and ${w.quoted('by')} in which ${w.is('of', 'contact') ? 'contact' : 'case'}.${w.has('field') ? ` Only rows in which ${w.quoted('field')} says ${w.quoted('state')} count.` : ''}${w.has('others') ? ` Nothing is made of the others (${w.list('others')}).` : ''} What is a row?`,
    ASK_BEGUN: (w) =>
      `Of ${w.counted('cases', { one: '# case', other: '# cases' })} the file does not have the beginning (${w.list('examples')}). What is made of them?`,
    ASK_MESSAGE_ROWS: (w) =>
      `Each row seems to be a message of a conversation: ${w.quoted('column')} says who wrote (${w.list('examples')}), ${w.quoted('time')} when, and ${w.quoted('by')} in which conversation. What is a row?`,
    ASK_TURN_ROWS: (w) =>
      `Each row seems to be a turn of a session with a bot: ${w.quoted('column')} holds the words of the customer, ${w.quoted('other')} those of the bot, and ${w.quoted('by')} names the session. What is a row?`,
    ASK_SCALE: (w) =>
      w.has('words')
        ? `The answers in ${w.quoted('column')}${ofThose(w)} are ${w.list('words')}. Was it asked on these steps alone, or on one more that nobody chose?`
        : w.has('lowEnd')
          ? `Nearly all answers in ${w.quoted('column')}${ofThose(w)} are at most ${w.number('lowEnd')}, and the highest is ${w.number('max')}. Which scale was it asked on?`
          : `The highest answer in ${w.quoted('column')}${ofThose(w)} is ${w.number('max')}. Which scale was it asked on?`,
    ASK_BEST_END: (w) =>
      `By what is said in ${w.quoted('column')}, ${w.number('min')} is the best answer and ${w.number('max')} the worst. Which one is the best?`,
    ASK_DURATION_UNIT: (w) => `What does ${w.quoted('value')} in ${w.quoted('column')} count?`,
    ASK_INVITATIONS: (w) =>
      `${rowsHave(w)} no score, and ${w.quoted('column')} says for example ${w.quoted('value')}. Are these invitations that nobody answered?`,
    ASK_ENDED: (w) =>
      `By ${w.quoted('column')}, ${w.counted('rows', { one: '# case is over', other: '# cases are over' })}${ofThose(w)} (${w.list('examples')}), but no date says since when. What is taken for the end?`,
    ASK_END_CODES: (w) =>
      w.has('by')
        ? `No date says when cases ended, so that they count as open unless their value is ticked here. Which values of ${w.quoted('column')} say that a case is over?`
        : `Which values of ${w.quoted('column')} say that a case is over? No date says since when; below you say what is taken for the end.`,
    ASK_END_OF_DAY: (w) =>
      `${w.quoted('column')} says the day only, ${w.quoted('other')} the time as well: ${w.counted('rows', { one: `# case${ofThose(w)} ends on the day it began`, other: `# cases${ofThose(w)} end on the day they began` })}. When on its last day is a case taken to end?`,
    ASK_REOPENED: (w) =>
      `By ${w.quoted('column')}, ${w.counted('rows', { one: `# case${ofThose(w)} was opened again`, other: `# cases${ofThose(w)} were opened again` })} (${w.list('examples')}), while a date still tells an end. Do such cases count as open?`,
    ASK_VOIDED: (w) =>
      `By ${w.quoted('column')}, ${w.counted('rows', { one: `# row${ofThose(w)} was deleted, repeated, spam or a test`, other: `# rows${ofThose(w)} were deleted, repeated, spam or tests` })} (${w.list('examples')}). Do they count?`,
    ASK_TRIALS: (w) =>
      `By ${w.quoted('column')}, ${w.counted('rows', { one: `# row${ofThose(w)} is a preview or a test`, other: `# rows${ofThose(w)} are previews or tests` })} of the survey (${w.list('examples')}). Do they count as answers?`,
    ASK_SCORES: () =>
      'Small numbers may be scores, or the places of answers in a list. Which of these columns are scores?',
    ASK_NO_SCORE: () =>
      'No column of this survey is a score any more, and a row without one is no answer. What is a row, unless you choose a score below?',
    ASK_SUMMARY: (w) =>
      `This file seems to hold totals and no records: ${w.list('figures')} are figures of many records. Such figures are computed here from the single records, and a row of this file would count as one of them. What is a row?`,
  },
  option: {
    ASK_DATE_ORDER: (w) =>
      w.is('order', 'dayFirst') ? `Day first: ${w.text('day')}` : `Month first: ${w.text('day')}`,
    ASK_ZERO: (w) =>
      w.is('as', 'missing')
        ? 'Yes, 0 is no answer'
        : w.is('as', 'lowest')
          ? 'No, 0 is the lowest answer: the scale begins at 0'
          : 'No, 0 is a mistake: refuse these answers',
    ASK_ZONE: (w) =>
      w.is('zone', 'organisation') ? 'The time zone of the organisation' : w.text('zone'),
    ASK_ID: (w) => w.text('column'),
    ASK_QUEUE_NUMBER: (w) =>
      w.is('as', 'queue')
        ? 'Places in a queue: they say nothing of a contact'
        : 'Cases: contacts of one number belong to one case',
    ASK_NO_DATE: (w) => w.text('day'),
    ASK_INDEX_BASE: (w) => w.text('day'),
    ASK_ID_REPEATS: (w) =>
      w.is('keep', 'last') ? 'A state of a record: the latest row counts' : 'A record of its own',
    ASK_ID_TWICE: (w) =>
      w.is('keep', 'last')
        ? 'One record: the last row counts'
        : 'Records of their own: the column is no id, and each row is known by its content',
    ASK_KNOWN_BY: (w) => {
      if (w.is('of', 'invitation'))
        return w.is('by', 'lasting')
          ? `By what does not change and tells the invitations apart (${w.list('columns')}): one that was answered is the same one`
          : 'By all that stands in its row: one that was answered counts twice';
      if (w.is('of', 'answer'))
        return w.is('by', 'lasting')
          ? `By what does not change and tells the answers apart (${w.list('columns')}): one that was replied to is the same one`
          : 'By all that stands in its row: one that was replied to counts twice';
      return w.is('by', 'lasting')
        ? `By what does not change and tells the cases apart (${w.list('columns')}): a case that changed is the same one`
        : 'By all that stands in its row: a case that changed counts twice';
    },
    ASK_ANSWER_ROWS: (w) =>
      w.is('as', 'record')
        ? 'A record of its own'
        : w.has('by')
          ? `One answer: rows of one ${w.list('by')} belong together, and each question is a series of its own`
          : 'One answer: each question is a series of its own',
    ASK_EVENT_ROWS: (w) =>
      w.is('as', 'record')
        ? w.is('of', 'contact')
          ? 'A record of its own'
          : 'A case of its own'
        : w.is('of', 'contact')
          ? `An event: the rows of one ${w.quoted('by')} are one contact`
          : `An event: the rows of one ${w.quoted('by')} are one case, also of a case that began in an earlier file of this source`,
    ASK_BEGUN: (w) =>
      w.is('as', 'first')
        ? 'Cases that were opened by their first row here'
        : 'Nothing: when they were opened, another file says',
    ASK_MESSAGE_ROWS: (w) =>
      w.is('as', 'record')
        ? 'A record of its own'
        : `A message: the rows of one ${w.quoted('by')} are one contact`,
    ASK_TURN_ROWS: (w) =>
      w.is('as', 'record')
        ? 'A record of its own'
        : `A turn: the rows of one ${w.quoted('by')} are one contact`,
    ASK_SCALE: (w) =>
      `From ${w.number('min')} to ${w.number('max')}${w.has('apart') ? ': a series of its own, apart from ease (CES), which has one scale' : ''}`,
    ASK_BEST_END: (w) =>
      w.is('as', 'low')
        ? `${w.number('min')}: turn the scale round, so that a higher score is better`
        : `${w.number('max')}: keep the answers as they are`,
    ASK_INVITATIONS: (w) =>
      w.is('as', 'invitations')
        ? 'Yes: they count in the response rate'
        : 'No: leave these rows out',
    ASK_ENDED: (w) =>
      w.is('as', 'updated')
        ? `The last change, ${w.quoted('column')}: times to resolve may come out too long`
        : w.is('as', 'leave')
          ? 'Nothing: leave these cases out'
          : w.is('as', 'over')
            ? 'An unknown day: they count as cases opened, and as over, without a time to resolve'
            : 'Nothing: they count as open',
    ASK_END_CODES: (w) =>
      `${w.text('value')} (${w.counted('rows', { one: '# row', other: '# rows' })}${ofThose(w)})`,
    ASK_REOPENED: (w) =>
      w.is('as', 'open')
        ? 'Yes: they are open, and the date of the first end does not count'
        : 'No: they ended on that date',
    ASK_VOIDED: (w) => (w.is('as', 'leave') ? 'No: leave them out' : 'Yes: keep them'),
    ASK_END_OF_DAY: (w) =>
      w.is('as', 'end')
        ? 'At its end: times to resolve come out up to a day too long, and a case that was due earlier that day counts as late'
        : 'At its beginning: these cases get no time to resolve and do not count as resolved within 24 hours, and the times of others come out up to a day too short',
    ASK_TRIALS: (w) => (w.is('as', 'leave') ? 'No: leave them out' : 'Yes: keep them'),
    ASK_SCORES: (w) =>
      w.has('asked') ? `${w.text('column')}: ${w.text('asked')}` : w.text('column'),
    ASK_NO_SCORE: (w) => (w.is('kind', 'case') ? 'A case' : 'A contact'),
    ASK_SUMMARY: () => 'A record of its own: take it as it is, not as a total',
    ASK_DURATION_UNIT: (w) => {
      const unit = oneOf(UNITS, w, 'unit');
      return unit.charAt(0).toUpperCase() + unit.slice(1);
    },
  },
  attribute: 'an attribute to filter by',
  score: 'a score',
  places: {
    unused: 'not used',
    id: 'the record’s id',
    at: 'the time of the record',
    updatedAt: 'the time of the last change',
    customer: 'the customer',
    caseId: 'the case the record belongs to',
    'dimensions.department': 'the department',
    'dimensions.branch': 'the branch',
    'dimensions.channel': 'the channel',
    'dimensions.stage': 'the journey stage',
    'dimensions.touchpoint': 'the touchpoint',
    'dimensions.segment': 'the segment',
    'dimensions.region': 'the region',
    'dimensions.product': 'the product',
    'dimensions.theme': 'the theme',
    'fields.firstResponseAt': 'the first response',
    'fields.resolvedAt': 'the resolution',
    'fields.entered': 'that automation was entered',
    'fields.humanJoinedAt': 'the time a person joined',
    'fields.endedResolved': 'whether it ended with a solution',
    'fields.reopenedAt': 'the first reopening',
    'fields.closedAt': 'the closing',
    'fields.dueAt': 'the due time',
    'fields.slaTold': 'whether the promised time was kept',
    'fields.status': 'the status',
    'fields.priority': 'the priority',
    'fields.outcome': 'the outcome',
    'fields.handovers': 'the number of hand-overs',
    'fields.reopens': 'the number of reopenings',
    'fields.escalatedLevel': 'the level of escalation',
    'fields.escalatedAt': 'the escalation',
    'fields.fcrTold': 'whether it was resolved at the first contact',
    'fields.endTold': 'whether the case is over',
    'fields.value': 'the amount at stake',
    'fields.text': 'the customer’s words',
    'fields.language': 'the language',
    'fields.agentKind': 'who answered: a person, a bot or nobody',
    'fields.wait': 'the waiting time',
    'fields.duration': 'the duration',
    'fields.abandoned': 'the customers who gave up',
    'fields.invitedAt': 'the invitation',
    'fields.deliveredAt': 'the delivery of the invitation',
    'fields.offered': 'the calls that came in',
    'fields.answered': 'the answered calls',
    'fields.withinLevel': 'the calls answered in time',
    'fields.withinShare': 'the share of calls answered in time',
    'fields.waitSum': 'the waiting time of all calls',
    'fields.talkSum': 'the talking time of all calls',
  },
};
