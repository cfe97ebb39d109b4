import { z } from 'zod';
import { organisationChangeSchema } from './organisation.ts';

/** The two stores of a house: one's own data, and the demonstration that is kept aside. */
export const STORE_NAMES = ['own', 'demonstration'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** Answer of `GET /api/stores`: which store everybody sees now, and which of the two there are. */
export const storesAnswerSchema = z.object({
  shown: z.enum(STORE_NAMES),
  /** True once somebody has begun with data of their own. */
  ownBegun: z.boolean(),
  /** True when there is a demonstration to look at. */
  demonstrationKept: z.boolean(),
});
export type StoresAnswer = z.infer<typeof storesAnswerSchema>;

/** What an organisation says of itself when it begins; everything can be changed later. */
const beginningSchema = organisationChangeSchema
  .pick({ weekend: true, currency: true, language: true })
  .extend(
    organisationChangeSchema.pick({ name: true, zone: true, weekStart: true }).required().shape,
  )
  .strict();

/** `POST /api/stores`: show the other store. The first time one's own is shown, `organisation` says whose it is. */
export const storesChangeSchema = z.strictObject({
  show: z.enum(STORE_NAMES),
  organisation: beginningSchema.optional(),
});
export type StoresChange = z.infer<typeof storesChangeSchema>;
