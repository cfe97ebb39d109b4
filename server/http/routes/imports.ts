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
import { sheetsRequestSchema, sheetsSchema } from '../../contract/sheets.ts';
import { refuseDeepMapping } from '../../contract/mapping-depth.ts';
import type { AppError } from '../../domain/problem.ts';
import {
  dryRunAnswer,
  importAnswer,
  importDetailAnswer,
  rejectAnswers,
} from '../../services/imports/answers.ts';
import { Beginnings } from '../../services/imports/beginnings.ts';
import { guessFile } from '../../services/imports/guess.ts';
import { joinWishes } from '../../services/imports/join-wishes.ts';
import { RecentSamples } from '../../services/imports/recent-samples.ts';
import { lookAtSent } from '../../services/imports/sent-file.ts';
import type { GuessTeller } from '../../services/imports/guess.ts';
import type { Intaking } from '../../services/imports/intaking.ts';
import { listImports, readRejectPage } from '../../services/imports/lists.ts';
import { requireImport } from '../../services/imports/run.ts';
import { readLaterFinds } from '../../services/imports/later-finds.ts';
import { takeOn, takeOnDryRun, takeOnUndo } from '../../services/imports/take-on.ts';
import { NOTHING_KEPT, readKept } from '../../services/imports/undo.ts';
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
    summary: 'Import a sent file by a mapping',
    middleware: [jsonBody(REQUEST_LIMIT), shallowMapping],
    request: {
      body: { required: true, content: { 'application/json': { schema: importRequestSchema } } },
    },
    responses: { 202: answer('The import is under way', importSchema), ...PROBLEMS },
  });
  const beginDryRun = createRoute({
    method: 'post',
    path: '/imports/dry-runs',
    summary: 'Begin to look through a sent file as an import would; nothing of it is stored',
    middleware: [jsonBody(REQUEST_LIMIT), shallowMapping],
    request: {
      body: { required: true, content: { 'application/json': { schema: importRequestSchema } } },
    },
    responses: { 202: answer('It is under way', dryRunSchema), ...PROBLEMS },
  });
  const oneDryRun = createRoute({
    method: 'get',
    path: '/imports/dry-runs/{id}',
    summary: 'How far a dry run is and what is known so far; once done, what the import would do',
    request: { params: idParam },
    responses: { 200: answer('The dry run', dryRunSchema), ...PROBLEMS },
  });
  const cancelDryRun = createRoute({
    method: 'delete',
    path: '/imports/dry-runs/{id}',
    summary: 'Give a dry run up; it is unknown from then on',
    request: { params: idParam },
    responses: { 200: answer('As far as it came', dryRunSchema), ...PROBLEMS },
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
  const sheets = createRoute({
    method: 'post',
    path: '/imports/sheets',
    summary:
      'The sheets of a sent workbook, and the one that seems to hold the records; or the import that came of the file',
    middleware: jsonBody(),
    request: {
      body: { required: true, content: { 'application/json': { schema: sheetsRequestSchema } } },
    },
    responses: { 200: answer('None where there is nothing to choose', sheetsSchema), ...PROBLEMS },
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
    summary:
      'One import: how far it is, what it counted, what an undo leaves alone and takes from later ones',
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

  const samples = new RecentSamples();
  const beginnings = new Beginnings();

  return createRouter()
    .openapi(upload, async (c) => {
      const { name } = c.req.valid('query');
      // The global ReadableStream and Node's are the same class with two descriptions.
      const body = c.req.raw.body as ReadableStream | null;
      const { id, bytes } = await intaking.uploads.keep(body, name);
      return c.json({ file: id, name, bytes }, 201);
    })
    .openapi(begin, async (c) => {
      const order = c.req.valid('json');
      const job = await beginnings.begin(order.file, () => takeOn(intaking, order));
      return c.json(importAnswer(job, teller(c)), 202);
    })
    .openapi(beginDryRun, async (c) => {
      const job = await takeOnDryRun(intaking, c.req.valid('json'));
      return c.json(dryRunAnswer(job, teller(c)), 202);
    })
    .openapi(oneDryRun, (c) => {
      const job = intaking.dryRuns.read(c.req.valid('param').id);
      return c.json(dryRunAnswer(job, teller(c)), 200);
    })
    .openapi(cancelDryRun, (c) => {
      const job = intaking.dryRuns.cancel(c.req.valid('param').id);
      return c.json(dryRunAnswer(job, teller(c)), 200);
    })
    .openapi(sheets, async (c) => {
      const files = { ...intaking, beginnings, repository: c.get('repository') };
      return c.json(await lookAtSent(files, c.req.valid('json')), 200);
    })
    .openapi(guess, async (c) => {
      const { file, name, answers, told, sheet = null, tables } = c.req.valid('json');
      const path = await intaking.uploads.find(file);
      const joins = await joinWishes(intaking.uploads, file, tables);
      const { instruments, sources, zone } = await intaking.ownFacts();
      const said = { fileName: name, answers, told, sheet, joins, instruments, sources, zone };
      const input = { path, name };
      return c.json(await guessFile(input, said, intaking.now(), guessTeller(c), samples), 200);
    })
    .openapi(list, async (c) => {
      const tell = teller(c);
      const jobs = await listImports(c.get('repository'));
      return c.json({ imports: jobs.map((job) => importAnswer(job, tell)) }, 200);
    })
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param');
      const repository = c.get('repository');
      const job = await requireImport(repository, id);
      const kept = job.state === 'undone' ? await readKept(repository, id) : NOTHING_KEPT;
      const laterFinds = await readLaterFinds(repository, job);
      return c.json(importDetailAnswer(job, { ...kept, laterFinds }, teller(c)), 200);
    })
    .openapi(rejects, async (c) => {
      const { id } = c.req.valid('param');
      const page = await readRejectPage(c.get('repository'), id, c.req.valid('query').after);
      const columns = page.columns && [...page.columns];
      return c.json({ ...page, columns, rejects: rejectAnswers(page.rejects, teller(c)) }, 200);
    })
    .openapi(undo, async (c) => {
      const job = await takeOnUndo(intaking, c.req.valid('param').id);
      return c.json(importAnswer(job, teller(c)), 202);
    });
}
