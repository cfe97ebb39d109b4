import { mostOf } from '../../domain/records/fields.ts';
import { mayBeDurations } from './duration-unit.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { arePromoterGroups } from './score-words.ts';
import { SCORE_CONCEPTS, scoreOf } from './scores.ts';
import { isAskedOfCustomer } from './solved.ts';
import type { ScoreColumn } from './scales.ts';
import { isAbandonedWord } from './vocabulary/abandoned.ts';
import { DATE_WORDS } from './vocabulary/dates.ts';
import { saysNumber } from './vocabulary/whose.ts';
import { headerWords, valueWord } from './words.ts';

/** True for concepts that are instants or days. */
export function isDateConcept(concept: Concept): boolean {
  return concept in DATE_WORDS;
}

type Fit = (profile: Profile) => number;

const flagFit: Fit = ({ flags }) => (flags ? 1.05 : 0);
const numberFit: Fit = ({ numbers }) => (numbers ? 1 : 0);
const countFit: Fit = ({ numbers }) =>
  numbers?.areWhole === true &&
  numbers.min >= 0 &&
  !numbers.hasPercent &&
  numbers.median <= mostOf('daily_total', 'count')
    ? 1
    : 0;
const durationFit: Fit = (profile) =>
  profile.numbers && profile.numbers.min < 0 ? 0 : elapsedFit(profile);
/** A time between two instants may be negative by a mistake of the source. */
const elapsedFit: Fit = (profile) =>
  profile.clocks
    ? 1.1
    : mayBeDurations(profile) && !saysYesOrNo(profile) && !saysWhen(profile)
      ? 1
      : 0;

