import { z } from 'zod';
import { RUNGS } from '../domain/alerts/ladder.ts';
import { RESOLVED_WHYS } from '../domain/alerts/life.ts';
import { RULE_KINDS } from '../domain/alerts/rule.ts';
import { SEVERITIES } from '../domain/alerts/signal.ts';
import { ALERT_STATES, STEP_KINDS } from '../domain/alerts/state.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import { alertRuleSchema } from './alert-rules.ts';
import { bilingualSchema, daySchema, groupSchema, instantSchema, whoSchema } from './shapes.ts';

const listed = (what: string, example: string) =>
  z
    .string()
    .max(400)
    .optional()
    .meta({ description: `${what}, several between commas`, example });

/** `GET /api/alerts`: which alerts. */
export const alertsQuerySchema = z.strictObject({
  state: listed(`Of ${ALERT_STATES.join(', ')}`, 'open,acknowledged'),
  severity: listed(`Of ${SEVERITIES.join(', ')}`, 'grave'),
  department: z.string().min(1).max(200).optional().meta({ description: 'Key, with those below' }),
  theme: z.string().min(1).max(200).optional().meta({ description: 'Key, with those below' }),
  cursor: z.string().max(400).optional(),
});
export type AlertsQuery = z.infer<typeof alertsQuerySchema>;

const number = z.number().nullable();

/** One alert as lists show it. */
export const alertSchema = z.object({
  id: z.number().int(),
  kind: z.enum(RULE_KINDS),
  rule: z.object({
    id: z.number().int(),
    /** Null = it is named by its parts. */
    name: bilingualSchema.nullable(),
    metric: z.string().nullable(),
    metricName: bilingualSchema.nullable(),
  }),
  state: z.enum(ALERT_STATES),
  severity: z.enum(SEVERITIES),
  scope: z.object({
    department: groupSchema.nullable(),
    theme: groupSchema.nullable(),
    source: z.object({ id: z.string(), name: bilingualSchema }).nullable(),
    /** Values of other dimensions that its series is narrowed to; nobody's rights follow from them. */
    others: z.array(groupSchema.extend({ dimension: z.enum(DIMENSIONS) })),
  }),
  /** Number of the loop that is late; null = it is about none. */
  loop: z.number().int().nullable(),
  openedAt: instantSchema,
  /** Instant of the newest fact. */
  lastAt: instantSchema,
  period: z.object({ from: daySchema, to: daySchema }).nullable(),
  /** Begin of the hour it is about; null = it is about days, or one record, or a source. */
  hour: instantSchema.nullable(),
  /** See `SignalFacts`; null = they would tell of records the reader may not read. */
  facts: z
    .object({
      value: number,
      n: z.number().int().nullable(),
      expected: number,
      low: number,
      high: number,
      score: number,
      lastAsHigh: daySchema.nullable(),
      /** True = the value alone lies where it was expected; with what came before it, it is more than chance. */
      addsUp: z.boolean(),
    })
    .nullable(),
  /** Whose turn it is; null = nobody was told. */
  rung: z.enum(RUNGS).nullable(),
  /** How many stand there today, here or away: with 0 nobody has that role, and those who administer are told; null = nobody was told. */
  onRung: z.number().int().nullable(),
  /** When the next one is asked, a promise is missed or a snooze is over; null = nothing happens by itself. */
  nextAt: instantSchema.nullable(),
  promise: z.object({ by: whoSchema, at: instantSchema, until: instantSchema }).nullable(),
  snoozedUntil: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  resolved: z
    .object({ by: whoSchema.nullable(), at: instantSchema, why: z.enum(RESOLVED_WHYS) })
    .nullable(),
  reopened: z.number().int(),
  /** The reader may do more with it than read and comment. */
  mayAct: z.boolean(),
});
export type AlertInfo = z.infer<typeof alertSchema>;

const countOf = <T extends string>(names: readonly T[]) =>
  z.record(z.enum(names), z.number().int());

