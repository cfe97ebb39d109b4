import { THEME_FAULTS } from '../domain/themes/faults.ts';
import { DIMENSION_WORDS } from './dimensions-en.ts';
import { FOLLOW_UP_DEED_WORDS, FOLLOW_UP_STATE_WORDS } from './follow-ups-en.ts';
import {
  ASKED_MOVE_WORDS,
  ASKED_WORDS,
  LOOP_GATE_WORDS,
  LOOP_MOVE_WORDS,
  LOOP_STATE_WORDS,
} from './loops-en.ts';
import { AMEND_FAULT_WORDS, PROMISE_WORDS } from './review-en.ts';
import { REPORT_MOVE_WORDS, REPORT_STATE_WORDS } from './reports-en.ts';
import { WANTED_WORDS } from './mapping-text-en.ts';
import type { Sentences } from './sentence.ts';
import { themeFaultsEn } from './themes-en.ts';
import type { Words } from './words.ts';

function allowed(w: Words, none: string): string {
  return w.has('allowed') ? `Possible: ${w.list('allowed')}.` : none;
}

function whereRow(w: Words): string {
  if (w.has('inTable')) return ` on line ${w.plain('line')} of the table ${w.quoted('inTable')}`;
  if (w.has('record')) return ` in record ${w.plain('record')} of the batch (counted from 0)`;
  return w.has('line') ? ` on line ${w.plain('line')}` : '';
}

function inFile(w: Words): string {
  return w.has('path') ? ` ${w.quoted('path')}` : '';
}

function expected(w: Words): string {
  return w.has('expected') ? ` Expected: ${w.text('expected')}.` : '';
}

function datePatterns(w: Words): string {
  return w.patterns('expected', (pattern, example) => `${pattern}, as in ${example}`);
}

/** What is wrong with a date: it is written as one and no calendar or clock has it, or it is none. */
function dateFault(w: Words): string {
  if (w.is('reason', 'unreal')) {
    return ` is written as a date, but there is no such day or time. It is read as ${datePatterns(w)}.`;
  }
  return ` is not a date.${w.has('expected') ? ` Expected: ${datePatterns(w)}.` : ''}`;
}

/** What no record can do without. */
const NEEDED = {
  id: 'what tells it from all others',
  at: 'the time when it happened',
  key: 'the key by which the files are joined',
};

/** What a survey question keeps once it was asked. */
const ASKED_HOW = {
  kind: 'kind',
  scaleMin: 'lowest score',
  scaleMax: 'highest score',
  topFrom: 'lowest good score',
  bottomTo: 'highest bad score',
};

/** Kinds of survey question. */
const ASKED_KINDS = {
  nps: 'recommendation (NPS)',
  csat: 'satisfaction (CSAT)',
  ces: 'ease (CES)',
  sentiment: 'sentiment',
  custom: 'another score',
};

/** By its state, why an import cannot be taken back. */
const NOT_UNDOABLE = {
  running: 'it is still running; wait until it is done',
  failed: 'it failed, and nothing of it is stored',
  undoing: 'it is being taken back already',
  undone: 'it was taken back already',
};

const NOT_RESUMABLE = {
  done: 'it is done already',
  failed: 'it failed, and nothing of it is stored; import the file again',
  undoing: 'it is being taken back',
  undone: 'it was taken back; import the file again',
  gone: 'it is no longer on record; import the file again',
};

/** What a request can hold, where only programs can read the pattern. */
const FORMS = {
  fileId: 'the id of a sent file, twelve characters, each a digit or a small letter from a to f',
};

function notAFile(w: Words): string {
  if (w.is('kind', 'name')) return 'has a name that is not written in UTF-8; rename it';
  const kind = w.is('kind', 'folder')
    ? 'a folder'
    : w.is('kind', 'link')
      ? 'a link'
      : 'no plain file';
  return `is ${kind}, and an inbox takes plain files only; put the file itself there`;
}

