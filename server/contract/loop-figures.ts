import { z } from 'zod';
import { FIGURE_STATES } from '../domain/loops/figures/figure.ts';
import { LOOP_FIGURES } from '../domain/loops/figures/read-figures.ts';
import { OPEN_STATES } from '../domain/loops/state.ts';
import { UNITS } from '../domain/metrics/verdict-kinds.ts';
import { bilingualSchema, daySchema, groupSchema, whoSchema } from './shapes.ts';

/** `GET /api/loop-figures`: of which days and departments. */
export const loopFiguresQuerySchema = z.strictObject({
  from: daySchema,
  to: daySchema.meta({ description: 'First day after, YYYY-MM-DD', example: '2026-11-22' }),
  department: z.string().min(1).max(4000).optional().meta({
    description: 'Keys, several between commas, with those below; left out = all one may read',
    example: 'billing',
  }),
});
export type LoopFiguresQuery = z.infer<typeof loopFiguresQuerySchema>;

/** See `Figure` in the domain: percent from 0 to 100, or seconds. */
const figureSchema = z.object({
  id: z.enum(LOOP_FIGURES),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
  hits: z.number().int().nullable(),
  state: z.enum(FIGURE_STATES),
});
export type LoopFigureInfo = z.infer<typeof figureSchema>;

const lateSchema = z.object({
  loop: z.number().int(),
  title: z.string(),
  what: z.enum(['step', 'answer', 'obstacle']),
  /** With whom it lies: a department, null = the CX team; of an obstacle the executive. */
  department: groupSchema.nullable(),
  person: whoSchema.nullable(),
  since: z.string().meta({ description: 'Instant, ISO 8601 in UTC' }),
});
export type LateInfo = z.infer<typeof lateSchema>;

const closedSchema = z.object({
  loop: z.number().int(),
  title: z.string(),
  department: groupSchema.nullable(),
  /** What the effect was read on; null = the metric or its survey is gone. */
  metricName: bilingualSchema.nullable(),
  unit: z.enum(UNITS).nullable(),
  /** In the metric's own unit, of counts in percent. */
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type ClosedInfo = z.infer<typeof closedSchema>;

const openSchema = z.record(z.enum(OPEN_STATES), z.number().int());

/** How loops stand now, what came of them, and how well they are seen through, of the loops the reader may read. */
export const loopFiguresSchema = z.object({
  from: daySchema,
  to: daySchema,
  /** Whose loops these are; null = everybody's. */
  whose: z.array(groupSchema).nullable(),
  /** How many are open now, by state. */
  open: openSchema,
  /** What is late now: the longest first, at most 5 of `count`. */
  late: z.object({ count: z.number().int(), items: z.array(lateSchema) }),
  /** Verified, and still so, in the calendar quarter of the period's last day: the newest first, at most 5 of `count`. */
  quarter: z.object({
    from: daySchema,
    to: daySchema,
    count: z.number().int(),
    items: z.array(closedSchema),
  }),
  figures: z.array(figureSchema),
  /** Departments with something to tell, by name; `department` null = loops that the CX team leads. */
  departments: z.array(
    z.object({
      department: groupSchema.nullable(),
      open: z.number().int(),
      late: z.number().int(),
      figures: z.array(figureSchema),
    }),
  ),
});
export type LoopFiguresAnswer = z.infer<typeof loopFiguresSchema>;
