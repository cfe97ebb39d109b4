import type { RuleCondition, RuleGrain } from '../domain/alerts/rule.ts';
import { hasSeries } from '../domain/alerts/rule.ts';
import type { Dimension } from '../domain/dimensions.ts';
import type { ProblemParams } from '../domain/problem.ts';
import { alertRulesAr } from './alert-rules-ar.ts';
import { alertRulesEn } from './alert-rules-en.ts';
import type { Language } from './words.ts';
import { Words } from './words.ts';

/**
 * What rules say in one language. `metric` and `scope` of the words are names; chance alone brings about what fires at most once in
 * `odds` times.
 */
export type RuleSentences = {
  condition: { readonly [K in RuleCondition['kind']]: (words: Words) => string };
  /** A burst that is looked at by the hour, whose surprise is no chance by itself. */
  burstOfHour: (words: Words) => string;
  each: Readonly<Record<Dimension, string>>;
  grain: Readonly<Record<RuleGrain, string>>;
  /** Within one value of a dimension. */
  within: (words: Words) => string;
  lasting: (words: Words) => string;
  atLeast: (words: Words) => string;
  end: string;
};

/** A rule as its sentence needs it. */
export type SaidRule = {
  condition: RuleCondition;
  metricName: Readonly<Record<Language, string>> | null;
  metric: string | null;
  scope: { name: Readonly<Record<Language, string>> } | null;
  each: Dimension | null;
  grain: RuleGrain;
  minimumN: number;
  duration: number;
};

const SENTENCES: Readonly<Record<Language, RuleSentences>> = {
  en: alertRulesEn,
  ar: alertRulesAr,
};

/** Rarer than once in so many times is told as that: nobody can picture more. */
const MOST_ODDS = 1e9;

/** What a rule says, in one sentence. */
export function ruleSentence(rule: SaidRule, language: Language): string {
  const said = SENTENCES[language];
  const { condition, each, scope, duration, minimumN, grain } = rule;
  const words = new Words(paramsOf(rule, language), language);
  // Those are looked at by themselves and at once, not by periods and numbers.
  const isAtOnce = !hasSeries(condition.kind);
  const parts = [
    condition.kind === 'burst' && grain === 'hour'
      ? said.burstOfHour(words)
      : said.condition[condition.kind](words),
    each === null ? '' : said.each[each],
    scope === null ? '' : said.within(words),
    isAtOnce ? '' : said.grain[grain],
    duration > 1 && !isAtOnce ? said.lasting(words) : '',
    minimumN > 0 && !isAtOnce ? said.atLeast(words) : '',
  ];
  return parts.filter((part) => part !== '').join('') + said.end;
}

function paramsOf(rule: SaidRule, language: Language): ProblemParams {
  const { condition, metricName, metric, scope, duration, minimumN } = rule;
  const asked = Object.entries(condition).filter(([, value]) => value !== null);
  return {
    // What is not asked has no parameter; the rest of a condition are numbers, texts and lists of texts.
    ...(Object.fromEntries(asked) as ProblemParams),
    ...('score' in condition ? { odds: oddsOf(condition.score) } : {}),
    metric: metricName?.[language] ?? metric ?? '',
    scope: scope?.name[language] ?? '',
    duration,
    minimumN,
  };
}

/** A surprise as once in so many times, to the two digits that a tail probability is worth. */
function oddsOf(score: number): number {
  return Number(Math.min(10 ** score, MOST_ODDS).toPrecision(2));
}
