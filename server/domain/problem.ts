/**
 * What can go wrong, as a closed list of codes. A code is language-free; the sentence a person reads is made from
 * it and its parameters in `server/messages/` (English and Arabic), and says what was wrong, the value seen and
 * what would be right.
 */
export const PROBLEM_STATUS = {
  // requests
  REQUEST_INVALID: 400,
  REQUEST_NOT_JSON: 400,
  REQUEST_TOO_LARGE: 413,
  REQUEST_TOO_DEEP: 400,
  REQUEST_TOO_SLOW: 408,
  ROUTE_UNKNOWN: 404,
  PERIOD_REVERSED: 400,
  PERIOD_TOO_LONG: 400,
  DATE_INVALID: 400,
  ZONE_UNKNOWN: 400,
  METRIC_UNKNOWN: 400,
  DIMENSION_UNKNOWN: 400,
  DIMENSION_VALUE_UNKNOWN: 400,
  ATTRIBUTE_UNKNOWN: 400,
  INSTRUMENT_UNKNOWN: 400,
  COMPARE_UNKNOWN: 400,
  GRAIN_UNKNOWN: 400,
  SETTING_INVALID: 400,
  TARGET_EXISTS: 409,
  LIST_FULL: 422,
  SLICE_TOO_LARGE: 422,
  SEARCH_WORDS_MISSING: 400,
  SEARCH_TOO_BROAD: 422,
  CUSTOMER_TOO_LARGE: 422,
  ALIAS_CYCLE: 409,
  THEMES_INVALID: 400,
  THEMES_CHANGED: 409,
  THEME_CARRIED: 409,
  ASSIGNMENT_RECORDS_MISSING: 404,
  ASSIGNMENT_TOO_LARGE: 422,
  ASSIGNMENT_UNDONE: 409,
  ASSIGNMENT_RUNNING: 409,
  ASSIGNMENT_SUPERSEDED: 409,
  NOT_FOUND: 404,
  CURSOR_INVALID: 400,
  HOST_REFUSED: 403,
  IDEMPOTENCY_KEY_REUSED: 422,
  IDEMPOTENCY_KEY_BUSY: 409,
  IDEMPOTENCY_KEY_INVALID: 400,
  BATCH_TOO_LARGE: 413,
  // who asks
  SIGN_IN_NEEDED: 401,
  SIGN_IN_FAILED: 401,
  TOO_MANY_TRIES: 429,
  SIGN_IN_BUSY: 503,
  RATE_LIMITED: 429,
  ACCESS_DENIED: 403,
  PROOF_NEEDED: 403,
  OWN_HEADER_MISSING: 403,
  VIEWING_ONLY: 403,
  VIEW_AS_REFUSED: 403,
  INVENTED_ONLY: 403,
  SOURCE_REFUSED: 403,
  LINK_GONE: 404,
  PASSWORD_WEAK: 400,
  EMAIL_TAKEN: 409,
  RIGHTS_INVALID: 400,
  PERSON_DISABLED: 409,
  LAST_ADMINISTRATOR: 409,
  KEY_SCOPES_EMPTY: 400,
  // retention and erasure
  RETENTION_UNAVAILABLE: 409,
  ERASURE_UNAVAILABLE: 409,
  ERASURE_LEDGER_MISSING: 503,
  ERASURE_NOT_CONFIRMED: 400,
  // files and mappings
  FILE_MISSING: 400,
  FILE_IS_DIRECTORY: 400,
  FILE_EMPTY: 400,
  FILE_TRUNCATED: 422,
  FILE_TOO_LARGE: 413,
  FILE_FORMAT: 422,
  FILE_ENCODING: 422,
  FILE_COLUMNS_TOO_MANY: 422,
  FILE_HEADER_DUPLICATE: 422,
  FILE_COLUMN_MISSING: 422,
  FILE_QUOTE_OPEN: 422,
  FILE_LINE_NOT_JSON: 422,
  FILE_NOT_JSON: 422,
  FILE_LIST_MISSING: 422,
  FILE_DAMAGED: 422,
  FILE_LOCKED: 422,
  FILE_SHEET_UNKNOWN: 422,
  FILE_CHANGED: 409,
  FILE_ROWS_SCATTERED: 422,
  FILE_JOIN_TOO_LARGE: 422,
  FILE_JOIN_MISSING: 400,
  MAPPING_INVALID: 400,
  MAPPING_MISSING: 400,
  IMPORT_NOT_RESUMABLE: 409,
  IMPORT_NOT_UNDOABLE: 409,
  // the watched folder
  INBOX_FOLDER_INVALID: 422,
  INBOX_MAPPING_MISSING: 422,
  INBOX_FILE_LOOSE: 422,
  INBOX_NOT_A_FILE: 422,
  // one row
  ROW_COLUMNS: 422,
  ROW_CELL_TOO_LARGE: 422,
  ROW_TOO_LARGE: 422,
  ROW_TOO_DEEP: 422,
  ROW_NOT_OBJECT: 422,
  ROW_VALUE_MISSING: 422,
  ROW_DATE_INVALID: 422,
  ROW_NUMBER_INVALID: 422,
  ROW_BOOLEAN_INVALID: 422,
  ROW_SCORE_OUTSIDE: 422,
  ROW_VALUE_OUTSIDE: 422,
  ROW_VALUE_UNMAPPED: 422,
  ROW_FIELD_UNKNOWN: 422,
  ROW_TEXT_TOO_LONG: 422,
  ROW_NOT_TOGETHER: 422,
  ROW_PARTNER_MISSING: 422,
  ROW_ORPHAN: 422,
  ROW_SEALED: 422,
  // running it
  ENVIRONMENT_INVALID: 500,
  COMMAND_UNKNOWN: 400,
  COMMAND_ARGUMENTS: 400,
  STORE_FULL: 507,
  STORE_READ_ONLY: 507,
  STORE_DAMAGED: 500,
  STORE_NEWER: 500,
  STORE_UNSAFE: 500,
  STORE_BUSY: 503,
  BACKUP_EXISTS: 409,
  BACKUP_INVALID: 422,
  PORT_IN_USE: 500,
  INTERNAL: 500,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEM_STATUS;
/** What a problem's sentence needs to know: the value seen, what was expected, limits. */
export type ProblemParams = Readonly<Record<string, string | number | readonly string[]>>;
/** A code with its parameters: everything a sentence in either language is made from. */
export type Problem = { readonly code: ProblemCode; readonly params: ProblemParams };

/** The one error class of the product. `problem` is public; `cause` goes to the log only. */
export class AppError extends Error {
  readonly problem: Problem;
  constructor(code: ProblemCode, params: ProblemParams = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'AppError';
    this.problem = { code, params };
  }
}
