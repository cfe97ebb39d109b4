import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import {
  dimensionAnswerSchema,
  dimensionChangeSchema,
  dimensionsAnswerSchema,
  dimensionValueSchema,
} from '../../contract/dimensions.ts';
import {
  answerDimension,
  answerDimensions,
  answerValue,
} from '../../services/dimensions/answer.ts';
import { changeDimensionValue } from '../../services/dimensions/change.ts';
import type { SettingsTurn } from '../../services/organisation/turn.ts';
import type { AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';

const dimension = z
  .string()
  .meta({ description: 'One of the nine dimensions', example: 'department' });
const key = z.string().meta({ description: 'The source’s own word', example: 'billing' });

/** The dimensions' values: their names, merges, places and kinds. */
export function dimensionsRoutes(tag: MiddlewareHandler<AppEnv>, turn: SettingsTurn) {
  const list = createRoute({
    method: 'get',
    path: '/dimensions',
    summary: 'The nine dimensions and how many of their values need a name',
    middleware: [tag] as const,
    responses: {
      200: {
        description: 'The dimensions',
        content: { 'application/json': { schema: dimensionsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const read = createRoute({
    method: 'get',
    path: '/dimensions/{dimension}',
    summary: 'All values of one dimension',
    middleware: [tag] as const,
    request: { params: z.object({ dimension }) },
    responses: {
      200: {
        description: 'Its values, in the order they were met',
        content: { 'application/json': { schema: dimensionAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const change = createRoute({
    method: 'patch',
    path: '/dimensions/{dimension}/{key}',
    summary:
      'Name a value, merge it into another (alias), place it (parent), tell a channel’s kind',
    middleware: [jsonBody()] as const,
    request: {
      params: z.object({ dimension, key }),
      body: {
        required: true,
        content: { 'application/json': { schema: dimensionChangeSchema } },
      },
    },
    responses: {
      200: {
        description: 'The value after the change',
        content: { 'application/json': { schema: dimensionValueSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter()
    .openapi(list, (c) => c.json(answerDimensions(c.get('moment').reference), 200))
    .openapi(read, (c) =>
      c.json(answerDimension(c.req.valid('param').dimension, c.get('moment').reference), 200),
    )
    .openapi(change, async (c) => {
      const address = c.req.valid('param');
      const body = c.req.valid('json');
      const { reference } = await turn((before) =>
        changeDimensionValue(c.get('repository'), before.reference, address, body),
      );
      return c.json(answerValue(address.dimension, address.key, reference), 200);
    });
}