const HOUR_OR_DAY = /^[^(]*(?<!\p{L})(?:hour|day)(?!\p{L})/iu;

/** The hour of the day, or the day of the month, at which something happened: `Closed hour`. */
function saysWhen({ header, words, numbers }: Profile): boolean {
  const isOneOf = numbers?.areWhole === true && numbers.min >= 0 && numbers.max <= 31;
  return isOneOf && words.length === 2 && HOUR_OR_DAY.test(header);
}

/** Ones and noughts alone say whether, and not how long. */
function saysYesOrNo({ numbers, counts }: Profile): boolean {
  return numbers !== null && numbers.areWhole && numbers.max <= 1 && counts.size === 2;
}

/** A category, and more when its words are those of a vocabulary. */
function wordsFit(vocabulary: 'channel' | 'status' | 'priority', proof: number): Fit {
  return (profile) => categoryFit(profile) * (profile.shares[vocabulary] >= 0.6 ? proof : 1);
}

const DIRECTIONS: ReadonlySet<string> = new Set(
  'inbound,outbound,incoming,outgoing,in,out,internal,transfer,callback,queue callback,3rd party transfer,3rd party conference,manual,preview,autodial,voicemail,inbound voicemail,missed,وارد,واردة,صادر,صادرة,داخلي,entrant,sortant,interne,entrante,saliente,interna,interno,recebida,efetuada,saída,entrada'
    .split(',')
    .map(valueWord),
);

/** Whether somebody called or was called, or had gone: French has a word for a department for that, and others a type. */
function saysDirection({ counts }: Profile): boolean {
  return [...counts.keys()].every(
    (text) => DIRECTIONS.has(valueWord(text)) || isAbandonedWord(text),
  );
}

/** How values go with concepts that are neither dates, scores nor plain categories. */
const FITS: Partial<Record<Concept, Fit>> = {
  caseKey: keyFit,
  recordKey: keyFit,
  responseKey: keyFit,
  contactKey: keyFit,
  customerKey: customerFit,
  email: ({ shares }) => (shares.email >= 0.7 ? 1.25 : 0),
  phone: (profile) => (profile.shares.phone >= 0.6 || isLongDigits(profile) ? 1.1 : 0),
  technical: () => 0.9,
  personName: ({ dates }) => (dates ? 0 : 0.9),
  text: textFit,
  title: textFit,
  staffNote: textFit,
  language: ({ shares }) => (shares.language >= 0.8 ? 1.1 : 0.2),
  channel: wordsFit('channel', 1.2),
  department: (profile) => (saysDirection(profile) ? 0 : kindFit(profile)),
  theme: themeFit,
  status: wordsFit('status', 1.25),
  outcome: categoryFit,
  priority: wordsFit('priority', 1.2),
  slaTold: flagFit,
  slaBreached: flagFit,
  answered: flagFit,
  fcr: flagFit,
  abandoned: flagFit,
  handovers: countFit,
  reopens: countFit,
  escalationLevel: (profile) => (profile.flags ? 1 : countFit(profile)),
  offeredCount: countFit,
  answeredCount: countFit,
  abandonedCount: countFit,
  value: numberFit,
  withinLevel: ({ numbers }) => (numbers && numbers.min >= 0 ? 1 : 0),
  rate: numberFit,
  wait: durationFit,
  duration: durationFit,
  resolveTime: elapsedFit,
  responseTime: elapsedFit,
};

/** How well a column's values go with a concept: 0 = not at all, 1 = as expected, up to 1.25 = they prove it. */
export function fitOf(concept: Concept, profile: Profile): number {
  if (profile.texts.length === 0) return 0;
  if (isDateConcept(concept)) return dateFit(profile);
  if (SCORE_CONCEPTS.has(concept)) return scoreFit(concept, profile);
  return (FITS[concept] ?? kindFit)(profile);
}

/** Low enough for doubt, high enough for the header to decide. */
const MANY_OUTSIDE = 0.57;

const HALF_FILLED = 0.6;

/** Values beyond the scale leave it likely, not sure; many of them leave it in doubt. */
function scoreFit(concept: Concept, profile: Profile): number {
  if (concept === 'solved' && !isAskedOfCustomer(profile)) return 0;
  const score = scoreOf(concept, profile);
  if (!score || isOneOption(score, profile)) return 0;
  if (score.isMany) return MANY_OUTSIDE;
  return score.outside > 0 ? 0.8 : 1;
}

/** A question's one option with a column of its own: its answers alone would be all of one kind. */
function isOneOption({ areWords, labels }: ScoreColumn, { texts, rows }: Profile): boolean {
  return (
    areWords === true && Object.keys(labels ?? {}).length < 2 && texts.length < rows * HALF_FILLED
  );
}

function dateFit({ dates }: Profile): number {
  if (!dates) return 0;
  if (dates.share >= 0.97) return 1.05;
  // Written like dates throughout, some of days that no calendar has.
  return dates.share >= 0.8 || dates.shaped >= 0.97 ? 0.7 : 0.3;
}

function isLongDigits({ counts }: Profile): boolean {
  const texts = [...counts.keys()].slice(0, 200);
  return texts.filter((text) => /^\+?\d{8,15}$/.test(text)).length > texts.length * 0.8;
}

const NEARLY_ALL = 0.9;

function looksLikeKey({ dates, numbers, clocks, meanWords, longest, shares }: Profile): boolean {
  if (dates || clocks || longest > 200) return false;
  if (meanWords > 2 && shares.code < NEARLY_ALL) return false;
  if (shares.email > 0.5 || shares.json > 0.5) return false;
  return numbers === null || (numbers.areWhole && !numbers.hasPercent);
}

function keyFit(profile: Profile): number {
  if (!looksLikeKey(profile)) return 0;
  const { counts, texts, rows } = profile;
  const unique = counts.size / texts.length;
  if (unique === 1 && texts.length === rows) return 1.05;
  if (texts.length < rows * 0.5) return 0.5;
  return unique > 0.9 ? 1 : counts.size > 20 ? 0.85 : 0.5;
}

/** Of a name and a number the number is the better key. */
const NUMBERED = 1.02;

function customerFit(profile: Profile): number {
  return whoseFit(profile) * (saysNumber(profile.words) ? NUMBERED : 1);
}

/** How many customers a thing concerned is nobody's number. */
const CONCERNED: ReadonlySet<string> = new Set(
  headerWords(
    'affected impacted المتأثرين المتأثرون المتضررين المتضررون affectés impactés touchés afectados impactados afetados impactados',
  ),
);

function whoseFit(profile: Profile): number {
  if (profile.numbers && profile.words.some((word) => CONCERNED.has(word))) return 0;
  if (!looksLikeKey(profile))
    return profile.meanWords <= 4 && profile.counts.size > 20 && !profile.dates ? 0.5 : 0;
  const { counts, texts } = profile;
  if (texts.length < 30) return counts.size > 1 ? 0.95 : 0.5;
  return counts.size > 20 || counts.size > texts.length * 0.1 ? 1 : 0.4;
}

function textFit({
  dates,
  numbers,
  clocks,
  flags,
  counts,
  texts,
  meanWords,
  meanLength,
  shares,
}: Profile): number {
  if (dates || numbers || clocks || flags) return 0;
  if (shares.code >= NEARLY_ALL || shares.thread >= NEARLY_ALL) return 0;
  const unique = counts.size / texts.length;
  if (meanWords >= 4 || meanLength >= 30) return unique > 0.05 ? 1.1 : 0.7;
  return unique > 0.5 && counts.size > 5 ? 0.95 : 0.5;
}

/** Stations of a life are no kinds of things, even where the header has a word for such in it. */
function kindFit(profile: Profile): number {
  if (arePromoterGroups(profile)) return 0;
  const areStations = profile.shares.status >= 0.85 && profile.counts.size > 1;
  return categoryFit(profile) * (areStations ? 0.7 : 1);
}

/** Ways in which customers come are no themes, though a header may call them types. */
function themeFit(profile: Profile): number {
  if (saysDirection(profile)) return 0;
  const areChannels = profile.shares.channel >= 0.85 && profile.counts.size > 1;
  return kindFit(profile) * (areChannels ? 0.5 : 1);
}

function categoryFit({
  dates,
  flags,
  numbers,
  clocks,
  counts,
  texts,
  meanLength,
  longest,
  shares,
  rows,
}: Profile): number {
  if (dates || clocks || shares.email > 0.5 || shares.json > 0.5) return 0;
  if (numbers && !numbers.areWhole) return 0;
  if (longest > 200 || meanLength > 80) return 0.1;
  const unique = counts.size / texts.length;
  if (rows >= 30 && unique > 0.8) return 0.3;
  if (numbers) return unique < 0.3 || counts.size < 30 ? 0.8 : unique < 0.7 ? 0.72 : 0.3;
  if (counts.size === 1 && rows >= 5) return 0.6;
  if (flags) return 0.5;
  // Of two columns for one thing, the coarser one.
  return 1 - 0.02 * Math.log10(counts.size);
}
