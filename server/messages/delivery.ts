import type { OutcomeCode } from '../domain/delivery/outcome.ts';
import { OUTCOMES } from '../domain/delivery/outcome.ts';
import type { AlertStep } from '../domain/delivery/content.ts';
import type { Severity } from '../domain/alerts/signal.ts';
import { addsUp } from '../domain/alerts/signal.ts';
import type { ReportOutcome } from '../domain/reports/report.ts';
import type {
  AlertTelling,
  ReportTelling,
  Tell,
  Telling,
  ToldThing,
} from '../services/delivery/telling.ts';
import { deliveryAr } from './delivery-ar.ts';
import { deliveryEn } from './delivery-en.ts';
import { plainMail, htmlMail } from './mail.ts';
import type { MailWords } from './mail.ts';
import { moreToTellApart, valueIn } from './value-words.ts';
import { weeklyWords } from './weekly.ts';
import type { Language } from './words.ts';
import { Words } from './words.ts';

/** The words of messages in one language. */
export type DeliveryWords = {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly step: Readonly<Record<AlertStep, string>>;
  /** What went wrong, by kind of rule; `other` where the kind is not known. */
  readonly what: Readonly<Record<string, (words: Words) => string>> & {
    readonly other: (words: Words) => string;
  };
  readonly everywhere: string;
  readonly between: (words: Words) => string;
  /** What was expected where only the sum with earlier periods stands out. */
  readonly addedUp: (words: Words) => string;
  readonly labels: Readonly<
    Record<
      'where' | 'value' | 'usual' | 'n' | 'at' | 'severity' | 'silentFor' | 'usualGap' | 'waiting',
      string
    >
  >;
  readonly open: string;
  readonly digest: (words: Words) => string;
  readonly digestLead: string;
  readonly report: {
    readonly outcome: Readonly<Record<ReportOutcome, string>>;
    readonly lead: (words: Words) => string;
    readonly open: string;
  };
  readonly receiverFailed: (words: Words) => string;
  readonly receiverLead: (words: Words) => string;
  readonly test: string;
  readonly testLead: string;
  readonly foot: (words: Words) => string;
  readonly outcome: Readonly<Record<OutcomeCode, string>>;
};

const WORDS: Readonly<Record<Language, DeliveryWords>> = { en: deliveryEn, ar: deliveryAr };

/** How a try ended, as a sentence that says what would be right. */
export function outcomeWords(code: string, language: Language): string {
  const known = OUTCOMES.find((one) => one === code);
  return known === undefined ? code : WORDS[language].outcome[known];
}

/** Messages in words, for the delivery job. */
export const deliveryTell: Tell = {
  mail: (telling, language) => {
    const words = mailWords(telling, language);
    return {
      subject: words.subject,
      text: plainMail(words),
      html: htmlMail(words, language),
    };
  },
  chat: (telling, language) => {
    const { subject, lead, rows, items, link } = mailWords(telling, language);
    const lines = [subject, lead, ...rows.map(([label, value]) => `${label}: ${value}`), ...items];
    return [...lines, link?.url ?? ''].filter((line) => line !== '').join('\n');
  },
};

function mailWords(telling: Telling, language: Language): MailWords {
  const { about, organisation, settings } = telling;
  const words = WORDS[language];
  const name = organisation[language] || organisation.en || 'Basira';
  const foot = words.foot(new Words({ organisation: name }, language));
  const base = { rows: [], items: [], sections: [], link: null, foot, settings };
  switch (about.kind) {
    case 'alert':
      return { ...base, ...alertWords(about.alert, telling.zone, language) };
    case 'digest': {
      const counted = new Words({ count: about.things.length }, language);
      const items = about.things.map((one) => itemWords(one, telling.zone, language));
      return { ...base, subject: words.digest(counted), lead: words.digestLead, items };
    }
    case 'weekly': {
      const pens = {
        alert: (one: AlertTelling) => alertLine(one, telling.zone, language),
        instant: (at: number) => instantIn(at, telling.zone, language),
        everywhere: words.everywhere,
      };
      return { ...base, ...weeklyWords(about.week, language, pens) };
    }
    case 'report':
      return { ...base, ...reportWords(about.report, telling.zone, language) };
    case 'receiver_failed': {
      const said = failureIn(about, language);
      return { ...base, subject: words.receiverFailed(said), lead: words.receiverLead(said) };
    }
    case 'test':
      return { ...base, subject: words.test, lead: words.testLead };
  }
}

