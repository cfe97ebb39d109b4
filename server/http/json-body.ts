import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../domain/problem.ts';
import type { AppEnv } from './deps.ts';

/** Bytes a request with settings may have. */
const SETTINGS_LIMIT = 256 * 1024;

/** Lists and objects in one another at most: forms that hold themselves are read by functions that call themselves. */
const DEEPEST = 64;

/** Seconds for a body to arrive, and bytes of its limit that give it a second more. */
const SECONDS = 60;
const BYTES_A_SECOND = 100_000;

/** Reads a request's body as JSON of at most `limit` bytes; the schema then judges what it says. */
export function jsonBody(limit: number = SETTINGS_LIMIT) {
  const limited = bodyLimit({
    maxSize: limit,
    onError: (c) => {
      const bytes = Number(c.req.header('content-length') ?? limit + 1);
      throw new AppError('REQUEST_TOO_LARGE', { bytes, limit });
    },
  });
  const read = new WeakSet<object>();
  return createMiddleware<AppEnv>(async (c, next) => {
    // An address that spells the pattern (`/api/views/:id`) fits its route twice; a body can be read once.
    if (read.has(c.req)) return next();
    read.add(c.req);
    const type = c.req.header('content-type') ?? '';
    if (!/^application\/json\s*(;|$)/i.test(type)) {
      throw new AppError('REQUEST_NOT_JSON', { seen: type, fault: 'type' });
    }
    let text = '';
    const reading = limited(c, async () => {
      text = await c.req.text();
    });
    await inTime(reading, limit);
    try {
      JSON.parse(text);
    } catch (cause) {
      throw new AppError('REQUEST_NOT_JSON', { seen: text.slice(0, 80) }, { cause });
    }
    if (isTooDeep(text)) throw new AppError('REQUEST_TOO_DEEP', { limit: DEEPEST });
    await next();
  });
}

/** @throws AppError REQUEST_TOO_SLOW { within } for a body that trickles in: whoever sends it is not waited for */
async function inTime(reading: Promise<unknown>, limit: number): Promise<void> {
  const within = SECONDS + Math.floor(limit / BYTES_A_SECOND);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refuse = () => {
      reject(new AppError('REQUEST_TOO_SLOW', { within }));
    };
    timer = setTimeout(refuse, within * 1000);
  });
  try {
    await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** True when JSON that is known to be well formed goes deeper than `DEEPEST`. Bodies are large: texts are jumped over. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  const marks = /["[{\]}]/g;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const [mark] = found;
    if (mark === '"') marks.lastIndex = endOfText(text, found.index) + 1;
    else depth += mark === '[' || mark === '{' ? 1 : -1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Place of the quotation mark that ends a text of JSON which begins at one. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  for (; end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text[before - 1] === '\\') before--;
    // An even number of backslashes stand for themselves.
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
