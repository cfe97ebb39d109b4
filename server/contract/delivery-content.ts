import { z } from 'zod';
import type {
  AlertContent,
  ReceiverContent,
  ReportContent,
  WeeklyContent,
} from '../domain/delivery/content.ts';
import { ALERT_STEPS } from '../domain/delivery/content.ts';
import { SEVERITIES } from '../domain/alerts/signal.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { REPORT_OUTCOMES } from '../domain/reports/report.ts';
import { daySchema } from './shapes.ts';

const nullableNumber = z.number().nullable();
const code = z.number().int().nullable();

/** What the outbox holds of an alert. */
export const alertContentSchema: z.ZodType<AlertContent> = z.object({
  step: z.enum(ALERT_STEPS),
  rule: z.object({
    kind: z.string(),
    name: z.object({ en: z.string(), ar: z.string() }).nullable(),
  }),
  metric: z.string().nullable(),
  scope: z.object({ department: code, theme: code, source: z.string().nullable() }),
  others: z.array(z.object({ dimension: z.enum(DIMENSIONS), code: z.number().int() })).optional(),
  severity: z.enum(SEVERITIES),
  at: z.number(),
  facts: z.object({
    value: nullableNumber,
    n: nullableNumber,
    expected: nullableNumber,
    low: nullableNumber,
    high: nullableNumber,
  }),
});

/** What the outbox holds of a receiver that fails. */
export const receiverContentSchema: z.ZodType<ReceiverContent> = z.object({
  receiver: z.string(),
  outcome: z.string(),
});

/** What the outbox holds of a mail about a week. */
export const weeklyContentSchema: z.ZodType<WeeklyContent> = z.object({
  from: daySchema,
  to: daySchema,
});

/** What the outbox holds of a report. */
export const reportContentSchema: z.ZodType<ReportContent> = z.object({
  report: z.number().int(),
  outcome: z.enum(REPORT_OUTCOMES),
  receivedAt: z.number(),
  theme: code,
  department: code,
  language: z.enum(['en', 'ar']),
});
