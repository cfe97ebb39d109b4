import { z } from 'zod';
import { DIRECTIONS, RULE_GRAINS, RULE_KINDS } from '../domain/alerts/rule.ts';
import { SEVERITIES } from '../domain/alerts/signal.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { bilingualSchema, doneSchema } from './shapes.ts';

const KEY_LENGTH = 200;
const keySchema = z.string().min(1).max(KEY_LENGTH);
const hysteresisSchema = z.number().min(0).max(1e12).meta({
  description: 'How far beyond its limit a value must come back before the cause has ended',
});
const scoreSchema = z.number().gt(0).max(100).meta({
  description: 'Surprise: −log10 of the tail probability; 3 = once in a thousand periods',
});

/** What a rule looks for. Values are in the metric’s own unit. */
const ruleConditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('grave'),
    scoreAtMost: z.number().nullable(),
    valueAtLeast: z.number().int().min(0).nullable().meta({ description: 'In minor units' }),
    themes: z.array(keySchema).max(100),
    words: z.array(z.string().trim().min(1).max(100)).max(200),
  }),
  z.strictObject({
    kind: z.literal('level'),
    below: z.number().nullable(),
    above: z.number().nullable(),
    hysteresis: hysteresisSchema,
  }),
  z.strictObject({
    kind: z.literal('change'),
    direction: z.enum(DIRECTIONS),
    atLeast: z.number().min(0),
  }),
  z.strictObject({
    kind: z.literal('gap'),
    atLeast: z.number().min(0),
    hysteresis: hysteresisSchema,
  }),
  z.strictObject({
    kind: z.literal('range'),
    direction: z.enum(DIRECTIONS),
    score: scoreSchema,
  }),
  z.strictObject({
    kind: z.literal('burst'),
    score: scoreSchema,
    atLeast: z.number().int().min(1).max(1_000_000),
  }),
  z.strictObject({ kind: z.literal('silence'), times: z.number().min(1).max(1000) }),
  z.strictObject({ kind: z.literal('overdue') }),
  z.strictObject({ kind: z.literal('regressed') }),
  z.strictObject({ kind: z.literal('unanswered') }),
]);

const nameSchema = z.string().trim().min(1).max(120);

/** `POST /api/alert-rules` and `PUT /api/alert-rules/{id}`: all that a rule says. */
export const alertRuleInputSchema = z.strictObject({
  name: z.strictObject({ en: nameSchema, ar: nameSchema }).nullable().meta({
    description: 'Null = it is named by its parts',
  }),
  metric: keySchema.nullable().meta({
    description: 'Catalogue id, for survey metrics with the instrument; null for kinds without',
    example: 'csat:service',
  }),
  scope: z
    .strictObject({ dimension: z.enum(DIMENSIONS), key: keySchema })
    .nullable()
    .meta({ description: 'The one value it looks at; null = the whole organisation' }),
  each: z
    .enum(DIMENSIONS)
    .nullable()
    .meta({ description: 'A dimension every value of which is looked at by itself' }),
  condition: ruleConditionSchema,
  grain: z.enum(RULE_GRAINS),
  minimumN: z.number().int().min(0).max(1_000_000),
  duration: z.number().int().min(1).max(52).meta({
    description: 'Periods one after the other in which it must hold',
  }),
  severity: z.enum(SEVERITIES),
  endsItself: z.boolean().meta({
    description: 'An alert that nobody has taken on is over when its cause is',
  }),
  isOn: z.boolean(),
});
export type AlertRuleInput = z.infer<typeof alertRuleInputSchema>;

/** What keeps a rule from saying anything any more; null = nothing does. */
const RULE_PROBLEMS = ['metric_gone', 'scope_gone'] as const;

/** One rule with its history. */
export const alertRuleSchema = alertRuleInputSchema.extend({
  id: z.number().int(),
  kind: z.enum(RULE_KINDS),
  name: bilingualSchema.nullable(),
  /** Null = it looks at none, or what it looks at is gone. */
  metricName: bilingualSchema.nullable(),
  scope: z
    .object({ dimension: z.enum(DIMENSIONS), key: z.string(), name: bilingualSchema })
    .nullable(),
  problem: z.enum(RULE_PROBLEMS).nullable(),
  /** What it says, in the caller’s language. */
  words: z.string(),
  made: doneSchema,
  changed: doneSchema.nullable(),
});
export type AlertRuleInfo = z.infer<typeof alertRuleSchema>;

/** `GET /api/alert-rules`: every rule that is not removed, in the order they were made. */
export const alertRulesAnswerSchema = z.object({ rules: z.array(alertRuleSchema) });

const factSchema = z.number().nullable();

/** `POST /api/alert-rules/try`: what a rule would have said. */
export const ruleTrialSchema = z.object({
  isTried: z.boolean().meta({
    description:
      'False for rules about loops and follow-ups: the past is not gone through for them',
  }),
  weeks: z.number().int().meta({
    description:
      'Weeks that were gone through: 26, after 13 that were only looked back on where it looks at hours; for single records fewer where there are very many, for silence the 4 that are kept',
  }),
  series: z.object({ tried: z.number().int(), all: z.number().int() }).meta({
    description:
      'Series that were tried (the largest ones) of those there are; for silence sources, for single records none',
  }),
  judged: z.number().int().meta({
    description:
      'Periods of all series that had enough before them and enough in them to be judged; for single records those that were looked at',
  }),
  count: z.number().int().meta({
    description:
      'Episodes, all of them; for single records every record, of which those of a day are told as one',
  }),
  aYear: z.number().nullable().meta({
    description: 'As many in a year, at that rate; null = nothing could be judged',
  }),
  /** The newest first; neighbouring periods that fire are one. */
  episodes: z.array(
    z.object({
      group: z
        .object({
          dimension: z.enum(DIMENSIONS),
          key: z.string(),
          name: bilingualSchema,
          filter: z.string(),
        })
        .nullable(),
      source: z
        .object({ id: z.string(), name: bilingualSchema })
        .nullable()
        .meta({ description: 'The source that was silent; null = it is about none' }),
      hour: z.string().nullable().meta({
        description:
          'Instant at which the hour began that was told; null = whole days were looked at',
      }),
      from: z.string(),
      to: z.string(),
      value: factSchema.meta({
        description: 'In the metric’s unit; records where there is no metric; seconds of silence',
      }),
      n: factSchema,
      expected: factSchema,
      low: factSchema,
      high: factSchema,
      score: factSchema,
    }),
  ),
  falseAlarmsAYear: z.number().nullable().meta({
    description:
      'Alarms without cause to be expected in a year; null = chance says nothing of such a rule',
  }),
});
export type RuleTrial = z.infer<typeof ruleTrialSchema>;

/** The rule after a write. */
export const alertRuleAnswerSchema = z.object({ rule: alertRuleSchema });
