import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { ServerType } from '@hono/node-server';
import { serve } from '@hono/node-server';
import { lockFolder } from '#db/data-folder.ts';
import { readArguments } from './cli/arguments.ts';
import { DEFAULT_SEED } from './cli/commands/rest.ts';
import { problemText } from './cli/problem-text.ts';
import { percent, terminalOver } from './cli/terminal.ts';
import { filled, wordsOf } from './cli/words.ts';
import { AppError } from './domain/problem.ts';
import { readEnvironment, readLanguage } from './env.ts';
import type { Environment } from './env.ts';
import { clientAddressBehind } from './http/client-address.ts';
import { readClientFiles } from './http/client-files.ts';
import type { LogEntry } from './http/deps.ts';
import { resolveBySystem } from './services/delivery/guard/connect.ts';
import { openHouse } from './main/house.ts';
import type { House } from './main/house.ts';

const USAGE = 'npm start [-- --empty | --seed N]';
/** After this long a shutdown no longer waits for requests. */
const PATIENCE_MS = 4000;
/**
 * How long a connection is kept for the next request, in ms: longer than is promised, since a request that is sent while it is
 * being closed would be lost.
 */
const KEPT = { promised: 5000, held: 10_000 };
/**
 * How long a caller may take, in ms: for a request's head, and for all of it (a large file over a slow line). Whoever
 * sends a little now and then to keep a connection does not keep it longer.
 */
const PATIENCE_WITH_CALLERS = {
  headersTimeout: 10_000,
  requestTimeout: 15 * 60_000,
  connectionsCheckingInterval: 2000,
  keepAliveTimeout: KEPT.held,
};
/** A connection on which nothing moves for so long is closed, in ms; longer than any answer takes. */
const SILENCE_MS = 2 * 60_000;
const MOST_CONNECTIONS = 2000;
const ANSWER_CACHE_BYTES = 64 * 2 ** 20;

const language = readLanguage();
const words = wordsOf(language);
const terminal = terminalOver(process.stdout, process.stderr, () => Date.now());

/** Failures go to standard error, one JSON object a line; what went well is not told. */
function log(entry: LogEntry): void {
  if (entry.level === 'error')
    terminal.say(JSON.stringify({ at: new Date().toISOString(), ...entry }));
}

/** What this build was made from. */
function stampOfBuild(): string {
  const file = new URL('.stamp', import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function listen(house: House, { host, port, trustedProxies }: Environment): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const proxied = trustedProxies && { clientAddress: clientAddressBehind(trustedProxies) };
    const fetch: House['fetch'] = (request, env) => house.fetch(request, { ...env, ...proxied });
    const options = { fetch, hostname: host, port, serverOptions: PATIENCE_WITH_CALLERS };
    const server = serve(options, () => resolve(server));
    // Before the answer is begun, so that Node.js does not promise all of it.
    server.prependListener('request', (_: unknown, answer: ServerResponse) => {
      answer.setHeader('Keep-Alive', `timeout=${KEPT.promised / 1000}`);
    });
    if ('maxConnections' in server) server.maxConnections = MOST_CONNECTIONS;
    if ('setTimeout' in server) server.setTimeout(SILENCE_MS);
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new AppError('PORT_IN_USE', { port, host }) : error);
    });
  });
}

function addressOf(server: ServerType, { host, publicUrl }: Environment): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2), {
    flags: ['empty'],
    values: ['seed'],
    files: [0, 0],
    usage: USAGE,
  });
  const seed = Number(given.values.get('seed') ?? DEFAULT_SEED);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new AppError('COMMAND_ARGUMENTS', { seen: `--seed ${seed}`, expected: USAGE });
  }
  const environment = readEnvironment();
  const { dataDir, publicUrl, database, smtp, outgoing, backups } = environment;
  if (database !== null) {
    const problems = ['BASIRA_DB=postgres://… (✓ BASIRA_DB=)'];
    throw new AppError('ENVIRONMENT_INVALID', { problems });
  }
  const lock = lockFolder(dataDir, 'server');
  if (!lock) throw new AppError('STORE_BUSY', { path: dataDir });
  const clientFolder = fileURLToPath(new URL('../client', import.meta.url));
  const house = await openHouse({
    dataDir,
    backups,
    publicUrl,
    ways: { mailServer: smtp, outgoing, resolve: resolveBySystem },
    now: () => Date.now(),
    log,
    build: stampOfBuild(),
    answerCacheBytes: ANSWER_CACHE_BYTES,
    client: existsSync(clientFolder) ? readClientFiles(clientFolder) : null,
    empty: given.flags.has('empty'),
    seed,
    onFilling: (share) => terminal.progress(`${words.filling} ${percent(share, 1)}`),
  });
  terminal.endProgress();
  const server = await listen(house, environment).catch(async (error: unknown) => {
    await house.stop();
    throw error;
  });

  const end = (): void => {
    terminal.say(words.stopping);
    const hurry = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      PATIENCE_MS,
    );
    hurry.unref();
    void house.hush();
    server.close(() => {
      void house.stop().then(() => {
        lock.release();
        process.exit(0);
      });
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);

  // Last: who reads the address may already end the server.
  const url = addressOf(server, environment);
  const lines = [filled(words.serving, { url })];
  if (house.firstPath !== null) lines.push(filled(words.firstLink, { url: url + house.firstPath }));
  terminal.print(lines.join('\n'));
}

await main().catch((error: unknown) => {
  terminal.endProgress();
  if (!(error instanceof AppError)) throw error;
  const { code, params } = error.problem;
  terminal.say(problemText(code, params, language));
  process.exit(code === 'COMMAND_ARGUMENTS' ? 2 : 1);
});