function reportWords(report: ReportTelling, zone: string, language: Language) {
  const { labels, report: words } = WORDS[language];
  const { outcome, receivedAt, where, link } = report;
  const said = new Words({ at: instantIn(receivedAt, zone, language) }, language);
  const rows: [string, string][] =
    where.length === 0 ? [] : [[labels.where, whereOf(report, language)]];
  return {
    subject: words.outcome[outcome],
    lead: words.lead(said),
    rows,
    link: link === null ? null : { label: words.open, url: link },
  };
}

function alertWords(alert: AlertTelling, zone: string, language: Language) {
  const { labels, step, severity, open, between, addedUp } = WORDS[language];
  const { low, high, n } = alert;
  const written = (number: number): string => measuredIn(alert, number, language);
  const rows: [string, string][] = [
    [labels.severity, severity[alert.severity]],
    [labels.where, whereOf(alert, language)],
  ];
  rows.push(...valueRows(alert, language));
  if (addsUp(alert.ruleKind, alert) && alert.expected !== null) {
    const before = new Words({ expected: written(alert.expected) }, language);
    rows.push([labels.usual, addedUp(before)]);
  } else if (low !== null && high !== null) {
    const limits = new Words({ low: written(low), high: written(high) }, language);
    rows.push([labels.usual, between(limits)]);
  }
  if (n !== null && alert.ruleKind !== 'unanswered')
    rows.push([labels.n, valueIn('count', n, language)]);
  rows.push([labels.at, instantIn(alert.at, zone, language)]);
  const what = whatOf(alert, language);
  return {
    subject: `${severity[alert.severity]}: ${what} – ${whereOf(alert, language)}`,
    lead: `${step[alert.step]}. ${what}.`,
    rows,
    link: alert.link === null ? null : { label: open, url: alert.link },
  };
}

function valueRows(alert: AlertTelling, language: Language): [string, string][] {
  const { labels } = WORDS[language];
  const { ruleKind, value, expected } = alert;
  if (value === null) return [];
  if (ruleKind === 'unanswered') return [[labels.waiting, valueIn('count', value, language)]];
  if (ruleKind !== 'silence') {
    return [[labels.value, measuredIn(alert, value, language)]];
  }
  const silent: [string, string] = [labels.silentFor, valueIn('seconds', value, language)];
  if (expected === null) return [silent];
  return [silent, [labels.usualGap, valueIn('seconds', expected, language)]];
}

/** A number of an alert, written so that its value does not read like a limit it lies beyond. */
function measuredIn(alert: AlertTelling, number: number, language: Language): string {
  const { metric, value, low, high } = alert;
  const unit = metric?.unit ?? 'count';
  const limits = addsUp(alert.ruleKind, alert) ? [] : [low, high];
  const more = value === null ? 0 : moreToTellApart(unit, value, limits, language);
  return valueIn(unit, number, language, more);
}

function failureIn(
  { receiver, outcome }: { receiver: string; outcome: string },
  language: Language,
): Words {
  return new Words({ receiver, outcome: outcomeWords(outcome, language) }, language);
}

function itemWords(thing: ToldThing, zone: string, language: Language): string {
  const { step, receiverFailed } = WORDS[language];
  if (thing.kind === 'receiver_failed') return receiverFailed(failureIn(thing, language));
  if (thing.kind === 'report') {
    const { outcome, receivedAt } = thing.report;
    const at = instantIn(receivedAt, zone, language);
    const where = whereOf(thing.report, language);
    return [at, WORDS[language].report.outcome[outcome], where].join(' · ');
  }
  const { alert } = thing;
  return alertLine(alert, zone, language, step[alert.step]);
}

function alertLine(alert: AlertTelling, zone: string, language: Language, step?: string): string {
  const parts = [
    instantIn(alert.at, zone, language),
    WORDS[language].severity[alert.severity],
    ...(step === undefined ? [] : [step]),
    whatOf(alert, language),
    whereOf(alert, language),
  ];
  return parts.join(' · ');
}

function whatOf({ ruleKind, ruleName, metric }: AlertTelling, language: Language): string {
  const { what } = WORDS[language];
  const named = ruleName?.[language] || ruleName?.en;
  if (named) return new Words({ named }, language).text('named');
  const measured = metric === null ? {} : { metric: metric.name[language] };
  const sentence = Object.hasOwn(what, ruleKind) ? what[ruleKind] : undefined;
  return (sentence ?? what.other)(new Words(measured, language));
}

function whereOf({ where }: Pick<AlertTelling, 'where'>, language: Language): string {
  if (where.length === 0) return WORDS[language].everywhere;
  const names = where.map((name) => name[language] || name.en || name.ar);
  return new Words({ names }, language).list('names');
}

function instantIn(at: number, zone: string, language: Language): string {
  const locale = language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : 'en-GB';
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale, format).format(at);
}