/** `GET /api/alerts`: the newest first. */
export const alertsAnswerSchema = z.object({
  alerts: z.array(alertSchema),
  /** How many the filters leave, by state; the filter of states is left out. */
  counts: countOf(ALERT_STATES),
  /** Alerts nobody has taken on, whatever the filters, by severity. */
  open: countOf(SEVERITIES),
  /** How long it took until an executive knew of a grave contact, whatever the filters. */
  contactToExecutive: z.object({
    /** When the alerts were opened, the second excluded. */
    from: instantSchema,
    to: instantSchema,
    /** Grave alerts the reader may read, without those that were history and contacts known by their day alone. */
    n: z.number().int(),
    /** Those of them an executive was told of by now. */
    told: z.number().int(),
    /** Median; null = there are none, or executives were told of half of them at most. */
    seconds: number,
    /** 90th percentile; null as for the median, and where there are fewer than ten. */
    p90Seconds: number,
  }),
  /** Carries on where this page ends; null = it was the last. */
  next: z.string().nullable(),
});
export type AlertsAnswer = z.infer<typeof alertsAnswerSchema>;

/** One line of the timeline; what does not belong to its kind is null. */
export const alertStepSchema = z.object({
  seq: z.number().int(),
  at: instantSchema,
  kind: z.enum(STEP_KINDS),
  /** Null = nobody did it. */
  by: whoSchema.nullable(),
  /** Who was told, or was not. */
  person: whoSchema.nullable(),
  /** The absent person in whose place somebody was told. */
  instead: whoSchema.nullable(),
  /** Who is told in the place of an absent person. */
  deputy: whoSchema.nullable(),
  rung: z.enum(RUNGS).nullable(),
  /** Code: why somebody was told or not, or how it was resolved. */
  why: z.string().nullable(),
  until: instantSchema.nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  /** What a person wrote: data, never markup. */
  text: z.string().nullable(),
});
export type AlertStepInfo = z.infer<typeof alertStepSchema>;

/** `GET /api/alerts/{id}`, and the alert after an action. */
export const alertAnswerSchema = z.object({
  alert: alertSchema,
  /** Null = it never was, which no alert of ours says. */
  rule: alertRuleSchema.nullable(),
  steps: z.array(alertStepSchema),
  /** Those of the records it points to that the reader may read. */
  records: z.array(
    z.object({ kind: z.enum(RECORD_KINDS), source: z.string(), externalId: z.string() }),
  ),
  /** How many it points to that the reader may not read, or that are gone. */
  hidden: z.number().int(),
  votes: z.object({
    useful: z.number().int(),
    notUseful: z.number().int(),
    /** What the reader said; null = nothing yet. */
    own: z.boolean().nullable(),
  }),
  /** Messages about it: to whom, over what, how they stand and why. */
  deliveries: z.array(
    z.object({
      kind: z.string(),
      person: whoSchema.nullable(),
      receiver: z.number().int().nullable(),
      channel: z.string(),
      state: z.string(),
      why: z.string().nullable(),
      /** Why it was given up, in words; null = it was not. */
      message: bilingualSchema.nullable(),
      madeAt: instantSchema,
      sentAt: instantSchema.nullable(),
    }),
  ),
});
export type AlertAnswer = z.infer<typeof alertAnswerSchema>;

const text = z.string().trim().min(1).max(2000);
const untilSchema = z.iso.datetime().meta({
  description:
    'Instant to come, ISO 8601 in UTC: at most 24 hours ahead for what is grave, 30 days for the rest',
});

/** `POST /api/alerts/{id}/acknowledge` and `/snooze`. */
export const untilInputSchema = z.strictObject({ until: untilSchema });
/** `POST /api/alerts/{id}/resolve` and `/reopen`. */
export const reasonInputSchema = z.strictObject({ reason: text });
/** `POST /api/alerts/{id}/comment`. */
export const commentInputSchema = z.strictObject({ text });
/** `POST /api/alerts/{id}/useful`. */
export const usefulInputSchema = z.strictObject({ isUseful: z.boolean() });
