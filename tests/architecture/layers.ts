/**
 * The import law as data: docs/decisions/0001-layout-and-import-law.md says why. A file belongs to
 * the first layer whose prefix its path has. `values` are what it may import with effect at run
 * time: prefixes of files, and names of packages. Types are free, but where `noTypes` says not.
 * Its own prefix is always allowed.
 */
export interface Layer {
  prefix: string;
  values: readonly string[];
  /** Packages whose values it may import; `node:` stands for Node's own modules. */
  packages: readonly string[];
  /** Prefixes whose types are shut too. */
  noTypes?: readonly string[];
}

const SERVER_ALL = ['server/'];
const CLIENT_BASE = ['client/design/', 'client/i18n/', 'client/format/'];
const SCREEN_PACKAGES = ['react', 'react-dom', 'use-intl', 'wouter'];
const NODE = 'node:';

export const LAYERS: readonly Layer[] = [
  { prefix: 'server/domain/', values: [], packages: [], noTypes: ['server/', 'db/', 'client/'] },
  {
    prefix: 'server/contract/',
    values: ['server/domain/'],
    packages: ['zod'],
    noTypes: ['server/ingest/', 'server/services/', 'server/http/', 'server/jobs/', 'db/'],
  },
  {
    prefix: 'server/messages/',
    values: ['server/domain/'],
    packages: ['use-intl', 'hono'],
    noTypes: ['db/'],
  },
  { prefix: 'server/env.ts', values: ['server/domain/'], packages: ['zod', NODE] },
  {
    prefix: 'server/ingest/',
    values: ['server/domain/', 'server/contract/', 'db/queries/'],
    packages: ['zod', NODE],
  },
  {
    prefix: 'server/services/',
    values: ['server/domain/', 'server/contract/', 'server/ingest/', 'db/queries/', 'db/demo/'],
    packages: ['zod', '@zxcvbn-ts/language-common', 'nodemailer', NODE],
  },
  {
    prefix: 'server/http/',
    values: [
      'server/services/',
      'server/contract/',
      'server/messages/',
      'server/domain/problem.ts',
      'server/domain/access/',
    ],
    packages: ['hono', '@hono/zod-openapi', '@hono/node-server', 'zod', NODE],
  },
  {
    prefix: 'server/jobs/',
    values: ['server/services/', 'server/contract/', 'server/domain/problem.ts'],
    packages: ['hono', NODE],
  },
  {
    prefix: 'server/app.ts',
    values: [
      'server/http/',
      'server/jobs/',
      'server/services/',
      'server/contract/',
      'server/messages/',
      'server/domain/',
    ],
    packages: ['hono', '@hono/zod-openapi', NODE],
  },
  {
    prefix: 'server/main',
    values: [...SERVER_ALL, 'db/'],
    packages: ['hono', '@hono/node-server', NODE],
  },
  { prefix: 'server/cli', values: [...SERVER_ALL, 'db/'], packages: ['@hono/node-server', NODE] },
  {
    prefix: 'db/',
    values: ['server/domain/'],
    packages: ['drizzle-orm', 'drizzle-kit', 'better-sqlite3', '@electric-sql/pglite', 'pg', NODE],
    noTypes: ['server/ingest/', 'server/services/', 'server/http/', 'server/jobs/', 'client/'],
  },
  { prefix: 'client/design/', values: CLIENT_BASE, packages: ['@fontsource'], noTypes: ['db/'] },
  {
    prefix: 'client/i18n/',
    values: CLIENT_BASE,
    packages: ['react', 'use-intl'],
    noTypes: ['db/'],
  },
  { prefix: 'client/format/', values: CLIENT_BASE, packages: [], noTypes: ['db/'] },
  { prefix: 'client/ui/', values: CLIENT_BASE, packages: SCREEN_PACKAGES, noTypes: ['db/'] },
  {
    prefix: 'client/charts/',
    values: [...CLIENT_BASE, 'client/ui/'],
    packages: ['react', 'use-intl', 'recharts'],
    noTypes: ['db/'],
  },
  {
    prefix: 'client/api/',
    values: CLIENT_BASE,
    packages: ['react', '@tanstack/react-query', 'hono'],
    noTypes: ['db/'],
  },
  {
    prefix: 'client/url/',
    values: CLIENT_BASE,
    packages: ['react', 'wouter'],
    noTypes: ['db/'],
  },
  {
    prefix: 'client/features/',
    values: [...CLIENT_BASE, 'client/api/', 'client/url/', 'client/ui/', 'client/charts/'],
    packages: [...SCREEN_PACKAGES, '@tanstack/react-query'],
    noTypes: ['db/'],
  },
  {
    prefix: 'client/',
    values: ['client/'],
    packages: [...SCREEN_PACKAGES, '@tanstack/react-query', '@fontsource'],
    noTypes: ['db/'],
  },
];

/** Packages that only one folder may name, even for their types: what they are must not leak. */
export const OWNED_PACKAGES: Readonly<Record<string, string>> = {
  'drizzle-orm': 'db/',
  'drizzle-kit': 'db/',
  'better-sqlite3': 'db/',
  '@electric-sql/pglite': 'db/',
  pg: 'db/',
  recharts: 'client/charts/',
};

/** Folders whose sub-folders know nothing of each other, not even types. */
export const SEPARATE_INSIDE: readonly string[] = ['client/features/'];

/** The files that may act when they are loaded; every other file only defines. */
export const ENTRY_FILES: readonly RegExp[] = [
  /^server\/(main|cli)\.ts$/,
  /^db\/[a-z-]+-worker\.ts$/,
  /^client\/(main\.tsx|early\.ts)$/,
];
