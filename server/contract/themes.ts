import { z } from 'zod';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import { PHRASE_LETTERS, THEME_FAULTS, THEMES } from '../domain/themes/faults.ts';
import { bilingualSchema, daySchema } from './shapes.ts';

/** Letters of a text that is tried. */
const TRIED_LETTERS = 20_000;

const phraseListSchema = z.array(z.string().max(PHRASE_LETTERS * 4)).max(2000);
const phrasesSchema = z.strictObject({ en: phraseListSchema, ar: phraseListSchema });
const nameSchema = z.strictObject({ en: z.string().max(200), ar: z.string().max(200) });

/** A theme as it is edited. */
const themeDraftSchema = z.strictObject({
  key: z.string().max(200),
  name: nameSchema,
  /** Key of the theme it is a part of; null = none's. */
  parent: z.string().max(200).nullable(),
  phrases: phrasesSchema,
  /** Phrases of the theme inside one of these do not count. */
  except: phrasesSchema,
});

/** All themes in their order: of two that a text says equally often, the first is the one it is about. */
const themesSchema = z.array(themeDraftSchema).max(THEMES);

const weeksSchema = z.array(z.number().int());

/** `GET /api/themes`: the taxonomy in force, how often each theme is met, and how far records have been gone through. */
export const themesAnswerSchema = z.object({
  version: z.number().int(),
  /** Null for the taxonomy that ships. */
  savedAt: z.string().nullable(),
  /** The last complete weeks, oldest first; empty when there is none. */
  weeks: z.array(z.object({ from: daySchema, to: daySchema })),
  /** Themes of the taxonomy in its order, then those that only sources and people give and that some record carries. */
  themes: z.array(
    z.object({
      key: z.string(),
      name: bilingualSchema,
      parent: z.string().nullable(),
      /** Key of the theme it is shown as; null = itself. */
      alias: z.string().nullable(),
      phrases: z.object({ en: z.array(z.string()), ar: z.array(z.string()) }),
      except: z.object({ en: z.array(z.string()), ar: z.array(z.string()) }),
      /** False for a theme that only sources and people give. */
      inTaxonomy: z.boolean(),
      /** Records week by week: cases opened, contacts, answers. Without those of themes below. */
      own: weeksSchema,
      /** The same with those of themes below. */
      all: weeksSchema,
    }),
  ),
  /** Records whose text says no theme. */
  unclassified: z.object({ key: z.string(), name: bilingualSchema, own: weeksSchema }),
  /** Records with a theme or with a text that says none: what shares are shares of. */
  records: weeksSchema,
  /** Records to which nobody gave a theme and that have no text. */
  without: weeksSchema,
  /** How far the records that were there before this version have been gone through. */
  rescoring: z.object({
    state: z.enum(['waiting', 'running', 'done']),
    /** Records with a text; null = not counted yet. */
    texts: z.number().int().nullable(),
    seen: z.number().int(),
    changed: z.number().int(),
  }),
});
export type ThemesAnswer = z.infer<typeof themesAnswerSchema>;

/** `PUT /api/themes`: all themes from now on. Refused when another version is in force than the one it was made from. */
export const themesChangeSchema = z.strictObject({
  version: z.number().int().min(0),
  themes: themesSchema,
  /** Themes that are taken out, each with the one its records are shown under. */
  moved: z
    .array(z.strictObject({ from: z.string().max(200), to: z.string().max(200) }))
    .max(THEMES)
    .default([]),
});
export type ThemesChange = z.infer<typeof themesChangeSchema>;

/** `POST /api/themes/effect`: what themes would do to stored records; asked again with `next` until that is null. */
export const effectQuestionSchema = z.strictObject({
  themes: themesSchema,
  /** `next` of the answer before; left out = from the first record. */
  after: z.string().max(2000).optional(),
});

const countSchema = z.object({ theme: z.string(), records: z.number().int() });

/** What was found since `after`; the parts of all answers add up. Themes by key; empty = none was given yet. */
export const themesEffectSchema = z.object({
  /** Texts looked at, and texts there are. */
  seen: z.number().int(),
  texts: z.number().int(),
  moves: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      records: z.number().int(),
      samples: z.array(
        z.object({
          kind: z.enum(RECORD_KINDS),
          source: z.string(),
          externalId: z.string(),
          text: z.string(),
        }),
      ),
    }),
  ),
  /** Texts whose theme the phrases give and would go on giving. */
  same: z.array(countSchema),
  /** Texts whose theme a source told or somebody set; phrases never move them. */
  told: z.array(countSchema),
  /** Where to go on; null = every text was looked at. */
  next: z.string().nullable(),
});
export type EffectAnswer = z.infer<typeof themesEffectSchema>;

/** `POST /api/themes/try`: which theme a text gets and why; without themes by those in force. */
export const tryQuestionSchema = z.strictObject({
  text: z.string().max(TRIED_LETTERS),
  themes: themesSchema.optional(),
});
export type TryQuestion = z.infer<typeof tryQuestionSchema>;

/** What was found. */
export const tryAnswerSchema = z.object({
  /** Key; null = the text says none, and is unclassified. */
  theme: z.string().nullable(),
  /** Themes it says, the most said first, with how many of their phrases. */
  hits: z.array(z.object({ theme: z.string(), phrases: z.number().int() })),
  /** Phrases the text must say of a theme to be about it: 2 in a long one. */
  least: z.number().int(),
  /** Every phrase with its place in the text, UTF-16 units, `[start, end)`. */
  found: z.array(
    z.object({
      theme: z.string(),
      phrase: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      isExcept: z.boolean(),
      /** It stands inside an exception and does not count. */
      isLeftOut: z.boolean(),
    }),
  ),
  /** What is wrong with the themes that were sent, or of no use. */
  faults: z.array(
    z.object({
      theme: z.string(),
      kind: z.enum(THEME_FAULTS),
      /** The phrase, name or parent that is meant; empty = none. */
      seen: z.string(),
      /** The theme that has the phrase already. */
      other: z.string().nullable(),
      /** It changes nothing: themes with it may be saved. */
      isHarmless: z.boolean(),
    }),
  ),
});
export type TryAnswer = z.infer<typeof tryAnswerSchema>;
