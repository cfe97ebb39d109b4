import { headerWords, lettersOf } from './words.ts';
import { namedUnit } from './duration-unit.ts';
import { WORD_LANGUAGES } from './vocabulary/concept.ts';
import type { ConceptWords, WordLanguage } from './vocabulary/concept.ts';
import { CATEGORY_WORDS } from './vocabulary/categories.ts';
import { DATE_WORDS } from './vocabulary/dates.ts';
import { KEY_WORDS } from './vocabulary/keys.ts';
import { isOfAnEnd } from './vocabulary/reasons.ts';
import { MEASURE_WORDS } from './vocabulary/measures.ts';

const VOCABULARY = { ...KEY_WORDS, ...DATE_WORDS, ...CATEGORY_WORDS, ...MEASURE_WORDS };

/** Everything a column can be called after. */
export type Concept = keyof typeof VOCABULARY;

/** Every concept there is, in the order in which ties are decided. */
// Object.keys forgets that the keys are the concepts.
const CONCEPTS = Object.keys(VOCABULARY) as Concept[];

/** How well a header names a concept: 1 = it is one of its names; `language` is that of the name. */
export type HeaderMatch = { concept: Concept; score: number; language: WordLanguage };

/** A name of a concept; `place` is its place among all names, in the order in which ties are decided. */
type Phrase = {
  concept: Concept;
  words: readonly string[];
  language: WordLanguage;
  place: number;
};

let made: ReadonlyMap<string, readonly Phrase[]> | null = null;

/** Names by how their first word begins: a header names none of the others. Made when it is first asked for: a server begins sooner. */
function namesByStem(): ReadonlyMap<string, readonly Phrase[]> {
  return (made ??= byStem(
    CONCEPTS.flatMap((concept) =>
      phrasesOf(VOCABULARY[concept]).map((phrase) => ({ concept, ...phrase })),
    ).map((phrase, place) => ({ ...phrase, place })),
  ));
}

function phrasesOf(concept: ConceptWords): Pick<Phrase, 'words' | 'language'>[] {
  return WORD_LANGUAGES.flatMap((language) =>
    concept[language].split(',').map((phrase) => ({ words: headerWords(phrase.trim()), language })),
  );
}

/** Shortest word of which another form may be the same word. */
const LEAST_STEM = 5;

/** What words that are alike begin with in any case. */
function stemOf(word: string): string {
  return word.slice(0, LEAST_STEM);
}

function byStem(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const stem = stemOf(phrase.words[0] ?? '');
    const known = found.get(stem);
    if (known) known.push(phrase);
    else found.set(stem, [phrase]);
  }
  return found;
}

let joined: ReadonlyMap<string, readonly string[]> | null = null;

/** Names of several words by their letters alone, as databases write them: `createdat`, `customerid`. */
function namesJoined(): ReadonlyMap<string, readonly string[]> {
  return (joined ??= new Map(
    CONCEPTS.flatMap((concept) =>
      WORD_LANGUAGES.flatMap((one) => VOCABULARY[concept][one].split(',')),
    )
      .filter((name) => name.trim().includes(' '))
      .map((name) => [lettersOf(name), headerWords(name)] as const)
      .reverse(),
  ));
}

/** The words of a header, also where it is a name of several words without the spaces between them. */
export function wordsIn(header: string): readonly string[] {
  const words = headerWords(header);
  return words.length === 1 ? (namesJoined().get(lettersOf(header)) ?? words) : words;
}

/** Whether the dictionary has a header as one of its names. */
export function isKnownHeader(header: string): boolean {
  const wanted = headerWords(header);
  const likely = namesByStem().get(stemOf(wanted[0] ?? '')) ?? [];
  return likely.some(({ words }) => words.join(' ') === wanted.join(' '));
}

/** How well a header's words name each concept; concepts that they do not name are left out. */
export function matchHeader(words: readonly string[]): HeaderMatch[] {
  const stems = new Set(words.map(stemOf));
  const likely = [...stems].flatMap((stem) => namesByStem().get(stem) ?? []);
  const best = new Map<Concept, HeaderMatch>();
  const isMeant =
    words.some((word) => MEANT_WORDS.has(word)) && !words.some((word) => REACHED_WORDS.has(word));
  const isPart = words.some((word) => RINGING_WORDS.has(word));
  const isWhyEnded = isOfAnEnd(words);
  const unit = words.some((word) => WITHIN_WORDS.has(word)) ? null : namedUnit(words);
  // An hour and a day may be those at which it happened.
  const isShort = unit === 'minutes' || unit === 'seconds' || unit === 'milliseconds';
  for (const { concept, language, words: name } of likely.sort((a, b) => a.place - b.place)) {
    const counted = COUNTED.has(concept)
      ? words.filter((word) => !COUNT_WORDS.has(word) || name.includes(word))
      : words;
    const named = phraseScore(counted, name);
    const meant = isMeant && ENDS.has(concept) ? 'due' : concept;
    const score = isPart && concept === 'wait' ? named * OF_A_PART : named;
    if (isWhyEnded && THEMES.has(concept) && named < 1) continue;
    if (KEYS.has(concept) && isMeasured(words, name)) continue;
    const found = (of: Concept): void => {
      if (score > (best.get(of)?.score ?? 0)) best.set(of, { concept: of, score, language });
    };
    found(meant);
    const isTold = unit !== null && (isShort || meant === 'firstResponse');
    const lasted = isTold ? LASTED[meant] : undefined;
    if (lasted) found(lasted);
  }
  return [...best.values()];
}

