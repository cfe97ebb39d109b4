import { z } from 'zod';
import { ASSIGNABLE, ASSIGNABLE_KINDS } from '../domain/assignments/rule.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { filterSchema } from './metrics.ts';
import { bilingualSchema, daySchema, whoSchema } from './shapes.ts';

const KEY_LENGTH = 200;
const valueKeySchema = z.string().min(1).max(KEY_LENGTH);

/** A value of a dimension by key and name. */
const valueSchema = z.object({ key: z.string(), name: bilingualSchema });

/** One record: its kind, its source, its own id there. */
const recordKeySchema = z.strictObject({
  kind: z.enum(ASSIGNABLE_KINDS),
  source: z.string().min(1).max(KEY_LENGTH),
  externalId: z
    .string()
    .min(1)
    .max(2 * KEY_LENGTH),
});

/** `POST /api/assignments`: chosen records, or all of a list of `GET /api/records`; and what is set on them. */
export const assignRequestSchema = z.strictObject({
  records: z.array(recordKeySchema).min(1).max(1000).optional(),
  list: z
    .strictObject({
      metric: z.string().min(1).max(KEY_LENGTH).optional(),
      search: z.string().max(KEY_LENGTH).optional(),
      from: daySchema,
      to: daySchema,
      filter: filterSchema.optional(),
    })
    .optional(),
  department: valueKeySchema.optional(),
  theme: valueKeySchema.optional(),
});
export type AssignRequest = z.infer<typeof assignRequestSchema>;

/** One change of what is set. */
export const assignmentChangeSchema = z.object({
  id: z.number().int(),
  at: z.string().meta({ description: 'Instant, ISO 8601 in UTC' }),
  by: whoSchema,
  /** `hand` = on chosen records; else what was done to a rule, or to the order of rules. */
  did: z.enum([
    'hand',
    'rule_made',
    'rule_changed',
    'rule_switched_on',
    'rule_switched_off',
    'rule_deleted',
    'rules_ordered',
  ]),
  /** What was set by hand, or is set by the rule; null = nothing of that dimension. */
  department: valueSchema.nullable(),
  theme: valueSchema.nullable(),
  /** Name of the rule; null = it is not about one. */
  rule: z.string().nullable(),
  /** Records it changed. */
  records: z.number().int(),
  /** Not null while records are still being gone through: how many were, out of all. */
  progress: z.object({ seen: z.number().int(), total: z.number().int() }).nullable(),
  undone: z.object({ at: z.string(), by: whoSchema }).nullable(),
});
export type AssignmentChangeInfo = z.infer<typeof assignmentChangeSchema>;

/** `GET /api/assignments`: changes, newest first. */
export const assignmentsAnswerSchema = z.object({
  changes: z.array(assignmentChangeSchema),
  /** `before` of the next page; null on the last. */
  next: z.number().int().nullable(),
});
export type AssignmentsAnswer = z.infer<typeof assignmentsAnswerSchema>;

/** A rule as it is written: what a record must meet (of each part that is not empty, one), and what it then carries. */
export const ruleInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  isOn: z.boolean(),
  condition: z.strictObject({
    sources: z.array(z.string().min(1).max(KEY_LENGTH)).max(50),
    kinds: z.array(z.enum(ASSIGNABLE_KINDS)).max(ASSIGNABLE_KINDS.length),
    dimensions: z
      .array(
        z.strictObject({
          dimension: z.enum(DIMENSIONS),
          /** The empty key = not given. */
          keys: z.array(z.string().max(KEY_LENGTH)).min(1).max(50),
        }),
      )
      .max(DIMENSIONS.length),
    words: z
      .array(z.string().min(1).max(KEY_LENGTH))
      .max(30)
      .meta({ description: 'Searches as in `GET /api/records?search=`; the text must fit one' }),
  }),
  sets: z.partialRecord(z.enum(ASSIGNABLE), valueKeySchema),
});
export type RuleInput = z.infer<typeof ruleInputSchema>;

/** A rule as it stands. */
export const ruleSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  isOn: z.boolean(),
  condition: z.object({
    sources: z.array(z.string()),
    kinds: z.array(z.enum(ASSIGNABLE_KINDS)),
    dimensions: z.array(z.object({ dimension: z.enum(DIMENSIONS), values: z.array(valueSchema) })),
    words: z.array(z.string()),
  }),
  sets: z.object({ department: valueSchema.nullable(), theme: valueSchema.nullable() }),
});
export type RuleInfo = z.infer<typeof ruleSchema>;

/** `GET /api/assignment-rules`: rules in the order they are tried in. */
export const rulesAnswerSchema = z.object({ rules: z.array(ruleSchema) });

/** `PUT /api/assignment-rules`: every rule's number, in the new order. */
export const ruleOrderSchema = z.strictObject({ order: z.array(z.number().int()).max(1000) });

/** `POST /api/assignment-rules/effect`: a rule that is new (`id` null), changed, or taken away (`rule` null). */
export const effectRequestSchema = z.strictObject({
  id: z.number().int().nullable(),
  rule: ruleInputSchema.nullable(),
});

/** What saving would do to stored records. */
export const effectAnswerSchema = z.object({
  /** Records there are; the newest `seen` of them were looked at. */
  total: z.number().int(),
  seen: z.number().int(),
  /** Records that would carry another department or theme. */
  moved: z.number().int(),
  /** From which value to which, the most frequent first. */
  moves: z.array(
    z.object({
      dimension: z.enum(ASSIGNABLE),
      from: valueSchema,
      to: valueSchema,
      records: z.number().int(),
    }),
  ),
  samples: z.array(
    z.object({
      kind: z.enum(ASSIGNABLE_KINDS),
      source: z.string(),
      externalId: z.string(),
      at: z.string(),
      text: z.string().nullable(),
    }),
  ),
});
export type EffectAnswer = z.infer<typeof effectAnswerSchema>;

/** `POST` and `PUT` of a rule, `DELETE` of one, `POST /api/assignments`, its undo: the change it made. */
export const changeAnswerSchema = z.object({ change: assignmentChangeSchema });
