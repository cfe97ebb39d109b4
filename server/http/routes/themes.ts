import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import {
  themesEffectSchema,
  effectQuestionSchema,
  themesAnswerSchema,
  themesChangeSchema,
  tryAnswerSchema,
  tryQuestionSchema,
} from '../../contract/themes.ts';
import type { SettingsTurn } from '../../services/organisation/turn.ts';
import { answerThemes } from '../../services/themes/answer.ts';
import { answerEffect } from '../../services/themes/effect.ts';
import { saveThemes } from '../../services/themes/save.ts';
import { tryThemes } from '../../services/themes/try.ts';
import type { AppDeps, AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

/** Bytes a taxonomy may have with a text to try. */
const THEMES_LIMIT = 1024 * 1024;

/** What customers write about: the themes, how texts are given them, and what other phrases would change. */
export function themesRoutes(
  tag: MiddlewareHandler<AppEnv>,
  turn: SettingsTurn,
  { now, onThemes }: Pick<AppDeps, 'now' | 'onThemes'>,
) {
  const read = createRoute({
    method: 'get',
    path: '/themes',
    summary: 'The themes with their phrases, and how often each is met',
    middleware: [tag] as const,
    responses: {
      200: {
        description: 'The taxonomy in force',
        content: { 'application/json': { schema: themesAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const save = createRoute({
    method: 'put',
    path: '/themes',
    summary: 'All themes from now on; stored records are gone through afterwards',
    middleware: [jsonBody(THEMES_LIMIT)] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: themesChangeSchema } } },
    },
    responses: {
      200: {
        description: 'The taxonomy that is in force now',
        content: { 'application/json': { schema: themesAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const effect = createRoute({
    method: 'post',
    path: '/themes/effect',
    summary: 'What other themes would do to stored records; asked again until `next` is null',
    middleware: [jsonBody(THEMES_LIMIT)] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: effectQuestionSchema } } },
    },
    responses: {
      200: {
        description: 'What was found since `after`',
        content: { 'application/json': { schema: themesEffectSchema } },
      },
      ...PROBLEMS,
    },
  });
  const tryOut = createRoute({
    method: 'post',
    path: '/themes/try',
    summary: 'Which theme a text gets, and why',
    middleware: [jsonBody(THEMES_LIMIT)] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: tryQuestionSchema } } },
    },
    responses: {
      200: {
        description: 'The theme, and every phrase in the text',
        content: { 'application/json': { schema: tryAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter()
    .openapi(read, async (c) =>
      c.json(await answerThemes(c.get('repository'), c.get('moment')), 200),
    )
    .openapi(save, async (c) => {
      const change = c.req.valid('json');
      const by = personOf(c).id;
      const after = await turn((before) =>
        saveThemes(c.get('repository'), before.reference, change, { by, now: now() }),
      );
      onThemes?.();
      return c.json(await answerThemes(c.get('repository'), after), 200);
    })
    .openapi(effect, async (c) =>
      c.json(await answerEffect(c.get('repository'), c.req.valid('json')), 200),
    )
    .openapi(tryOut, async (c) =>
      c.json(await tryThemes(c.get('repository'), c.req.valid('json')), 200),
    );
}
