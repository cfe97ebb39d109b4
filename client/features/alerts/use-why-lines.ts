import { useTranslations } from 'use-intl/react';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import { useFormats } from '../../i18n/reader.ts';

/** Surprise from which no number is told any more: one in a million. */
const BEYOND_TELLING = 6;

/** Sum of surprises from which its number tells no more than that nothing like it was there. */
const BEYOND_COMPARE = 30;

/** Kinds of what happened, or did not: there is no value that could be hidden. */
const UNMEASURED: ReadonlySet<AlertAnswer['alert']['kind']> = new Set([
  'grave',
  'silence',
  'overdue',
  'regressed',
  'unanswered',
]);

/** Kinds whose value is what they are based on. */
const COUNTED: ReadonlySet<AlertAnswer['alert']['kind']> = new Set(['burst', 'unanswered']);

/** What makes an alert's value stand out, line by line. */
export function useWhyLines(): (answer: AlertAnswer) => readonly string[] {
  const t = useTranslations('alerts');
  const { day, said, value } = useFormats();
  return ({ alert, rule }) => {
    const { facts, kind } = alert;
    const isMeasured = !UNMEASURED.has(kind);
    const lines: string[] = [];
    if (!facts && isMeasured) lines.push(t('hiddenNote'));
    // Surprise is told of what was compared with its own past, not of limits somebody has set.
    if (facts?.score && alert.hour !== null) {
      // Three surprises in one sum are no chance by themselves.
      lines.push(
        facts.score >= BEYOND_COMPARE
          ? t('surpriseMost')
          : t('surprise', { score: value.plain('per_case', facts.score, 1) }),
      );
    } else if (facts?.score && (kind === 'burst' || kind === 'range')) {
      lines.push(
        facts.score >= BEYOND_TELLING
          ? t('chanceLeast')
          : t('chance', { count: roundedTimes(10 ** facts.score) }),
      );
    }
    if (facts?.addsUp) lines.push(t('addsUpWhy'));
    if (facts?.lastAsHigh) lines.push(t('lastAsHigh', { day: day.long(facts.lastAsHigh) }));
    if (facts?.n && !COUNTED.has(kind)) lines.push(t('basedOn', { count: facts.n }));
    lines.push(rule ? t('whyRule', { rule: said(rule.words) }) : t('ruleGone'));
    return lines;
  };
}

/** Two digits are all that a tail probability is worth. */
function roundedTimes(times: number): number {
  return Number(times.toPrecision(2));
}