/** Words of a header that asks whether something happened in time. */
const WITHIN_WORDS = new Set(headerWords('within same under خلال نفس dans dentro'));

/** What happened, and how long it took: of `First response (mins)` the values say which of the two is meant. */
const LASTED: Partial<Record<Concept, Concept>> = {
  firstResponse: 'responseTime',
  resolved: 'resolveTime',
  closed: 'resolveTime',
};

/** Words that name a thing only when they stand alone: more words beside them make it another thing. */
const WEAK_ALONE = new Set(
  headerWords(
    'name type class plan group unit location site value item at when time state code number key reference result source origin problem market via media status issue case account user client model service area facility title grade point nom nombre nome اسم رقم نوع فئة tipo valor valeur estado état valeur código code número numéro servicio serviço grupo groupe área origen origem fuente fonte الاسم الرقم النوع الحالة',
  ),
);
/** How many: says nothing of what is counted. */
const COUNT_WORDS = new Set(
  headerWords('count total quantity nombre cantidad quantidade عدد إجمالي مجموع'),
);
/** What is counted, and not what has a number. */
const COUNTED: ReadonlySet<Concept> = new Set([
  'offeredCount',
  'answeredCount',
  'abandonedCount',
  'handovers',
  'reopens',
] as const);
/** What is meant to be on a day, and perhaps never was. */
const MEANT_WORDS = new Set(
  headerWords(
    'target expected planned estimated promised projected scheduled forecast المتوقع المتوقعة المستهدف المستهدفة المخطط المقدر prévu prévue attendu attendue estimé estimée cible previsto prevista estimado estimada esperado esperada planeado planificada comprometida compromiso previsão planejada',
  ),
);
/** Words by which it is not the end that is meant: who aims at something, or whether it was reached. */
const REACHED_WORDS = new Set(
  headerWords('within met missed breached team group ضمن فريق dans équipe dentro equipo equipe'),
);
/** Ends that, where they are only meant to be, are when something is due. */
const ENDS: ReadonlySet<Concept> = new Set(['resolved', 'closed', 'delivered'] as const);
const THEMES: ReadonlySet<Concept> = new Set(['theme', 'subTheme'] as const);
const KEYS: ReadonlySet<Concept> = new Set([
  'caseKey',
  'contactKey',
  'responseKey',
  'customerKey',
] as const);
/** What is told of a thing that has a key, and is none. */
const TOLD_WORDS = new Set(
  headerWords(
    'duration seconds minutes hours message interaction count مدة زمن ثواني durée duración duração',
  ),
);

function isMeasured(header: readonly string[], name: readonly string[]): boolean {
  return header.some((word) => TOLD_WORDS.has(word) && !name.includes(word));
}

/** Parts of a wait, which stand for it where nothing else does. */
const RINGING_WORDS = new Set(
  headerWords('ring ringing hold held رنين الرنين تعليق التعليق sonnerie timbre toque retenido'),
);
const OF_A_PART = 0.9;
const KIND_WORDS = new Set(headerWords('type kind class tipo نوع'));

/** 1 = the same words; less when the header has more words than the name, or spells them a little differently. */
function phraseScore(header: readonly string[], phrase: readonly string[]): number {
  if (phrase.length > header.length) return 0;
  let likeness = 1;
  const places: number[] = [];
  for (const word of phrase) {
    let best = 0;
    let place = -1;
    header.forEach((other, i) => {
      const alike = places.includes(i) ? 0 : wordLikeness(word, other);
      if (alike > best) [best, place] = [alike, i];
    });
    if (best === 0) return 0;
    likeness *= best;
    places.push(place);
  }
  const inOrder = places.every((place, i) => i === 0 || place === (places[i - 1] ?? 0) + 1);
  if (phrase.length === header.length) return likeness * (inOrder ? 1 : 0.96);
  const share = 0.5 + 0.42 * (phrase.length / header.length) + (inOrder ? 0.03 : 0);
  const [only = ''] = phrase;
  const isWeak = phrase.length === 1 && WEAK_ALONE.has(only);
  // The type of a thing is not the thing.
  const isKindOf = header.some((word, i) => KIND_WORDS.has(word) && !places.includes(i));
  return likeness * share * (isWeak ? 0.6 : 1) * (isKindOf ? 0.75 : 1) * (inOrder ? 1 : 0.8);
}

const DOER = /^([dts]?(er|ora?|eur)|r|ant)$/;

/** Words that begin like others and are none of their forms: how many is no country, and what was first is no origin. */
const APART = new Set(headerWords('count counts counter country county original originally'));

/** 1 for the same word, 0.88 for words of one stem (`creation`, `created`), 0 for different ones. */
function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const least = Math.min(a.length, b.length);
  if (least < LEAST_STEM || APART.has(a) || APART.has(b)) return 0;
  let same = 0;
  while (same < least && a[same] === b[same]) same++;
  if (same < Math.max(LEAST_STEM, 0.65 * Math.max(a.length, b.length))) return 0;
  // Who does a thing is not the thing: request, requester.
  if (DOER.test(a.slice(same)) || DOER.test(b.slice(same))) return 0;
  return 0.88;
}
