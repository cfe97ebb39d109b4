import { createRoute, z } from '@hono/zod-openapi';
import type { ReadableStream } from 'node:stream/web';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import {
  dryRunSchema,
  importDetailSchema,
  importListSchema,
  importRequestSchema,
  importSchema,
  rejectListSchema,
  uploadSchema,
} from '../../contract/imports.ts';
import { guessRequestSchema, guessSchema } from '../../contract/guess.ts';
import { refuseDeepMapping } from '../../contract/mapping-depth.ts';
import type { AppError } from '../../domain/problem.ts';
import { dryRunAnswer, importAnswer, rejectAnswers } from '../../services/imports/answers.ts';
import { dryRun } from '../../services/imports/dry-run.ts';
import { guessFile } from '../../services/imports/guess.ts';
import type { GuessTeller } from '../../services/imports/guess.ts';
import type { Intaking } from '../../services/imports/intaking.ts';
import { listImports, readRejectPage } from '../../services/imports/lists.ts';
import { requireImport } from '../../services/imports/run.ts';
import { tablesOf, takeOn, takeOnUndo } from '../../services/imports/take-on.ts';
import { listKept } from '../../services/imports/undo.ts';
import { optionSentence, questionSentence, whySentence } from '../../messages/guess.ts';
import { sentence } from '../../messages/sentence.ts';
import type { AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** A mapping names values of nine dimensions in two languages. */
const REQUEST_LIMIT = 4 * 2 ** 20;

const withMapping = z.object({ mapping: z.unknown() });

/** Refuses a mapping that its schema would fall too deep into. */
const shallowMapping = createMiddleware<AppEnv>(async (c, next) => {
  const body = withMapping.safeParse(await c.req.json());
  if (body.success) refuseDeepMapping(body.data.mapping);
  await next();
});

const idParam = z.object({ id: z.string().min(1).max(100) });

function answer<S extends z.ZodType>(description: string, schema: S) {
  return { description, content: { 'application/json': { schema } } };
}

function teller(c: Context<AppEnv>) {
  return (problem: AppError['problem']): string => sentence(problem, c.get('language'));
}

function guessTeller(c: Context<AppEnv>): GuessTeller {
  const language = c.get('language');
  return {
    why: (said) => whySentence(said, language),
    question: (said) => questionSentence(said, language),
    option: (said) => optionSentence(said, language),
  };
}

/** Files of one's own: send one, try a mapping on it, import it, look after it, take it back. */
export function importsRoutes(intaking: Intaking) {
  const upload = createRoute({
    method: 'post',
    path: '/imports/files',
    summary: 'Send a file; its bytes are the request body',
    request: { query: z.object({ name: z.string().max(300).default('') }) },
    responses: { 201: answer('The file is kept for a day', uploadSchema), ...PROBLEMS },
  });
  const begin = createRoute({
    method: 'post',
    path: '/imports',
    summary: 'Import a sent file by a mapping, or show what that would do',
    middleware: [jsonBody(REQUEST_LIMIT), shallowMapping],
    request: {
      body: { required: true, content: { 'application/json': { schema: importRequestSchema } } },
    },
    responses: {
      200: answer('What the import would do (dryRun)', dryRunSchema),
      202: answer('The import is under way', importSchema),
      ...PROBLEMS,
    },
  });
  const guess = createRoute({
    method: 'post',
    path: '/imports/guess',
    summary: 'What the columns of a sent file seem to be: a proposed mapping, reasons, questions',
    middleware: jsonBody(),
    request: {
      body: { required: true, content: { 'application/json': { schema: guessRequestSchema } } },
    },
    responses: { 200: answer('The proposal; nothing is stored', guessSchema), ...PROBLEMS },
  });
  const list = createRoute({
    method: 'get',
    path: '/imports',
    summary: 'Imports, newest first',
    responses: { 200: answer('The newest 200', importListSchema), ...PROBLEMS },
  });
  const one = createRoute({
    method: 'get',
    path: '/imports/{id}',
    summary: 'One import: how far it is, what it counted, what an undo left alone',
    request: { params: idParam },
    responses: { 200: answer('The import', importDetailSchema), ...PROBLEMS },
  });
  const rejects = createRoute({
    method: 'get',
    path: '/imports/{id}/rejects',
    summary: 'Rejected rows in the order of the file, each with line and reason',
    request: { params: idParam, query: z.object({ after: z.string().optional() }) },
    responses: { 200: answer('One page', rejectListSchema), ...PROBLEMS },
  });
  const undo = createRoute({
    method: 'post',
    path: '/imports/{id}/undo',
    summary: 'Take an import back',
    request: { params: idParam },
    responses: { 202: answer('It is being taken back', importSchema), ...PROBLEMS },
  });

  return createRouter()
    .openapi(upload, async (c) => {
      const { name } = c.req.valid('query');
      // The global ReadableStream and Node's are the same class with two descriptions.
      const body = c.req.raw.body as ReadableStream | null;
      const { id, bytes } = await intaking.uploads.keep(body, name);
      return c.json({ file: id, name, bytes }, 201);
    })
    .openapi(begin, async (c) => {
      const { file, name, mapping, tables, dryRun: isDry } = c.req.valid('json');
      const tell = teller(c);
      if (isDry) {
        const path = await intaking.uploads.find(file);
        const inputs = await tablesOf(intaking.uploads, file, tables);
        const run = await dryRun(c.get('repository'), { path, name }, mapping, inputs);
        return c.json(dryRunAnswer(run, tell), 200);
      }
      const job = await takeOn(intaking, { file, name, mapping, tables });
      return c.json(importAnswer(job, tell), 202);
    })
    .openapi(guess, async (c) => {
      const { file, name, answers, told } = c.req.valid('json');
      const path = await intaking.uploads.find(file);
      const said = { fileName: name, answers, told };
      return c.json(await guessFile({ path, name }, said, intaking.now(), guessTeller(c)), 200);
    })
    .openapi(list, async (c) => {
      const tell = teller(c);
      const jobs = await listImports(c.get('repository'));
      return c.json({ imports: jobs.map((job) => importAnswer(job, tell)) }, 200);
    })
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param');
      const job = await requireImport(c.get('repository'), id);
      const kept = job.state === 'undone' ? await listKept(c.get('repository'), id) : [];
      return c.json({ ...importAnswer(job, teller(c)), mapping: job.mapping, kept }, 200);
    })
    .openapi(rejects, async (c) => {
      const { id } = c.req.valid('param');
      const page = await readRejectPage(c.get('repository'), id, c.req.valid('query').after);
      return c.json({ ...page, rejects: rejectAnswers(page.rejects, teller(c)) }, 200);
    })
    .openapi(undo, async (c) => {
      const job = await takeOnUndo(intaking, c.req.valid('param').id);
      return c.json(importAnswer(job, teller(c)), 202);
    });
}
