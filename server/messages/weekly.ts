import type { ValueState } from '../domain/metrics/value.ts';
import type { Unit, VerdictKind } from '../domain/metrics/verdict-kinds.ts';
import type { AlertTelling, WeeklyTelling } from '../services/delivery/telling.ts';
import type { MailSection } from './mail.ts';
import { valueIn } from './value-words.ts';
import { weeklyAr } from './weekly-ar.ts';
import { weeklyEn } from './weekly-en.ts';
import type { Language } from './words.ts';
import { Words } from './words.ts';

/** What can be said of a value instead of its verdict. */
type Judged = VerdictKind | Exclude<ValueState, 'stale'>;

/** The words of the weekly mail in one language. */
export type WeeklyWords = {
  readonly judged: Readonly<Record<Judged, string>>;
} & Readonly<
  Record<
    'changes' | 'calm' | 'needsYou' | 'nothingWaits' | 'promises' | 'noPromises' | 'open',
    string
  >
> &
  Readonly<
    Record<
      | 'subject'
      | 'lead'
      | 'behind'
      | 'rose'
      | 'fell'
      | 'against'
      | 'stands'
      | 'moreChanges'
      | 'moreAlerts'
      | 'until',
      (words: Words) => string
    >
  >;

const WORDS: Readonly<Record<Language, WeeklyWords>> = { en: weeklyEn, ar: weeklyAr };

/** How alerts and instants are written in other messages. */
export type WeeklyPens = {
  readonly alert: (alert: AlertTelling) => string;
  readonly instant: (at: number) => string;
  readonly everywhere: string;
};

/** The weekly mail in words; an absent value is said in words, never as a number. */
export function weeklyWords(week: WeeklyTelling, language: Language, pens: WeeklyPens) {
  const words = WORDS[language];
  const [first, last] = [dayIn(week.from, 0, language), dayIn(week.to, -1, language)];
  const where =
    week.departments.length === 0
      ? [pens.everywhere]
      : week.departments.map((one) => one[language] || one.en || one.ar);
  const lead = [words.lead(new Words({ where }, language))];
  if (week.behind.length > 0) {
    const sources = week.behind.map((one) => one[language] || one.en || one.ar);
    lead.push(words.behind(new Words({ sources }, language)));
  }
  return {
    subject: words.subject(new Words({ first, last }, language)),
    lead: lead.join(' '),
    rows: week.score.map((one): [string, string] => [one.name[language], scoreOf(one, language)]),
    sections: [
      changesOf(week, language),
      needsYouOf(week, language, pens),
      promisesOf(week, language, pens),
    ],
    link: week.link === null ? null : { label: words.open, url: week.link },
  };
}

const FORBIDS_VERDICT = [
  'suppressed',
  'not_kept',
  'no_data',
  'too_few',
  'provisional',
] as const satisfies readonly Judged[];

/** As the overview judges: what is the matter with a value goes before what it seems to say. */
function judgedOf({ total, verdict }: WeeklyTelling['score'][number]): Judged {
  const forbidding = FORBIDS_VERDICT.find((state) => total.states.includes(state));
  if (forbidding) return forbidding;
  return total.value === null ? 'no_data' : verdict.kind;
}

function scoreOf(one: WeeklyTelling['score'][number], language: Language): string {
  const judged = WORDS[language].judged[judgedOf(one)];
  const { value } = one.total;
  return value === null ? judged : `${valueIn(one.unit, value, language)} · ${judged}`;
}

function changesOf({ changes, real }: WeeklyTelling, language: Language): MailSection {
  const { changes: title, calm, moreChanges } = WORDS[language];
  const items = changes.map((one) => changeOf(one, language));
  const count = real - changes.length;
  if (count > 0) items.push(moreChanges(new Words({ count }, language)));
  return { title, items: items.length === 0 ? [calm] : items };
}

function changeOf(change: WeeklyTelling['changes'][number], language: Language): string {
  const { name, unit, value, verdict, since } = change;
  const words = WORDS[language];
  const written = (of: number): string => valueIn(unit satisfies Unit, of, language);
  const params = {
    metric: name[language],
    after: value.value === null ? words.judged.no_data : written(value.value),
    ...(since && { before: written(since.before) }),
    ...(verdict.expectedLow !== null && { low: written(verdict.expectedLow) }),
    ...(verdict.expectedHigh !== null && { high: written(verdict.expectedHigh) }),
  };
  const said = new Words(params, language);
  const judged = words.judged[verdict.kind];
  if (since) return `${(since.change > 0 ? words.rose : words.fell)(said)} (${judged})`;
  const isHeld = said.has('low') && said.has('high');
  return `${(isHeld ? words.against : words.stands)(said)} (${judged})`;
}

function needsYouOf(
  { needsYou, open }: WeeklyTelling,
  language: Language,
  pens: WeeklyPens,
): MailSection {
  const words = WORDS[language];
  const items = needsYou.map(pens.alert);
  const count = open - needsYou.length;
  if (count > 0) items.push(words.moreAlerts(new Words({ count }, language)));
  return { title: words.needsYou, items: items.length === 0 ? [words.nothingWaits] : items };
}

function promisesOf(
  { promises }: WeeklyTelling,
  language: Language,
  pens: WeeklyPens,
): MailSection {
  const words = WORDS[language];
  const items = promises.map(({ until, alert }) => {
    const by = words.until(new Words({ until: pens.instant(until) }, language));
    return `${by} · ${pens.alert(alert)}`;
  });
  return { title: words.promises, items: items.length === 0 ? [words.noPromises] : items };
}

/** A day some days on, as a person writes it. */
function dayIn(day: string, on: number, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + on);
  const locale = language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}
