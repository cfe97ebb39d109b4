import { z } from 'zod';
import type { JoinedCount } from '../domain/joined-count.ts';

/** What did not come together between a file and one that is joined to it; see `JoinedCount` in the domain. */
export const joinedCountSchema: z.ZodType<JoinedCount> = z.object({
  table: z.string(),
  kind: z.enum(['reference', 'details']),
  rowsAlone: z.number().int(),
  without: z.number().int(),
});
