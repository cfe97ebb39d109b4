import { z } from 'zod';
import { daySchema } from './shapes.ts';

const away = z.strictObject({
  from: daySchema,
  to: daySchema.meta({ description: 'First day back' }),
  deputy: z
    .string()
    .min(1)
    .max(100)
    .nullable()
    .meta({ description: 'Id of who is told instead; null = nobody' }),
});

/** `PUT /api/notice-settings`: how the caller wants to be told. */
export const noticeSettingSchema = z.strictObject({
  hasMail: z.boolean(),
  hasWeekly: z.boolean().meta({ description: 'A mail about the week, once a week' }),
  language: z.enum(['en', 'ar']).meta({ description: 'Language of what is written to them' }),
  away: away.nullable(),
});
export type NoticeSettingInput = z.infer<typeof noticeSettingSchema>;

/** `GET /api/notice-settings`. */
export const noticeSettingsAnswerSchema = z.object({
  setting: noticeSettingSchema,
  /** False = no mail server is set up. */
  hasMailServer: z.boolean(),
  /** Who can be told instead. */
  deputies: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type NoticeSettingsAnswer = z.infer<typeof noticeSettingsAnswerSchema>;
