import type { Why } from '../guessed.ts';
import type { Concept, HeaderMatch } from '../match-headers.ts';
import { profileOf } from '../profile.ts';
import type { GatheredPlace, Profile, SampleColumn } from '../profile.ts';
import { isQuestion } from '../question-text.ts';
import { SCORE_CONCEPTS, scoreOf } from '../scores.ts';
import { headerWords } from '../words.ts';
import { firstGiven, groupsBy, isInEachRow, isOfGroup } from './groups.ts';
import type { Groups } from './groups.ts';
import type { Spread, SpreadInput } from './spread.ts';

/** Headers of what was asked and of what was answered, where each row has one answer. */
const ASKED = new Set(
  headerWords(
    'question questions statement سؤال السؤال العبارة intitulé énoncé pregunta preguntas enunciado pergunta perguntas questão',
  ),
);
/** Headers of what may have been asked, and may be things that were bought. */
const MAYBE_ASKED = new Set(
  headerWords(
    'item items criterion criteria aspect topic attribute metric indicator البند بند المعيار المحور العنصر المؤشر critère élément thème ítem criterio aspecto critério item',
  ),
);
const ANSWERED = new Set(
  headerWords(
    'answer answers response value score rating result reply الإجابة إجابة الجواب الرد القيمة الدرجة التقييم réponse valeur note score respuesta valor puntuación calificación puntaje resposta pontuação nota',
  ),
);
/** Headers of how often an answer was given: such rows are sums, and nobody's answers. */
const COUNTED = new Set(
  headerWords(
    'count counts total frequency responses respondents percent percentage share عدد إجمالي نسبة nombre fréquence pourcentage cantidad frecuencia porcentaje quantidade frequência percentual',
  ),
);
const MOST_QUESTIONS = 60;
/** As many records a mapping may make of a row. */
const MOST_SCORES = 40;
/** A sample has no more of a cell: what is longer could not be told from another question. */
const LONGEST = 500;
/** People that are asked each question, on average. */
const LEAST_ASKED = 4;
const NEARLY_ALL = 0.97;
const MOSTLY = 0.5;

/** What names an answer, the best first. */
const KEYS: readonly Concept[] = ['responseKey', 'recordKey', 'contactKey', 'caseKey'];

/** A file whose rows are answers to one question each, laid out with a column for each question; null for any other. */
export function answersIn(input: SpreadInput): Spread | null {
  const { profiles, columns, rows, isPart } = input;
  const asked = askedIn(profiles);
  const answered = asked && answeredIn(profiles, asked);
  const cellsOf = (profile: Profile): SampleColumn | undefined =>
    columns.find(({ name }) => name === profile.name);
  const questions = asked && cellsOf(asked);
  const answers = answered && cellsOf(answered);
  if (!asked || !answered || !questions || !answers) return null;
  const others = profiles.filter((one) => one !== asked && one !== answered);
  const key = keyOf(others, columns, questions, rows);
  // Rows by themselves are answers only where each says in words what was asked.
  if (key.length === 0 && (!areQuestions(asked) || others.some(isCount))) return null;
  const groups: Groups =
    key.length > 0
      ? groupsBy(key, rows)
      : { rows: Array.from({ length: rows }, (_, row) => [row]), areTogether: true };
  const isSure = isNamed(asked.words, ASKED) || areQuestions(asked);
  if (!isSure && !hasAll(groups, asked)) return null;
  const texts = [...asked.counts.keys()];
  if (texts.some((text) => text.length >= LONGEST)) return null;
  const made = texts.map((text) =>
    asMeant(answerColumn(answers, questions, text, groups), answered),
  );
  const scores = made.filter(isScore);
  const [watched] = scores;
  if (!watched || scores.length > MOST_SCORES) return null;
  // Scores are read row by row; what else was answered, or stands in one of the rows only, belongs to those of other rows.
  const isElsewhere = (profile: Profile): boolean => {
    const column = cellsOf(profile);
    return column !== undefined && isOfGroup(column, groups) && !isInEachRow(column, groups);
  };
  const gathers = key.length > 0 && (scores.length < made.length || others.some(isElsewhere));
  // One of them minds the questions that come later: without it, answers to them would be passed over unnoticed.
  const known = { column: questions.name, values: namesOf(texts), otherwise: 'reject' as const };
  const pick = gathers ? ('last' as const) : null;
  const left = new Map<string, Why>();
  const inKey = new Set(key.map(({ name }) => name));
  const laidOut = (column: SampleColumn): SampleColumn => {
    const isKept = !gathers || column.joined || inKey.has(column.name);
    return {
      ...column,
      cells: groups.rows.map((rows) => firstGiven(column, rows)),
      ...(isKept || isInEachRow(column, groups) ? {} : { gathered: lastOf(column.name) }),
    };
  };
  for (const profile of others) {
    const column = cellsOf(profile);
    if (!column || key.length === 0 || isOfGroup(column, groups)) continue;
    // Where rows are read one by one, a comment beside each score is that score's.
    if (gathers || !isText(profile)) left.set(profile.name, rowsDiffer(profile, key));
  }
  for (const { name, header } of key.length > 0 ? [] : made.filter((one) => !isScore(one))) {
    left.set(name, { code: 'ROWS_APART', params: { column: header } });
  }
  const params = {
    column: nameOf(asked),
    answers: nameOf(answered),
    questions: texts.length,
    examples: texts.slice(0, 3),
    by: key.map(({ header, name }) => header || name),
  };
  for (const one of [asked, answered]) {
    const as = one === asked ? 'asked' : 'answered';
    left.set(one.name, { code: 'ROWS_SPREAD', params: { column: nameOf(one), as } });
  }
  return {
    kind: 'answers',
    columns: [
      ...columns.map(laidOut),
      ...made.map(({ gathered, ...column }) => {
        const { header: to, name } = column;
        const where =
          name === watched.name ? { equals: { value: known, to } } : (gathered?.where ?? null);
        return { ...column, ...(gathered && { gathered: { ...gathered, pick, where } }) };
      }),
    ],
    rows: groups.rows.length,
    key: key.map(({ name }) => name),
    order: gathers ? (isPart && groups.areTogether ? 'together' : 'anywhere') : null,
    left,
    question: { code: 'ASK_ANSWER_ROWS', params, columns: [asked.name, answered.name] },
    begun: null,
    turns: null,
    updatedAt: null,
    timeline: null,
  };
}

