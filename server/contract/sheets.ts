import { z } from 'zod';
import { fileIdSchema } from './shapes.ts';

/** `POST /api/imports/sheets`: which sheets a sent file holds, or which import came of it. */
export const sheetsRequestSchema = z.strictObject({
  /** Id that `POST /api/imports/files` gave. */
  file: fileIdSchema,
  /** Name of the file, for messages. */
  name: z.string().max(300).default(''),
});

/** One sheet of a workbook by its beginning. */
const sheetSchema = z.object({
  name: z.string(),
  /** True when the workbook does not show it. */
  hidden: z.boolean(),
  /** Rows with content below its header; `more` = it has others beyond those. */
  rows: z.number().int(),
  more: z.boolean(),
  /** The first cells of its first rows. */
  cells: z.array(z.array(z.string())),
});

/** The sheets of a workbook that has several, in its order; of any other file there is nothing to choose. */
export const sheetsSchema = z.object({
  sheets: z.array(sheetSchema),
  /** Name of the sheet that seems to hold the records; null where there is nothing to choose. */
  fitting: z.string().nullable(),
  /** Id of the import that was begun with the file, which is looked at no more then; null = none was. */
  import: z.string().nullable(),
});
export type SheetsAnswer = z.infer<typeof sheetsSchema>;