/** Every problem in English. */
export const en: Sentences = {
  // requests
  REQUEST_INVALID: (w) => {
    if (w.is('fault', 'unknown')) {
      return `There is no field ${w.quoted('field')} here; check its spelling or leave it out.`;
    }
    if (w.is('fault', 'missing')) {
      return `${w.quoted('field')} is missing; expected: ${w.text('expected')}.`;
    }
    return `${w.quoted('field')} cannot be ${w.quoted('seen')}; expected: ${w.word('expected', FORMS)}.`;
  },
  REQUEST_NOT_JSON: (w) =>
    w.is('fault', 'type')
      ? `The request's content type is ${w.quoted('seen')}; send JSON with the content type application/json.`
      : `The request's body is not JSON: it begins with ${w.quoted('seen')}. Send one JSON object.`,
  REQUEST_TOO_LARGE: (w) =>
    `The request has ${w.bytes('bytes')}; at most ${w.bytes('limit')} are taken at once. Send it in smaller parts.`,
  REQUEST_TOO_DEEP: (w) =>
    `The request holds lists and objects in one another more than ${w.number('limit')} deep. Put it more simply.`,
  REQUEST_TOO_SLOW: (w) =>
    `The request's body did not arrive within ${w.number('within')} seconds. Send it again, in smaller parts over a slow line.`,
  ROUTE_UNKNOWN: (w) =>
    `There is nothing at ${w.text('route')}. All addresses are listed at /api/openapi.json.`,
  PERIOD_REVERSED: (w) =>
    `The period ends before it begins: from ${w.text('from')} to ${w.text('to')}. “to” is the first day after the period and must be later than “from”, for example ${w.text('example')}.`,
  PERIOD_TOO_LONG: (w) =>
    `The period from ${w.text('from')} to ${w.text('to')} has ${w.counted('days', { one: '# day', other: '# days' })}; at most ${w.number('limit')} can be asked for at once.`,
  DATE_INVALID: (w) =>
    `${w.quoted('value')} is not a date. Write year, month and day of a day that exists, for example ${w.text('example')}.`,
  ZONE_UNKNOWN: (w) =>
    `${w.quoted('value')} is not a time zone. Write a name of the IANA time zone list, for example ${w.text('example')}.`,
  METRIC_UNKNOWN: (w) =>
    `There is no metric ${w.quoted('seen')}. ${allowed(w, 'See the catalogue.')}`,
  DIMENSION_UNKNOWN: (w) =>
    `There is no dimension ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd(),
  DIMENSION_VALUE_UNKNOWN: (w) =>
    `There is no ${w.word('dimension', DIMENSION_WORDS)} ${w.quoted('seen')}. ${allowed(w, 'There are none yet: import records first.')}`,
  ATTRIBUTE_UNKNOWN: (w) =>
    `There is no declared attribute ${w.quoted('seen')}. ${allowed(w, 'None is declared yet: name it in the settings or in an import’s mapping.')}`,
  INSTRUMENT_UNKNOWN: (w) =>
    `There is no survey instrument ${w.quoted('seen')}${w.has('metric') ? ` for the metric ${w.called('metric')}` : whereRow(w)}. ${allowed(w, 'None is known yet: import answers first.')}`,
  COMPARE_UNKNOWN: (w) => `There is no comparison ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd(),
  GRAIN_UNKNOWN: (w) => `There is no grain ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd(),
  SETTING_INVALID: (w) =>
    w.is('reason', 'double')
      ? `${w.quoted('seen')} stands twice in ${w.quoted('setting')}; name it once.`
      : w.has('metric')
        ? `A target of ${w.called('metric')} cannot be ${w.quoted('seen')}; expected: ${w.text('expected')}.`
        : `The setting ${w.quoted('setting')} cannot be ${w.quoted('seen')}; expected: ${w.text('expected')}.`,
  TARGET_EXISTS: (w) =>
    `A target of ${w.called('metric')} from ${w.text('day')} on is there already. Let the new one begin on another day, or take that one back first.`,
  LIST_FULL: (w) =>
    `The list is full: at most ${w.number('limit')} are kept, those that were taken back or removed included. Nothing was added.`,
  BELIEF_ROUNDS_OVERLAP: (w) =>
    `Leaders are already asked from ${w.text('from')} up to ${w.text('to')} (the first day after it). Choose days outside of it, or close or take back that round first.`,
  BELIEF_ROUND_NOT_OPEN: (w) =>
    `This round of questions is not open. It runs from ${w.text('from')} up to ${w.text('to')} (the first day after it), unless it was closed early or taken back; a closed round stays closed.`,
  ALERT_CHANGED: (w) =>
    `Alert ${w.text('seen')} has just been changed by somebody else, so nothing was done. Look at it as it is now and try again.`,
  ALERT_TAKEN: (w) =>
    w.has('by')
      ? `${w.text('by')} was faster and has promised to see to this alert until ${w.text('until')}. Talk to them, or leave a comment.`
      : `Somebody else was faster and has promised to see to this alert until ${w.text('until')}.`,
  ALERT_STATE: (w) =>
    `This alert is ${w.text('seen')}, so ${w.quoted('action')} cannot be done. It can while an alert is: ${w.list('allowed')}.`,
  ALERT_FOLLOWED: (w) =>
    `The same trouble has an alert that is still open, number ${w.text('seen')}. Go on there instead of reopening this one.`,
  FOLLOW_UP_CHANGED: (w) =>
    `Follow-up ${w.text('seen')} has just been changed by somebody else, so nothing was done. Look at it as it is now and try again.`,
  FOLLOW_UP_STATE: (w) =>
    `This follow-up is ${w.word('state', FOLLOW_UP_STATE_WORDS)}, which does not allow ${w.word('deed', FOLLOW_UP_DEED_WORDS)}. It allows it while it is: ${w.wordList('allowed', FOLLOW_UP_STATE_WORDS)}.`,
  LOOP_CHANGED: (w) =>
    `Loop ${w.text('seen')} has just been changed by somebody else, so nothing was done. Look at it as it is now and try again.`,
  LOOP_STATE: (w) =>
    `This loop is ${w.word('state', LOOP_STATE_WORDS)}, which does not allow ${w.word('move', LOOP_MOVE_WORDS)}. A loop allows it while it is: ${w.wordList('allowed', LOOP_STATE_WORDS)}.`,
  LOOP_GATE: (w) =>
    `This loop is not ready for ${w.word('move', LOOP_MOVE_WORDS)}. It still needs: ${w.wordList('missing', LOOP_GATE_WORDS)}.`,
  LOOP_DEPARTMENT: (w) =>
    w.has('allowed')
      ? `${w.word('move', ASKED_MOVE_WORDS)} cannot be done: this department stands at “${w.word('state', ASKED_WORDS)}”. It can at: ${w.wordList('allowed', ASKED_WORDS)}.`
      : 'A department cannot hand a loop over to itself. Name another one.',
  REVIEW_OVER: (w) =>
    `Number ${w.text('seen')} is no exception of this week any more, or it is not yours: it has moved on meanwhile. Load the review again.`,
  REVIEW_TAKEN: () =>
    'This week has already decided about it. Load the review again to see what was decided.',
  REVIEW_FIXED: (w) =>
    `This decision can no longer be changed like that: ${w.word('why', AMEND_FAULT_WORDS)}. Say what became of it instead, or load the review again.`,
  REVIEW_JUDGED: (w) =>
    `It was already said that this promise is ${w.word('state', PROMISE_WORDS)}, so nothing was changed. Load the review again.`,
  REPORT_STATE: (w) =>
    `This report is ${w.word('state', REPORT_STATE_WORDS)}, which does not allow ${w.word('move', REPORT_MOVE_WORDS)}. A report allows it while it is: ${w.wordList('allowed', REPORT_STATE_WORDS)}.`,
  REPORT_LOOP_CLOSED: (w) =>
    `Loop ${w.text('seen')} is ${w.word('state', LOOP_STATE_WORDS)}: nobody follows it any more. Choose an open loop, reopen this one, or begin another.`,
  ALERT_RULE_INVALID: (w) => {
    if (w.is('fault', 'contradicting')) {
      return `The limits contradict each other: below ${w.plain('below')} and above ${w.plain('above')} leave no value in between that is well. The lower limit must stand below the upper one, by more than twice what a value must come back.`;
    }
    if (w.is('fault', 'no_limit'))
      return 'The rule has no limit. Give a lower one, an upper one, or both.';
    if (w.is('fault', 'asks_nothing')) {
      return 'The rule asks nothing of a record, so that each would be grave. Give a score, a value, themes or words.';
    }
    if (w.is('fault', 'metric_missing')) return 'This kind of rule looks at a metric. Choose one.';
    if (w.is('fault', 'metric_not_wanted')) {
      return `This kind of rule looks at records, not at a metric; ${w.called('metric')} was given. Leave it out.`;
    }
    if (w.is('fault', 'hour_not_wanted')) {
      return `Only bursts of records are looked at by the hour; a rule of kind ${w.quoted('seen')} was given. Choose days or weeks, or bursts.`;
    }
    if (w.is('fault', 'hour_lasts')) {
      return `By the hour an episode is told in its first hour, so that it cannot be asked of several in a row; ${w.number('seen')} were given. Give 1.`;
    }
    if (w.is('fault', 'scope_not_wanted')) {
      return `This kind of rule looks at every source as a whole; a ${w.word('dimension', DIMENSION_WORDS)} was given. Leave it out.`;
    }
    return `The rule looks at one ${w.word('dimension', DIMENSION_WORDS)} and cannot look at each of them as well. Leave one of the two out.`;
  },
  ALERT_RULE_WITHOUT_DATA: (w) =>
    `In the last ${w.number('weeks')} weeks there is no record of the ${w.word('dimension', DIMENSION_WORDS)} ${w.called('key')}, so the rule could never say anything. Choose another scope, or import its data first.`,
  SLICE_TOO_LARGE: (w) =>
    w.is('what', 'values')
      ? `The answer would hold ${w.number('count')} values; at most ${w.number('limit')} are computed at once. Ask about fewer metrics, a coarser grain, a shorter period or another dimension.`
      : `The question would have to read more than ${w.number('limit')} records one by one. Ask about a shorter period or use fewer filters at once.`,
  ALIAS_CYCLE: (w) =>
    w.is('tie', 'parent')
      ? `${w.quoted('value')} cannot stand below ${w.quoted('seen')}, because ${w.quoted('seen')} stands below ${w.quoted('value')} itself. Choose another ${w.word('dimension', DIMENSION_WORDS)}.`
      : `${w.quoted('value')} cannot be merged into ${w.quoted('seen')}, because ${w.quoted('seen')} is itself shown as ${w.quoted('value')}. Undo that merge first, or choose another ${w.word('dimension', DIMENSION_WORDS)}.`,
  THEMES_INVALID: (w) => {
    const kind = THEME_FAULTS.find((one) => w.is('fault', one));
    return kind ? themeFaultsEn[kind](w) : `The theme ${w.quoted('theme')} cannot be saved so.`;
  },
  THEMES_CHANGED: (w) =>
    `Somebody else has changed the themes meanwhile: version ${w.text('seen')} is in force, and your change was made from version ${w.text('expected')}. Read them again and repeat the change.`,
  THEME_CARRIED: (w) =>
    `The theme ${w.quoted('theme')} cannot be taken out: ${w.counted('records', { one: '# record carries it', other: '# records carry it' })} because a source told it or somebody set it. Say under which theme to show them instead.`,
  ASSIGNMENT_RECORDS_MISSING: (w) =>
    `${w.number('count')} of the chosen records are not here, the first is ${w.quoted('seen')}. Nothing was changed. Load the list again and choose from it.`,
  ASSIGNMENT_TOO_LARGE: (w) =>
    `The list has ${w.number('count')} records; at most ${w.number('limit')} are set at once. Nothing was changed. Choose a shorter period or more filters, or make a rule.`,
  VIEWS_TOO_MANY: (w) =>
    `You keep ${w.number('limit')} views already, which is as many as one may keep. Nothing was saved. Delete one that you no longer need.`,
  ASSIGNMENT_UNDONE: (w) =>
    `Change ${w.text('seen')} was undone before. Nothing is left of it to undo.`,
  ASSIGNMENT_RUNNING: (w) =>
    `Change ${w.text('seen')} is still going through its records. Undo it when it has come to their end.`,
  ASSIGNMENT_SUPERSEDED: (w) =>
    `Change ${w.text('seen')} cannot be undone while a later change of the same rule holds. Undo change ${w.plain('later')} first.`,
  NOT_FOUND: (w) =>
    `There is no ${w.quoted('seen')}. It may have been removed, or its name is spelt differently.`,
  SEARCH_WORDS_MISSING: (w) =>
    `${w.quoted('seen')} has no word to look for. Write at least one word of letters or digits that must be there; a dash before a word (-word) only leaves out.`,
  SEARCH_TOO_BROAD: (w) =>
    w.is('what', 'own')
      ? `Your departments have more than ${w.number('read')} texts in the period, more than one question may search. Choose a shorter period or filter.`
      : `These words are in more than ${w.number('limit')} texts, and the period has more than ${w.number('read')} texts to read one by one. Add a rarer word, choose a shorter period or filter.`,
  CUSTOMER_TOO_LARGE: (w) =>
    `This customer has more than ${w.number('limit')} records, more than one timeline can hold. Such a number often stands for “unknown customer”; search or filter the list of records instead.`,
  CURSOR_INVALID: (w) =>
    `The cursor ${w.quoted('seen')} does not belong to this question. Use “next” of the page before, with the same metric, period and filters.`,
  HOST_REFUSED: (w) =>
    `Requests from or for ${w.quoted('seen')} are refused. Allowed: ${w.list('allowed')}. If people reach this server by another name, set BASIRA_PUBLIC_URL.`,
  IDEMPOTENCY_KEY_REUSED: (w) =>
    `The idempotency key${keyOf(w)} was used for another request. Use a new key for a new request.`,
  IDEMPOTENCY_KEY_BUSY: (w) =>
    `The request with the idempotency key${keyOf(w)} is still being carried out. Send it again in a moment to get its answer.`,
  IDEMPOTENCY_KEY_INVALID: (w) =>
    `The idempotency key${keyOf(w)} cannot be used.${expected(w)} Send a new random key in the header Idempotency-Key.`,
  BATCH_TOO_LARGE: (w) =>
    `The batch has ${w.counted('count', { one: '# record', other: '# records' })}; at most ${w.number('limit')} are taken at once. Send several batches.`,
  // who asks
  SIGN_IN_NEEDED: () => 'Nobody is signed in here. Sign in, or send an API key.',
  SIGN_IN_FAILED: () =>
    'The e-mail address and the password do not fit together. Check both, or ask your administrator for a new link.',
  TOO_MANY_TRIES: (w) =>
    `There were too many tries. Wait ${w.counted('seconds', { one: '# second', other: '# seconds' })}, then try again.`,
  SIGN_IN_BUSY: (w) =>
    `Too many people are signing in at this moment. Try again in ${w.counted('seconds', { one: '# second', other: '# seconds' })}.`,
  RATE_LIMITED: (w) =>
    `There were too many requests at once. Go on in ${w.counted('seconds', { one: '# second', other: '# seconds' })}.`,
  ACCESS_DENIED: () => 'This is not part of your rights. Ask an administrator if you need it.',
  PROOF_NEEDED: (w) =>
    `For this your password is asked for again, since it was last given more than ${w.counted('minutes', { one: '# minute', other: '# minutes' })} ago. Give it, then try again.`,
  OWN_HEADER_MISSING: (w) =>
    `A change must come from Basira’s own pages: it needs the header ${w.text('expected')} and the page’s own origin.`,
  VIEWING_ONLY: () =>
    'You are looking through the eyes of somebody else, so nothing can be changed. Go back to your own view first.',
  VIEW_AS_REFUSED: (w) =>
    `You cannot look as ${w.quoted('seen')}. ${allowed(w, 'Your role looks as nobody else.')}`,
  INVENTED_ONLY: () =>
    'One click lets you in on this machine only, and only into the demonstration. Sign in with an account of your own.',
  SOURCE_REFUSED: (w) =>
    `This key may not send records of the source ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd(),
  LINK_GONE: () =>
    'This link does not hold (any more): it was used, is too old, or was copied in part. Ask for a new one.',
  PASSWORD_WEAK: (w) => {
    if (w.is('reason', 'long')) {
      return `The password is too long; ${w.number('limit')} characters are the most.`;
    }
    return w.is('reason', 'short')
      ? `The password is too short; it needs ${w.number('limit')} characters or more.`
      : 'The password is easy to guess. Take several words that do not belong together.';
  },
  EMAIL_TAKEN: (w) => `There is already an account for ${w.quoted('seen')}.`,
  RIGHTS_INVALID: (w) =>
    `The role ${w.text('role')} does not go with ${w.counted('count', { one: '# department', other: '# departments' })}: heads have one or more, the front line exactly one, all others none.`,
  PERSON_DISABLED: (w) => `The account ${w.quoted('seen')} is disabled. Enable it first.`,
  LAST_ADMINISTRATOR: (w) =>
    `${w.quoted('seen')} is the last one who administers. Give somebody else that role first.`,
  KEY_SCOPES_EMPTY: () =>
    'A key needs something it may do: sources whose records it sends, or departments it reads.',
  // files and mappings
  FILE_MISSING: (w) =>
    `There is no file${inFile(w)} that can be read (${w.text('reason')}). Check the path and its permissions.`,
  FILE_IS_DIRECTORY: (w) =>
    `${w.quoted('path')} is a folder. Name the file inside it that should be imported.`,
  FILE_EMPTY: (w) =>
    `The file${inFile(w)} has no rows. It needs a line with column names and at least one row.`,
  FILE_TRUNCATED: (w) =>
    `The file${inFile(w)} breaks off at byte ${w.number('position')}. Fetch or export it again: it is incomplete.`,
  FILE_TOO_LARGE: (w) =>
    `The file${inFile(w)} unpacks to more than ${w.bytes('limit')} (seen: ${w.bytes('bytes')}${w.has('ratio') ? `, ${w.number('ratio')} times its packed size` : ''}). Split it into smaller files.`,
  FILE_FORMAT: (w) =>
    `The file${inFile(w)} is ${w.is('value', 'binary') ? 'neither a text nor a workbook' : w.text('value')}, which cannot be imported. Expected: ${w.text('expected')}.`,
  FILE_ENCODING: (w) =>
    `The file${inFile(w)} is not ${w.text('encoding')}: at byte ${w.number('position')} it has ${w.quoted('value')}. Name its encoding in the mapping, or save it as UTF-8.`,
  FILE_COLUMNS_TOO_MANY: (w) =>
    `The file${inFile(w)} has ${w.counted('count', { one: '# column', other: '# columns' })}; at most ${w.number('limit')} are read. Check its delimiter, or leave columns out.`,
  FILE_HEADER_DUPLICATE: (w) =>
    `The column name ${w.quoted('column')} stands more than once in the header (columns ${w.list('positions')}). Give each column its own name.`,
  FILE_COLUMN_MISSING: (w) =>
    `The ${w.has('inTable') ? `joined file ${w.quoted('inTable')}` : 'file'} has no column ${w.quoted('column')}${w.has('closest') ? `; did you mean ${w.quoted('closest')}?` : '.'} ${w.has('columns') ? `Its columns: ${w.list('columns')}.` : 'No line with names of columns was found among its first rows.'}`,
  FILE_QUOTE_OPEN: (w) =>
    `A quotation mark${whereRow(w)} is opened and never closed: ${w.quoted('value')}. Close it, or name another quote character in the mapping.`,
  FILE_LINE_NOT_JSON: (w) =>
    `Line ${w.plain('line')} is not JSON: ${w.quoted('value')}. Each line must be one JSON object.`,
  FILE_NOT_JSON: (w) =>
    `The file${inFile(w)} is not JSON at line ${w.plain('line')}: ${w.quoted('value')}. Export it again, or mend that place.`,
  FILE_LIST_MISSING: (w) =>
    `The file${inFile(w)} has no list of records at ${w.quoted('value')}. ${w.has('lists') ? `Lists found: ${w.list('lists')}.` : 'It must be a JSON array, or hold one.'} Name the list as “path” under “format” in the mapping.`,
  FILE_DAMAGED: (w) =>
    `The file${inFile(w)} is damaged in its part ${w.quoted('part')}. Fetch it again, or open it and save it anew.`,
  FILE_LOCKED: (w) =>
    `The file${inFile(w)} is protected by a password. Save a copy without one and import that.`,
  FILE_SHEET_UNKNOWN: (w) =>
    `The workbook has no sheet ${w.quoted('sheet')}${w.has('closest') ? `; did you mean ${w.quoted('closest')}?` : '.'} Its sheets: ${w.list('sheets')}.`,
  FILE_CHANGED: (w) =>
    `The file${inFile(w)} is not the one this import began with (its fingerprint was ${w.text('expected')}). Continue with the same file, or start a new import.`,
  FILE_ROWS_SCATTERED: (w) =>
    `The file has more than ${w.number('limit')} records whose rows may stand anywhere in it. Sort it by the id and let the mapping say “rows”: “together”.`,
  FILE_DATE_ORDER: (w) =>
    `Dates of ${w.quoted('column')} that can be read in one way only have the ${w.is('first', 'month') ? 'month' : 'day'} first (${w.quoted('value')}), and they are to be read with the ${w.is('first', 'month') ? 'day' : 'month'} first (${w.text('expected')}). The others would be stored on wrong days, so nothing of the file is stored. Look at the file afresh, or correct how its dates are written.`,
  FILE_JOIN_TOO_LARGE: (w) =>
    `The table ${w.quoted('table')} has more than ${w.number('limit')} different keys. Leave out of it what the records do not need.`,
  FILE_JOIN_MISSING: (w) =>
    `The mapping joins the table ${w.quoted('table')}, and no file was given for it. Needed: ${w.text('expected')}.`,
  MAPPING_INVALID: (w) =>
    w.has('known')
      ? `The survey question ${w.called('question')} was imported before, and its ${w.word('known', ASKED_HOW)} was ${w.word('expected', ASKED_KINDS)}; here it is ${w.word('value', ASKED_KINDS)}. Answers of another kind or scale are of another question: set both as they were, or give the question an id of its own in the mapping.`
      : `The mapping is wrong at ${w.quoted('path')}: ${w.quoted('value')}. Expected: ${w.text('expected')}.`,
  MAPPING_MISSING: (w) =>
    `An import needs a mapping that says which column is what${w.has('path') ? `; ${w.quoted('path')} is none` : ''}.${expected(w)} Name a mapping file, for example --mapping requests.json.`,
  MAPPING_NOT_JSON: (w) =>
    `The mapping ${w.quoted('path')} is not JSON: ${w.has('value') ? `line ${w.plain('line')}, character ${w.plain('character')} has ${w.quoted('value')}` : `it ends at line ${w.plain('line')}, character ${w.plain('character')}`}. Expected there: ${w.word('wanted', WANTED_WORDS)}.`,
  IMPORT_NOT_RESUMABLE: (w) =>
    w.matches('value', /^\d/)
      ? `The import ${w.text('id')} is not continued here: another process carries it out, and has read to byte ${w.plain('value')} where this one stood at ${w.plain('expected')}. Nothing is lost; look at its page.`
      : `The import ${w.text('id')} cannot be continued: ${w.word('value', NOT_RESUMABLE)}.`,
  IMPORT_NOT_UNDOABLE: (w) =>
    w.matches('value', /^\d/)
      ? `The import ${w.text('id')} began ${w.text('value')} and can no longer be taken back; possible for: ${w.text('expected')}.`
      : `The import ${w.text('id')} cannot be taken back: ${w.word('value', NOT_UNDOABLE)}.`,
  // the watched folder
  INBOX_FOLDER_INVALID: (w) =>
    `The folder ${w.quoted('seen')} cannot be the inbox of a source, so its files wait. Name it after the source, with ${w.text('expected')}, for example ${w.text('example')}.`,
  INBOX_MAPPING_MISSING: (w) =>
    `No file of the source ${w.quoted('seen')} has been imported yet, so the files in its folder wait. Put a ${w.text('expected')} beside them, or import its first file on the Data page.`,
  INBOX_FILE_LOOSE: (w) =>
    `The file ${w.quoted('path')} lies outside the folders of the sources, so it waits. Put it into the folder of its source, for example ${w.text('example')}.`,
  INBOX_NOT_A_FILE: (w) => `${w.quoted('path')} ${notAFile(w)}.`,
  // one row
  ROW_COLUMNS: (w) =>
    `The row${whereRow(w)} has ${w.counted('count', { one: '# cell', other: '# cells' })} where the header has ${w.number('expected')}. ${w.exceeds('count', 'expected') ? 'Check for a delimiter inside a value without quotation marks.' : 'Check whether it breaks off, or a value without quotation marks goes on in the next line.'}`,
  ROW_CELL_TOO_LARGE: (w) =>
    `Column ${w.quoted('column')}${whereRow(w)} has ${w.bytes('bytes')}; at most ${w.bytes('limit')} are read. Check for a quotation mark that is never closed.`,
  ROW_TOO_LARGE: (w) =>
    `The row${whereRow(w)} has more than ${w.bytes('limit')}, the most that is read of one row. Check whether the file holds one record per row.`,
  ROW_TOO_DEEP: (w) =>
    `The record${whereRow(w)} has more than ${w.number('limit')} levels of lists and objects inside each other. Flatten it before the import.`,
  ROW_NOT_OBJECT: (w) =>
    `The record${whereRow(w)} is not a JSON object: ${w.quoted('value')}. Each record must be written as { "name": value, … }.`,
  ROW_VALUE_MISSING: (w) =>
    `${w.quoted('column')} is empty${whereRow(w)}, but every record needs ${w.word('field', NEEDED)}.`,
  ROW_DATE_INVALID: (w) =>
    `${w.quoted('value')} in ${w.quoted('column')}${whereRow(w)}${dateFault(w)}`,
  ROW_NUMBER_INVALID: (w) =>
    `${w.quoted('value')} in ${w.quoted('column')}${whereRow(w)} is not a number that fits.${w.has('max') ? ` Expected: a whole number from ${w.plain('min')} to ${w.plain('max')}.` : expected(w)}`,
  ROW_BOOLEAN_INVALID: (w) =>
    `${w.quoted('value')} in ${w.quoted('column')}${whereRow(w)} is neither yes nor no.${expected(w)}`,
  ROW_SCORE_OUTSIDE: (w) =>
    `The score ${w.text('value')} in ${w.quoted('column')}${whereRow(w)} is outside the scale of that question, ${w.plain('min')} to ${w.plain('max')}.`,
  ROW_VALUE_OUTSIDE: (w) =>
    `${w.quoted('value')} in ${w.quoted('column')}${whereRow(w)} lies outside what the mapping takes (${w.text('expected')}).`,
  ROW_VALUE_UNMAPPED: (w) =>
    `${w.quoted('value')} in ${w.quoted('column')}${whereRow(w)} is not in the mapping's list of values.${expected(w)}`,
  ROW_FIELD_UNKNOWN: (w) =>
    `There is no field ${w.quoted('field')}${whereRow(w)}.${w.has('allowed') ? ` Possible: ${w.list('allowed')}.` : expected(w)}`,
  ROW_TEXT_TOO_LONG: (w) =>
    `${w.quoted('column')}${whereRow(w)} has ${w.counted('length', { one: '# character', other: '# characters' })}; at most ${w.number('limit')} are kept.`,
  ROW_NOT_TOGETHER: (w) =>
    `The rows of ${w.quoted('value')} do not stand together: this one${whereRow(w)} comes after rows of others. Sort the file by the id, or let the mapping say “rows”: “anywhere”.`,
  ROW_PARTNER_MISSING: (w) =>
    `${w.quoted('column')}${whereRow(w)} names ${w.quoted('value')}, which the table ${w.quoted('table')} does not have.`,
  ROW_ORPHAN: (w) =>
    `The table ${w.quoted('table')} has ${w.counted('rows', { one: '# row', other: '# rows' })} of ${w.quoted('value')}${w.has('line') ? ` (the first on line ${w.plain('line')})` : ''} that belong to no record of this file.`,
  ROW_SEALED: (w) =>
    `The record of ${w.text('value')}${whereRow(w)} is older than what the source ${w.quoted('source')} takes (${w.text('expected')}). Older records can only be corrected while they are kept.`,
  // retention and erasure
  RETENTION_UNAVAILABLE: () =>
    'The demonstration is invented and extends itself: how long records are kept is set for data of your own.',
  ERASURE_UNAVAILABLE: () =>
    'Nobody can be erased in this store: it has no place for the list of erased customers.',
  ERASURE_LEDGER_MISSING: (w) =>
    `The list of erased customers has ${w.counted('seen', { one: '# entry', other: '# entries' })} where the store knows of ${w.number('expected')}. Nothing is stored until it is whole, so that nobody comes back: put the file that ends in .erasures back beside the data, for example from a backup.`,
  ERASURE_NOT_CONFIRMED: () =>
    'The customer’s id and its repetition are not the same. Type the id exactly as the source writes it, twice.',
  // running it
  ENVIRONMENT_INVALID: (w) =>
    `The environment holds values that cannot be used: ${w.list('problems')}. Each is shown with an example after ✓.`,
  COMMAND_UNKNOWN: (w) =>
    w.has('seen')
      ? `There is no command ${w.quoted('seen')}. ${allowed(w, '')}`.trimEnd()
      : `No command was named. ${allowed(w, '')}`.trimEnd(),
  COMMAND_ARGUMENTS: (w) =>
    `${w.has('command') ? `${w.text('command')}: ` : ''}${w.quoted('seen')} does not fit here. Expected: ${w.text('expected')}.`,
  LINE_INVALID: (w) =>
    `Line ${w.number('line')} cannot be read: ${w.quoted('seen')}. Expected a line like ${w.text('expected')}.`,
  STORE_FULL: (w) =>
    `There is no room left for ${w.quoted('path')}; what was sent last is not stored. Free some space and send it again.`,
  STORE_READ_ONLY: (w) =>
    `${w.quoted('path')} may not be written to. Give this user write permission for the file and its folder.`,
  STORE_DAMAGED: (w) =>
    `${w.quoted('path')} cannot be read as a database: ${w.text('reason')}. Restore the last backup.`,
  STORE_NEWER: (w) =>
    `The database was made by a newer version (it has ${w.text('seen')}; this version knows up to ${w.text('expected')}). Start the newer version.`,
  STORE_UNSAFE: (w) =>
    `The database cannot keep data safely: ${w.text('setting')} is ${w.quoted('seen')}, expected ${w.text('expected')}. It was not opened.`,
  STORE_BUSY: (w) =>
    `${w.quoted('path')} is in use by another program. Try again in a moment, or close that program.`,
  BACKUP_EXISTS: (w) => `${w.quoted('path')} is already there. Choose a name that is not taken.`,
  BACKUP_INVALID: (w) =>
    `${w.quoted('path')} is not a usable backup${w.has('reason') ? `: ${w.text('reason')}` : ''}. Choose another backup file.`,
  PORT_IN_USE: (w) =>
    `Port ${w.text('port')} is in use by another program. Stop that program, or choose another port: PORT=8788.`,
  INTERNAL: () =>
    'Something failed that should not have. It is written in the log under the number of this request.',
};

function keyOf(w: Words): string {
  return w.has('seen') ? ` ${w.quoted('seen')}` : w.has('key') ? ` ${w.quoted('key')}` : '';
}