/** The last value that is given in the rows of a record. */
function lastOf(column: string): GatheredPlace {
  return { column, where: null, pick: 'last', order: null, dates: null, meant: null };
}

function namesOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => [text, text]));
}

function nameOf({ header, name }: Pick<Profile, 'header' | 'name'>): string {
  return header || name;
}

/** The column that says what was asked; of several the one with the most words. */
function askedIn(profiles: readonly Profile[]): Profile | null {
  const found = profiles.filter((profile) => {
    const { joined, dates, numbers, counts, texts, rows, words } = profile;
    if (joined || dates || numbers || texts.length < rows * NEARLY_ALL) return false;
    if (counts.size < 2 || counts.size > Math.min(MOST_QUESTIONS, texts.length / LEAST_ASKED)) {
      return false;
    }
    return isNamed(words, ASKED) || isNamed(words, MAYBE_ASKED) || areQuestions(profile);
  });
  return found.toSorted((a, b) => b.meanWords - a.meanWords)[0] ?? null;
}

function isNamed(words: readonly string[], names: ReadonlySet<string>): boolean {
  return words.some((word) => names.has(word));
}

function areQuestions({ counts }: Profile): boolean {
  const texts = [...counts.keys()];
  return texts.filter(isQuestion).length >= texts.length / 2;
}

/** The column that says what was answered: numbers before words. */
function answeredIn(profiles: readonly Profile[], asked: Profile): Profile | null {
  const found = profiles.filter(
    ({ joined, dates, counts, words, ...one }) =>
      one.name !== asked.name &&
      joined === null &&
      dates === null &&
      counts.size > 1 &&
      one.texts.length >= one.rows * MOSTLY &&
      words.some((word) => ANSWERED.has(word)) &&
      !words.some((word) => NAMES.has(word)),
  );
  const share = ({ texts }: Profile): number => texts.filter((text) => /\d/.test(text)).length;
  return found.toSorted((a, b) => share(b) - share(a))[0] ?? null;
}

/** `Response id` names answers. */
const NAMES = new Set(
  headerWords('id key number code type رقم معرف نوع رمز numéro code type código número tipo'),
);

/** The columns that say which rows are one person's answers; none where no columns do. */
function keyOf(
  others: readonly Profile[],
  columns: readonly SampleColumn[],
  questions: SampleColumn,
  rows: number,
): readonly SampleColumn[] {
  const ofConcept = (concept: Concept): Profile[] =>
    others.filter((profile) => profile.joined === null && bestOf(profile)?.concept === concept);
  const single = KEYS.flatMap(ofConcept).filter(({ dates }) => dates === null);
  const customers = ofConcept('customerKey');
  const dates = others.filter((profile) => profile.joined === null && profile.dates !== null);
  const pairs = customers.flatMap((customer) => dates.map((date) => [customer, date]));
  for (const profiles of [...single.map((profile) => [profile]), ...pairs]) {
    const found = profiles.flatMap(({ name }) => columns.find((one) => one.name === name) ?? []);
    const isNamed = profiles.some((profile) => bestOf(profile)?.concept === 'responseKey');
    if (isKey(found, questions, { rows, least: isNamed ? 1 : LEAST_SHARED })) return found;
  }
  return [];
}

