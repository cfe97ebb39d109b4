import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';

/** One file of the built client, ready to send. */
export type ClientFile = {
  readonly body: Buffer;
  /** Packed in each way that makes it smaller, the smallest first. */
  readonly packed: readonly { readonly encoding: 'br' | 'gzip'; readonly body: Buffer }[];
  readonly type: string;
  readonly tag: string;
  /** Its name changes with its content. */
  readonly immutable: boolean;
};

/** Files by request path (`/assets/index-5Wm3PjY3.js`). What is not in it is not served. */
export type ClientFiles = ReadonlyMap<string, ClientFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** How the names end of what the build has packed, the smallest first: it lies beside the file itself. */
const PACKINGS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/** Reads the built client once, at start; no request ever names a path on disk. */
export function readClientFiles(folder: string): ClientFiles {
  const files = new Map<string, ClientFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const address = posix.join('/', path.slice(folder.length).replaceAll('\\', '/'));
    // Hidden files are the build's own notes.
    if (!entry.isFile() || address.includes('/.')) continue;
    if (PACKINGS.some(({ ending }) => address.endsWith(ending))) continue;
    files.set(address, clientFile(path, address));
  }
  return files;
}

function clientFile(path: string, address: string): ClientFile {
  const extension = extname(address);
  const body = readFileSync(path);
  const packed = PACKINGS.filter(({ ending }) => existsSync(path + ending)).map(
    ({ encoding, ending }) => ({ encoding, body: readFileSync(path + ending) }),
  );
  return {
    body,
    packed: packed.filter((one) => one.body.length < body.length),
    type: TYPES[extension] ?? 'application/octet-stream',
    tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    immutable: address.startsWith('/assets/'),
  };
}
