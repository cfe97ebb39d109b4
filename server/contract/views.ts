import { z } from 'zod';

const nameSchema = z.string().trim().min(1).max(120);

/**
 * The search part of an address of the page of comparisons. Only signs such an address is written with: it is put behind
 * `?` and must lead nowhere else.
 */
const querySchema = z
  .string()
  .max(4000)
  .regex(/^[\w%.~:,=&!*()-]*$/)
  .meta({
    description:
      'The search part of an address of `/explore`, without `?`; its period is a rule, or days of one’s own choice',
    example: 'metric=volume&period=last-13-weeks&by=channel',
  });

/** A view as one person sees it. It is a question: whoever opens it gets the numbers of their own rights. */
export const viewSchema = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  /** Whose it is; null = not known any more. Of the demonstration’s people only the role is told. */
  owner: z.object({ name: z.string().nullable(), role: z.string().nullable() }),
  mayDelete: z.boolean(),
  changedAt: z.string().meta({ description: 'Instant, ISO 8601 in UTC' }),
});
export type ViewAnswer = z.infer<typeof viewSchema>;

/** `GET /api/views`: one's own and those others share, by name. */
export const viewsAnswerSchema = z.object({ views: z.array(viewSchema) });
export type ViewsAnswer = z.infer<typeof viewsAnswerSchema>;

/** `POST /api/views` */
export const newViewSchema = z.strictObject({
  name: nameSchema,
  query: querySchema,
  isShared: z.boolean().default(false),
});
export type NewView = z.input<typeof newViewSchema>;

/** `PATCH /api/views/{id}`: what is given changes. */
export const viewChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  query: querySchema.optional(),
  isShared: z.boolean().optional(),
});
export type ViewChangeRequest = z.infer<typeof viewChangeSchema>;