/** What a header names best, if it names anything well. */
function bestOf({ matches }: Profile): HeaderMatch | null {
  const [best] = matches.toSorted((a, b) => b.score - a.score);
  return best && best.score >= LEAST_NAMED ? best : null;
}

const LEAST_NAMED = 0.6;
/** Rows of a key, on average: some people answer one question only. */
const LEAST_SHARED = 1.1;

/** People are asked nearly all there is to ask; of things, few buy nearly all. */
function hasAll({ rows }: Groups, asked: Profile): boolean {
  const answers = rows.reduce((sum, group) => sum + group.length, 0);
  return answers / Math.max(1, rows.length) >= asked.counts.size * 0.7;
}

/** Rows of one key have each question once, and `least` rows have a key on average. */
function isKey(
  key: readonly SampleColumn[],
  questions: SampleColumn,
  { rows, least }: { rows: number; least: number },
): boolean {
  const groups = groupsBy(key, rows);
  const once = groupsBy([...key, questions], rows);
  const counted = groups.rows.reduce((sum, group) => sum + group.length, 0);
  const isGiven = counted >= rows * NEARLY_ALL;
  return (
    isGiven &&
    once.rows.length >= counted * NEARLY_ALL &&
    groups.rows.length <= counted / least &&
    groups.rows.length >= 3
  );
}

function answerColumn(
  answers: SampleColumn,
  questions: SampleColumn,
  text: string,
  { rows }: Groups,
): SampleColumn {
  return {
    name: `${answers.name}: ${text}`,
    header: text,
    cells: rows.map((group) => {
      const row = group.findLast((one) => (questions.cells[one] ?? '').trim() === text);
      return row === undefined ? '' : (answers.cells[row] ?? '');
    }),
    gathered: {
      column: answers.name,
      where: { equals: { value: questions.name, to: text } },
      pick: null,
      order: null,
      dates: null,
      meant: null,
    },
  };
}

/** Whether a column's answers are known for scores. */
function isScore({ gathered }: SampleColumn): boolean {
  return SCORE_CONCEPTS.has(gathered?.meant ?? 'otherDate');
}

/** A question's column as what its words and answers make of it: a score, something said, or whatever it turns out to be. */
function asMeant(column: SampleColumn, answered: Profile): SampleColumn {
  const { gathered } = column;
  const profile = profileOf(column);
  const meant = scoreMeant(profile, answered) ?? (isSaid(profile) ? ('text' as const) : null);
  return gathered ? { ...column, gathered: { ...gathered, meant } } : column;
}

/** The kind of score by the words of the question, else by the header of the answers, else any. */
function scoreMeant(profile: Profile, answered: Profile): Concept | null {
  const named = [profile, answered].flatMap(({ matches }) =>
    matches
      .filter(({ concept, score }) => SCORE_CONCEPTS.has(concept) && score >= LEAST_MEANT)
      .toSorted((a, b) => b.score - a.score)
      .map(({ concept }) => concept),
  );
  return [...named, 'rating' as const].find((concept) => scoreOf(concept, profile)) ?? null;
}

const LEAST_MEANT = 0.45;

/** What people said in their own words, however few of them said something. */
function isSaid(profile: Profile): boolean {
  const { matches, meanWords, shares } = profile;
  const asksForWords = matches.some(({ concept, score }) => concept === 'text' && score >= 0.5);
  return (
    (asksForWords || meanWords >= 3) &&
    isPlain(profile) &&
    Math.max(shares.email, shares.phone, shares.json) < 0.5
  );
}

function isCount({ joined, numbers, words }: Profile): boolean {
  return joined === null && numbers !== null && words.some((word) => COUNTED.has(word));
}

function isText(profile: Profile): boolean {
  const { meanWords, counts, texts } = profile;
  return isPlain(profile) && meanWords >= 2 && counts.size > texts.length * 0.1;
}

function isPlain({ dates, numbers, clocks, flags, texts }: Profile): boolean {
  return texts.length > 0 && !dates && !numbers && !clocks && !flags;
}

function rowsDiffer(profile: Profile, key: readonly SampleColumn[]): Why {
  const by = key.map(({ header, name }) => header || name);
  return { code: 'ROWS_DIFFER', params: { column: nameOf(profile), by } };
}
