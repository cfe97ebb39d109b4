import { z } from 'zod';
import { RULE_KINDS } from '../domain/alerts/rule.ts';
import { LOOP_STATES } from '../domain/loops/state.ts';
import { WORK_KINDS, WORK_TIMES } from '../domain/my-work/work.ts';
import { bilingualSchema, groupSchema } from './shapes.ts';

/** One thing that waits for the caller. */
const workSchema = z.object({
  kind: z.enum(WORK_KINDS),
  /** Number of the loop, follow-up, alert or report it is found under. */
  id: z.number().int(),
  /** Number of the action or obstacle within its loop; null = it is none. */
  part: z.number().int().nullable(),
  /** What it says of itself; null = it is an alert. */
  title: z.string().nullable(),
  /** The loop it belongs to; null = it belongs to none, or is the loop itself. */
  loop: z.string().nullable(),
  /** How far the loop is; null = it is not about one. */
  state: z.enum(LOOP_STATES).nullable(),
  /** What the alert's rule is called; null = it has no name, or is no alert. */
  name: bilingualSchema.nullable(),
  /** What the alert is; null = it is none. */
  rule: z.enum(RULE_KINDS).nullable(),
  department: groupSchema.nullable(),
  theme: groupSchema.nullable(),
  dueAt: z.string().nullable().meta({
    description: 'Instant, ISO 8601 in UTC; null = nothing says until when',
  }),
  time: z.enum(WORK_TIMES),
});
export type WorkInfo = z.infer<typeof workSchema>;

/** `GET /api/my-work`: the first due first, at most 200 things. */
export const myWorkSchema = z.object({
  items: z.array(workSchema),
  /** How many there are in all, those that are not listed included. */
  total: z.number().int(),
});
export type MyWork = z.infer<typeof myWorkSchema>;
