import { z } from 'zod';
import { bilingualSchema, daySchema, groupSchema, whoSchema } from './shapes.ts';

const standingSchema = z.object({
  who: whoSchema,
  isAway: z.boolean(),
  /** Who is told instead; null = they are here, or nobody may be. */
  deputy: whoSchema.nullable(),
});
const seconds = z.number().int();

/** `GET /api/alert-ladder`: who is told of alerts today, one after the other. */
export const alertLadderSchema = z.object({
  departments: z.array(
    z.object({
      department: groupSchema,
      /** Who work in it; they are passed over. */
      frontLine: z.array(standingSchema),
      /** Empty = nobody leads it or any above it: its alerts begin with the CX officers. */
      heads: z.array(standingSchema),
      /** The department above it whose heads they are; null = its own, or there are none. */
      headsOf: groupSchema.nullable(),
    }),
  ),
  cxOfficers: z.array(standingSchema),
  executives: z.array(standingSchema),
  /** Who is told where there is nobody else. */
  administrators: z.array(standingSchema),
  /** When the next rung is asked: `grave` at any hour, the others in working time. */
  climbsAfter: z.object({ watch: seconds, serious: seconds, grave: seconds }),
  /** Holidays of the coming year on which nobody works. */
  holidays: z.array(
    z.object({ id: z.string(), name: bilingualSchema, from: daySchema, to: daySchema }),
  ),
});
export type AlertLadder = z.infer<typeof alertLadderSchema>;
