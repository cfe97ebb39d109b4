import { z } from 'zod';

const instant = z.string().meta({ description: 'Instant, ISO 8601 in UTC' });
const failureSchema = z
  .object({
    at: instant,
    code: z.string(),
    message: z.string().meta({ description: 'What was wrong, in the language asked for' }),
  })
  .nullable();

/** `GET /api/operations`: how the installation itself stands. Null = never, not there, or not known. */
export const operationsAnswerSchema = z.object({
  backup: z.object({
    /** Where and when backups are made by themselves; null = they are not. */
    schedule: z
      .object({
        folder: z.string(),
        hour: z.number().int().meta({ description: 'Hour of the organisation’s day, 0 to 23' }),
        keep: z.number().int(),
      })
      .nullable(),
    /** The last one that was made, opened and checked. */
    last: z
      .object({
        at: instant,
        file: z.string(),
        bytes: z.number().int(),
        records: z.number().int(),
      })
      .nullable(),
    /** Why the last try made none; null = it did, or none was tried. */
    failure: failureSchema,
  }),
  /** Work that comes back by itself, by name. */
  jobs: z.array(
    z.object({
      name: z.string(),
      beganAt: instant,
      /** Null = it goes on, or the process ended amid it. */
      endedAt: instant.nullable(),
      doneAt: instant.nullable(),
      failure: failureSchema,
    }),
  ),
  /** Work that one process does for all of the store: which one, and until when it is sure to. */
  leases: z.array(
    z.object({ name: z.string(), holder: z.string(), until: instant, isHeld: z.boolean() }),
  ),
  /** Bytes of the file system that holds the data. */
  disk: z.object({ free: z.number(), total: z.number() }).nullable(),
  delivery: z.object({
    waiting: z.number().int(),
    oldestWaitingAt: instant.nullable(),
    givenUp: z.number().int(),
  }),
  /** The last check of every counter against its records. */
  check: z
    .object({ at: instant, records: z.number().int(), differences: z.number().int() })
    .nullable(),
  versions: z.object({ build: z.string(), node: z.string() }),
});
export type OperationsAnswer = z.infer<typeof operationsAnswerSchema>;
