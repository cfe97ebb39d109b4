import { z } from 'zod';
import { plainId } from '../domain/records/plain-id.ts';

const customerSchema = z
  .string()
  .min(1)
  .max(200)
  .transform(plainId)
  .meta({ description: 'The customer’s id as the source writes it', example: 'C-10023' });

const filesSchema = z.object({
  /** Copies of what sources sent, which go as a whole; paths within the data folder. */
  gone: z.array(z.string()),
  /** Files that still hold the id and that Basira goes on reading: somebody must take it out of them. */
  left: z.array(z.string()),
});

/** `POST /api/erasures/preview`; the id is never part of an address, which is written down in many places. */
export const erasureQuestionSchema = z.strictObject({ customer: customerSchema });

/** What erasing a customer would do. Nothing is changed. */
export const erasurePreviewSchema = z.object({
  /** Records that name the customer, as far as they are linked. */
  sources: z.array(z.object({ source: z.string(), records: z.number().int() })),
  /** The customer was erased before: nothing of theirs has come in since. */
  isErased: z.boolean(),
  files: filesSchema,
});

export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** `POST /api/erasures`; `confirm` = the id, typed a second time. */
export const erasureOrderSchema = z.strictObject({
  customer: customerSchema,
  confirm: z.string().max(200),
});

export type ErasureOrder = z.infer<typeof erasureOrderSchema>;

/** One erasure; nothing in it tells whose it was. */
export const erasureSchema = z.object({
  id: z.string(),
  state: z.enum(['records', 'scrubbing', 'done']),
  askedAt: z.string(),
  /** Name of who asked; null = at the console, or somebody who has no account any more. */
  askedBy: z.string().nullable(),
  /** Records looked at so far and about how many there are. */
  looked: z.number().int(),
  total: z.number().int(),
  /** Records and texts made anonymous. */
  records: z.number().int(),
  texts: z.number().int(),
  sources: z.array(z.string()),
  files: filesSchema,
  finishedAt: z.string().nullable(),
});
export type ErasureAnswer = z.infer<typeof erasureSchema>;

/** `GET /api/erasures`, newest first. */
export const erasuresAnswerSchema = z.object({ erasures: z.array(erasureSchema) });
export type ErasuresAnswer = z.infer<typeof erasuresAnswerSchema>;
