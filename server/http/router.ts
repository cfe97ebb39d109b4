import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { errorSchema } from '../contract/shapes.ts';
import type { AppEnv } from './deps.ts';
import { invalidRequest } from './invalid.ts';

/** A sub-app of one noun: what does not fit its schemas becomes our own problem, never a dump of the schema's. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: async (result, c: Context<AppEnv>) => {
      if (result.success) return;
      throw invalidRequest(result.error.issues, result.target, await sent(c, result.target));
    },
  });
}

/** What the caller sent, as it came: the validator keeps only what fits. */
async function sent(c: Context<AppEnv>, target: string): Promise<unknown> {
  switch (target) {
    case 'json':
      return c.req.json();
    case 'query':
      return c.req.query();
    case 'header':
      return c.req.header();
    default:
      return c.req.param();
  }
}

const PROBLEM = {
  description: 'What was wrong, in the language of Accept-Language',
  content: { 'application/json': { schema: errorSchema } },
} as const;

/** How every route says what else it may answer. */
export const PROBLEMS = { '4XX': PROBLEM, '5XX': PROBLEM } as const;
