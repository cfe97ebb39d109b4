/** Time somebody is away: days since 1970-01-01, `[from, to)`. */
export type Absence = {
  readonly from: number;
  readonly to: number;
  /** Id of the person who is told instead; null = nobody is. */
  readonly deputy: string | null;
};

/** How a person wants to be told. */
export type NoticeSetting = {
  readonly person: string;
  readonly hasMail: boolean;
  /** A mail about the week, once a week. */
  readonly hasWeekly: boolean;
  /** Language of what is written to them. */
  readonly language: 'en' | 'ar';
  /** Null = none was told. */
  readonly away: Absence | null;
};

/** How somebody is told who has said nothing about it. */
export const USUAL_NOTICE: Omit<NoticeSetting, 'person'> = {
  hasMail: true,
  hasWeekly: true,
  language: 'en',
  away: null,
};
