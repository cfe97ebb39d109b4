/** What a column was taken for. `unused` columns have no place in the mapping; `why` says the reason. */
export const GUESS_ROLES = [
  'id',
  'at',
  'updatedAt',
  'customer',
  'case',
  'dimension',
  'field',
  'score',
  'attribute',
  'unused',
] as const;
export type GuessRole = (typeof GUESS_ROLES)[number];

/** How sure a guess is: `sure` needs no look, `likely` deserves one, `doubt` comes with a question or is left out. */
export const CERTAINTIES = ['sure', 'likely', 'doubt'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Reasons for a role, language-free; the sentences stand in `server/messages/guess-*.ts`. */
export const WHY_CODES = [
  'HEADER_AND_VALUES',
  'HEADER_ONLY',
  'VALUES_ONLY',
  'TOLD',
  'ID_UNIQUE',
  'ID_REPEATS_LAST_WINS',
  'ID_REPEATS_NOT_KEY',
  'DATE_FORMAT',
  'DATE_ORDER_PROVEN',
  'DATE_ORDER_LIKELY',
  'DATE_ORDER_OPEN',
  'SCORE_SCALE',
  'SCORE_LABELS',
  'DURATION_UNIT',
  'CHANNEL_WORDS',
  'PART_OF_TEXT',
  'SHARE_OF_COUNT',
  'CATEGORY_KEPT',
  'ROLE_TAKEN',
  'EMPTY',
  'CONSTANT',
  'ROW_NUMBER',
  'PERSONAL',
  'PERSONAL_KEY',
  'DATE_AFTER',
  'DATE_EXTRA',
  'DATE_UNREADABLE',
  'VALUES_DO_NOT_FIT',
  'TOO_MANY_VALUES',
  'NUMBER_UNKNOWN',
  'TECHNICAL',
  'STAFF_NOTE',
  'SAME_AS',
] as const;
export type WhyCode = (typeof WHY_CODES)[number];

/** Things a person must decide; each has options, one of which the guess has taken. */
export const QUESTION_CODES = [
  'ASK_DATE_ORDER',
  'ASK_ZERO',
  'ASK_ZONE',
  'ASK_ID',
  'ASK_NO_DATE',
  'ASK_INDEX_BASE',
  'ASK_ID_REPEATS',
  'ASK_SCALE',
  'ASK_DURATION_UNIT',
] as const;
export type QuestionCode = (typeof QUESTION_CODES)[number];

/** What kind of file it seems to be. */
export const FILE_SHAPES = ['cases', 'contacts', 'survey', 'daily_totals', 'event_log'] as const;
export type FileShape = (typeof FILE_SHAPES)[number];
