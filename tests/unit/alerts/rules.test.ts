import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import type { RuleCondition } from '#server/domain/alerts/rule.ts';
import { RULE_KINDS, ruleFault } from '#server/domain/alerts/rule.ts';
import { metricById } from '#server/domain/metrics/catalogue.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { ruleSentence } from '#server/messages/alert-rules.ts';

/** One condition of each kind, with numbers that stand nowhere else in a sentence. */
const CONDITIONS: readonly RuleCondition[] = [
  { kind: 'grave', scoreAtMost: 21, valueAtLeast: 22, themes: ['fraud'], words: ['police'] },
  { kind: 'level', below: 21, above: 22, hysteresis: 0 },
  { kind: 'change', direction: 'worse', atLeast: 21 },
  { kind: 'gap', atLeast: 21, hysteresis: 0 },
  // By chance once in 21 times.
  { kind: 'range', direction: 'either', score: Math.log10(21) },
  { kind: 'burst', score: Math.log10(21), atLeast: 22 },
  { kind: 'silence', times: 21 },
  { kind: 'overdue' },
  { kind: 'regressed' },
  { kind: 'unanswered' },
];

const said = (condition: RuleCondition, language: 'en' | 'ar', some: object = {}) =>
  ruleSentence(
    {
      condition,
      metric: 'csat',
      metricName: { en: 'Satisfaction', ar: 'الرضا' },
      scope: null,
      each: null,
      grain: 'week',
      minimumN: 0,
      duration: 1,
      ...some,
    },
    language,
  ).replaceAll(/[\u2068\u2069]/g, '');

describe('the rules of a first start', () => {
  it('are right by themselves, and their metrics are in the catalogue', () => {
    for (const rule of DEFAULT_RULES) {
      expect(ruleFault(rule)).toBeNull();
      if (rule.metric !== null) expect(metricById(rule.metric), rule.metric).not.toBeNull();
    }
    expect(DEFAULT_RULES.length).toBeGreaterThan(5);
  });
});

describe('a rule about silence', () => {
  const silence = {
    metric: null,
    condition: { kind: 'silence', times: 2 },
    grain: 'day',
    duration: 1,
  } as const;

  it('looks at sources as a whole', () => {
    const scope = { dimension: 'region', code: 3 } as const;
    const refused = { kind: 'scope_not_wanted', dimension: 'region' };
    expect(ruleFault({ ...silence, scope, each: null })).toEqual(refused);
    expect(ruleFault({ ...silence, scope: null, each: 'region' })).toEqual(refused);
    expect(ruleFault({ ...silence, scope: null, each: null })).toBeNull();
  });
});

describe('a rule that looks at hours', () => {
  const burst = { metric: null, scope: null, each: null, duration: 1, grain: 'hour' } as const;

  it('is about bursts, each told in its first hour', () => {
    for (const condition of CONDITIONS) {
      const metric = ['level', 'change', 'gap', 'range'].includes(condition.kind) ? 'csat' : null;
      const { kind } = condition;
      expect(ruleFault({ ...burst, metric, condition })).toEqual(
        kind === 'burst' ? null : { kind: 'hour_not_wanted', of: kind },
      );
    }
    const condition = { kind: 'burst', score: 6, atLeast: 10 } as const;
    const lasting = { kind: 'hour_lasts', duration: 2 };
    expect(ruleFault({ ...burst, condition, duration: 2 })).toEqual(lasting);
    expect(ruleFault({ ...burst, condition, duration: 2, grain: 'day' })).toBeNull();
  });

  it('says its surprise, which is no chance', () => {
    const condition = { kind: 'burst', score: 6.5, atLeast: 12 } as const;
    const some = { grain: 'hour', minimumN: 0 };
    const english = said(condition, 'en', some);
    expect(english).toContain('at least 12, and a surprise of 6.5 or more, looked at every hour');
    expect(english).not.toContain('chance');
    const arabic = said(condition, 'ar', some);
    for (const part of ['12', '6.5', 'كل ساعة']) expect(arabic).toContain(part);
    expect(arabic).not.toContain('الصدفة');
  });
});

describe('what a rule says', () => {
  it('is there for every kind', () => {
    expect(CONDITIONS.map(({ kind }) => kind).sort()).toEqual([...RULE_KINDS].sort());
  });

  it.each(CONDITIONS)('is a whole sentence in both languages: $kind', (condition) => {
    const english = said(condition, 'en');
    const arabic = said(condition, 'ar');
    for (const text of [english, arabic]) {
      // A rule about loops or follow-ups has no number.
      expect(text.includes('21')).toBe(
        !['overdue', 'regressed', 'unanswered'].includes(condition.kind),
      );
      expect(text).toMatch(/\.$/);
      expect(text).not.toMatch(/[⟨⟩]|undefined| {2}|\.\./);
    }
    expect(english).toMatch(/^[A-Z][\u0020-\u007E]*$/);
    expect(arabic.replaceAll(/fraud|police/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it.each(DIMENSIONS.map((each) => ({ each })))('names each dimension: $each', ({ each }) => {
    const condition = { kind: 'burst', score: 6, atLeast: 5 } as const;
    const some = {
      each,
      duration: 3,
      minimumN: 30,
      scope: { name: { en: 'North', ar: 'الشمال' } },
    };
    const english = said(condition, 'en', some);
    expect(english).toContain('for each');
    expect(english).toMatch(
      /within “North”, looked at every week, 3 times .* from 30 records on\.$/,
    );
    expect(said(condition, 'ar', some)).toContain('الشمال');
  });
});
