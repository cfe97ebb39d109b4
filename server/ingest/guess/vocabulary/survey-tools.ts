import type { Concept } from '../match-headers.ts';
import { headerWords, valueWord } from '../words.ts';

/**
 * What a column is that a survey tool adds to the questions: `anyKey` = an id as many files have one, `note` = of the tool's
 * own working, `came` = how an answer came.
 */
export type ToolColumn = Concept | 'anyKey' | 'note' | 'came';

/** Names that Qualtrics, SurveyMonkey, Typeform, Microsoft Forms and their like give to what they add, phrases by commas. */
const NAMES: Partial<Record<ToolColumn, string>> = {
  responseKey:
    'response id, respondent id, submission id, response token, معرف الاستجابة, رقم الاستجابة',
  anyKey: 'id, #, المعرف',
  answeredAt:
    'recorded date, submit date, date submitted, completion time, وقت الإكمال, وقت الاكتمال',
  ended: 'end date, ended at, date modified',
  otherDate:
    'start date, start time, stage date, date created, last modified time, وقت البدء, وقت آخر تعديل',
  technical:
    'ip address, location latitude, location longitude, location accuracy, network id, user agent',
  customerKey: 'external reference, external data reference',
  email: 'recipient email, email address, email, البريد الإلكتروني',
  personName: 'recipient last name, recipient first name, last name, first name, name, الاسم',
  language: 'user language, اللغة',
  channel: 'distribution channel',
  note: 'progress, duration, duration in seconds, finished, response set, collector id, response type, total time, time taken, survey id, completed',
  came: 'status, response status',
};

const BY_NAME: ReadonlyMap<string, ToolColumn> = new Map(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names
      .split(',')
      // The keys of the table are tool columns.
      .map((name) => [headerWords(name.trim()).join(' '), column as ToolColumn] as const),
  ),
);

/** What a survey tool means by a column of this name; undefined for a question, and for all else. */
export function toolColumn(header: string): ToolColumn | undefined {
  const words = headerWords(header).filter((word) => word !== 'utc' && word !== 'gmt');
  return BY_NAME.get(words.join(' '));
}

/** What words begin with by which a question asks for a score. */
const SCORE_STEMS = headerWords(
  'rate rating satisf easy ease likel recommend agree quality score happy friendl قيم تقييم رضا راض مدى سهول جود توصي evalu note nota facil recommand qualit calific valor recom calid qualid avali pontu puntu',
);

/** Whether a question asks how much or how well, so that a number is its answer and no place in a list. */
export function asksForScore(question: string): boolean {
  return headerWords(question).some((word) => SCORE_STEMS.some((stem) => word.startsWith(stem)));
}

/** Words with which a question asks for one of several things. */
const CHOICE_WORDS: ReadonlySet<string> = new Set(
  headerWords(
    'which what where who when choose select اي اين متي من كم ماذا اختر حدد quel quelle quels quelles lequel laquelle ou qui quand combien choisissez selectionnez cual cuales que donde quien cuando cuanto cuantos cuantas elija seleccione marque qual quais onde quem quanto quantos quantas escolha selecione',
  ),
);
/** Words of an order that stand in front of them. */
const POLITE: ReadonlySet<string> = new Set(
  headerWords('please kindly veuillez favor por merci فضلا يرجي'),
);

/** Whether a question asks for one of several things, so that a number is the place of an answer in a list. */
export function asksForChoice(question: string): boolean {
  const first = headerWords(question).find((word) => !POLITE.has(word));
  return first !== undefined && CHOICE_WORDS.has(first) && !asksForScore(question);
}

/** Qualtrics: what stands behind a question of which one answer has words of its own. */
export const CHOICE_ENDING = / - Selected Choice$/;
/** Its column of those words, by the name of the question's; its column that groups who would recommend. */
export const CHOICE_TEXT = /_\d+_TEXT$/;
export const RECOMMEND_GROUP = /_NPS_GROUP$/;

/** How an answer came that no customer gave, in words and as Qualtrics numbers it. */
const TRIAL_WORDS = [
  'Survey Preview',
  'Survey Test',
  'Survey Preview Spam',
  'Survey Test Spam',
  'Preview',
  'Test',
  'Spam',
  'Imported Spam',
  'Offline Survey Preview',
  'Offline Response Preview',
  'معاينة الاستبيان',
  'معاينة',
  'اختبار',
];
const TRIAL_NUMBERS = ['1', '2', '8', '9', '12', '17', '40', '48'];

/** How an answer of a customer came. */
const REAL_WORDS: ReadonlySet<string> = new Set(
  [
    'IP Address',
    'Imported',
    'Offline',
    'Offline Survey',
    'EX',
    'Anonymous',
    'Email',
    'عنوان IP',
    'مستورد',
  ].map(valueWord),
);
const REAL_NUMBERS: ReadonlySet<string> = new Set(['0', '4', '16', '32']);

/** The values for a trial in a column of these values; null where they do not tell how answers came. */
export function trialsAmong(values: readonly string[]): readonly string[] | null {
  if (values.length === 0) return null;
  const tests = [
    [TRIAL_NUMBERS, (value: string) => REAL_NUMBERS.has(value)],
    [TRIAL_WORDS, (value: string) => REAL_WORDS.has(valueWord(value))],
  ] as const;
  for (const [trials, isReal] of tests) {
    const known = new Set(trials.map(valueWord));
    if (values.every((value) => known.has(valueWord(value)) || isReal(value))) return trials;
  }
  return null;
}
