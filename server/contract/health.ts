import { z } from 'zod';

/** `GET /api/health`: the process is alive. */
export const healthSchema = z.object({ status: z.literal('alive') });

/** `GET /api/ready`: the store answers. */
export const readySchema = z.object({ status: z.literal('ready') });
