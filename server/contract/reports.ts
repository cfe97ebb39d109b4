import { z } from 'zod';
import { LOOP_STATES } from '../domain/loops/state.ts';
import {
  FREQUENCIES,
  JOINED_BY,
  REPORT_OUTCOMES,
  REPORT_STATES,
} from '../domain/reports/report.ts';
import { groupSchema, instantSchema, metricValueSchema, whoSchema } from './shapes.ts';

/** Characters of a report or an answer at most. */
const REPORT_TEXT_LIMIT = 10_000;
const keySchema = z.string().min(1).max(200);
const textSchema = z.string().trim().min(1).max(REPORT_TEXT_LIMIT);
const loopSchema = z.number().int().min(1).max(999_999_999);
/** `POST /api/reports`: what somebody at the front line has seen. */
export const reportInputSchema = z.strictObject({
  text: textSchema.meta({ description: 'What happens, in the reporter’s own words' }),
  department: keySchema.nullable().meta({ description: 'Key of where; null = not known' }),
  theme: keySchema.nullable().meta({ description: 'Key of what it is about; null = not known' }),
  frequency: z.enum(FREQUENCIES).meta({ description: 'How often it is seen' }),
});
export type ReportInput = z.infer<typeof reportInputSchema>;

/** `POST /api/my-reports/{id}/match`: the loop it belongs to, of those offered; null = not the one it was joined to. */
export const reportMatchSchema = z.strictObject({ loop: loopSchema.nullable() });

/** `POST /api/reports/{id}/settle`: what whoever reads reports does with one. */
export const reportDeedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('join'), loop: loopSchema }),
  z.strictObject({ kind: z.literal('part') }),
  z.strictObject({ kind: z.literal('answer'), text: textSchema }),
]);
export type ReportDeedInput = z.infer<typeof reportDeedSchema>;

/** `GET /api/my-reports`. */
export const ownReportsQuerySchema = z.strictObject({ cursor: z.string().max(400).optional() });

/** `GET /api/reports`. */
export const reportsQuerySchema = ownReportsQuerySchema.extend({
  state: z
    .string()
    .max(400)
    .optional()
    .meta({
      description: `Of ${REPORT_STATES.join(', ')}, several between commas`,
      example: 'received',
    }),
});
export type ReportsQuery = z.infer<typeof reportsQuerySchema>;

/** Title and step of a loop that is followed. */
const followedSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  state: z.enum(LOOP_STATES),
});
export type FollowedInfo = z.infer<typeof followedSchema>;

/** A report as its reporter sees it: of the loop its title, its step, what customers were told, and nothing else. */
const ownReportSchema = z.object({
  id: z.number().int(),
  text: z.string().nullable().meta({ description: 'Null = dropped by age, with the answer' }),
  department: groupSchema.nullable(),
  theme: groupSchema.nullable(),
  frequency: z.enum(FREQUENCIES),
  receivedAt: instantSchema,
  state: z.enum(REPORT_STATES),
  /** Null = none follows it. */
  loop: followedSchema
    .extend({
      /** What customers were told; null = they were not yet. */
      message: z.string().nullable(),
    })
    .nullable(),
  joinedBy: z.enum(JOINED_BY).nullable(),
  /** The reason with which it was answered; null = it was not. */
  answer: z.string().nullable(),
  /** What its reporter was told last, and when first; null = nothing yet. */
  outcome: z.enum(REPORT_OUTCOMES).nullable(),
  toldAt: instantSchema.nullable(),
  /** Its reporter may say that the loop is another matter. */
  mayPart: z.boolean(),
});
export type OwnReport = z.infer<typeof ownReportSchema>;

/** One's own reports, the newest first. */
export const ownReportsSchema = z.object({
  reports: z.array(ownReportSchema),
  next: z.string().nullable(),
});
export type OwnReports = z.infer<typeof ownReportsSchema>;

/** One of one's own reports, with at most three open loops that may be the same matter, the likest first. */
export const ownReportAnswerSchema = z.object({
  report: ownReportSchema,
  like: z.array(followedSchema),
});
export type OwnReportAnswer = z.infer<typeof ownReportAnswerSchema>;

/** `GET /api/report-choices`: what a report may name. `own` = key of the caller's department; null = they have none, or several. */
export const reportChoicesSchema = z.object({
  departments: z.array(groupSchema),
  themes: z.array(groupSchema),
  own: z.string().nullable(),
});
export type ReportChoices = z.infer<typeof reportChoicesSchema>;

/** A report as whoever sees to it reads it. */
const reportSchema = ownReportSchema.extend({
  /** Null = a program sent it. */
  by: whoSchema.nullable(),
  /** Until when it is to be joined or answered. */
  dueAt: instantSchema,
  /** It waits, and should not any more. */
  isLate: z.boolean(),
  settledAt: instantSchema.nullable(),
  /** Null = the rule did it, or nobody has yet. */
  settledBy: whoSchema.nullable(),
});
export type ReportInfo = z.infer<typeof reportSchema>;

/** `GET /api/reports`: those one may read, the newest first. */
export const reportsAnswerSchema = z.object({
  reports: z.array(reportSchema),
  /** How many one may read, by state. */
  counts: z.record(z.enum(REPORT_STATES), z.number().int()),
  /** `reporter_feedback_rate` of the catalogue (percent) over those one may read, and the days that are promised. */
  feedback: metricValueSchema,
  promiseDays: z.number().int(),
  next: z.string().nullable(),
});
export type ReportsAnswer = z.infer<typeof reportsAnswerSchema>;

/** One report, with at most three open loops that one may read and that may be the same matter. */
export const reportAnswerSchema = z.object({
  report: reportSchema,
  like: z.array(followedSchema),
});
export type ReportAnswer = z.infer<typeof reportAnswerSchema>;
