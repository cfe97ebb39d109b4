import { z } from 'zod';
import { CHANNEL_KINDS, DIMENSIONS } from '../domain/dimensions.ts';
import { bilingualSchema } from './shapes.ts';

/** One value of a dimension, as the API tells it. */
export const dimensionValueSchema = z.object({
  key: z.string(),
  /** Empty texts = nobody has named it yet. */
  name: bilingualSchema,
  /** False until the value has a name in both languages. */
  named: z.boolean(),
  /** Key of the department above; null = none. */
  parent: z.string().nullable(),
  /** Key of the value this one was merged into and is shown as; null = itself. */
  alias: z.string().nullable(),
  /** What kind of meeting a channel is; null for other dimensions and until it is told. */
  kind: z.enum(CHANNEL_KINDS).nullable(),
});
export type DimensionValueInfo = z.infer<typeof dimensionValueSchema>;

/** `GET /api/dimensions`: the nine dimensions, in their fixed order. */
export const dimensionsAnswerSchema = z.object({
  dimensions: z.array(
    z.object({
      dimension: z.enum(DIMENSIONS),
      /** Values that are met, merged ones included. */
      values: z.number().int(),
      /** Values that still need a name in one of the languages; merged ones are out. */
      unnamed: z.number().int(),
    }),
  ),
});

/** `GET /api/dimensions/:dimension`: its values in the order they were met. */
export const dimensionAnswerSchema = z.object({
  dimension: z.enum(DIMENSIONS),
  values: z.array(dimensionValueSchema),
});

/** `PATCH /api/dimensions/:dimension/:key`: what is given changes; null takes a parent, a merge or a kind back. */
export const dimensionChangeSchema = z.strictObject({
  name: z.strictObject({ en: z.string().max(200), ar: z.string().max(200) }).optional(),
  parent: z.string().max(200).nullable().optional(),
  alias: z.string().max(200).nullable().optional(),
  kind: z.enum(CHANNEL_KINDS).nullable().optional(),
});
export type DimensionChange = z.infer<typeof dimensionChangeSchema>;
