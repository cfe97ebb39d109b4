import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { PluginOption } from 'vite';
import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';
import { fontLetters } from './server/build-letters.mjs';
import { compiledMessages } from './server/build-messages.mjs';
import { fingerprint, writeStamp } from './server/build-stamp.mjs';
import { KindByKind } from './tests/order.ts';
import { projects } from './tests/projects.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

const serverEntries = {
  main: 'server/main.ts',
  cli: 'server/cli.ts',
  'writer-worker': 'db/writer-worker.ts',
  'reader-worker': 'db/reader-worker.ts',
  'backup-worker': 'db/backup-worker.ts',
};

/** Records what a build was made from, so that `npm start` knows whether it is still current. */
function stamp(target: 'client' | 'server'): PluginOption {
  let builtFrom = '';
  return {
    name: 'basira-stamp',
    buildStart: () => {
      builtFrom = fingerprint(target);
    },
    closeBundle: (error?: Error) => {
      if (!error) writeStamp(target, builtFrom);
    },
  };
}

/** What asks for all that the first screen waits for, with the little that it needs: it runs before the rest has come. */
const EARLY =
  /\/client\/(early|api\/(ask-early|own-headers|presence)|design\/(load-fonts|theme)|format\/locale|i18n\/(load-messages|preferences))\.ts$|vite\/preload-helper|rolldown\/runtime/;

/** What the overview needs next, whoever reads it, with all that it imports: in one piece as well. */
const SECOND =
  /\/client\/(OverviewMore|Shortcuts|WeekControls|api\/live-events|features\/(alerts\/(AlertsBadge|NeedsYouCard)|beliefs\/BeliefInvitation|overview\/ChangesCard))\.tsx?$/;

/** What most forms and lists are made of, of which each page needs the half: in one piece as well. */
const FIELDS =
  /\/client\/ui\/(Form|Field|NumberControl|InputControl|SelectControl|SaveFoot|Rows|Lines|ErrorLine)\./;

/** Has the page run `client/early.ts` by itself, as soon as it has come; else it would be run with what imports it. */
function runEarly(): PluginOption {
  return {
    name: 'basira-run-early',
    apply: 'build',
    transformIndexHtml: (_, { bundle = {} }) => {
      const early = Object.values(bundle).find(
        (one) =>
          one.type === 'chunk' && one.moduleIds.some((id) => id.endsWith('/client/early.ts')),
      );
      if (!early) throw new Error('the build has no chunk of client/early.ts');
      const attrs = { type: 'module', async: true, crossorigin: true, src: `/${early.fileName}` };
      return [{ tag: 'script', attrs, injectTo: 'head' }];
    },
  };
}

/** Packs what is served as small as it gets: that takes seconds, which each start of the server would cost otherwise. */
function packFiles(): PluginOption {
  const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];
  return {
    name: 'basira-pack-files',
    apply: 'build',
    writeBundle: async ({ dir = '' }, bundle) => {
      const packable = Object.keys(bundle).filter((name) => /\.(js|css|html|svg)$/.test(name));
      await Promise.all(
        packable.map(async (name) => {
          const path = join(dir, name);
          const whole = await readFile(path);
          await writeFile(`${path}.br`, await brotli(whole));
          await writeFile(`${path}.gz`, await zip(whole, { level: 9 }));
        }),
      );
    },
  };
}

const client: ViteUserConfig = {
  root: 'client',
  plugins: [react(), compiledMessages(), fontLetters(), runEarly(), packFiles(), stamp('client')],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // Browsers of this target know it, but for one, where the scripts come a little later.
    modulePreload: { polyfill: false },
    // The size test weighs files; Vite's own weighing would cost a second of each build.
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'early', test: EARLY, priority: 1 },
            // What every page needs comes in one piece: small shared chunks pack worse and cost a request each.
            // The page's own script stays an entry, which the build manifest names.
            { name: 'first', tags: ['$initial'], test: /^(?!.*\.html|.*\/client\/main\.tsx)/ },
            { name: 'second', test: SECOND },
            { name: 'fields', test: FIELDS },
          ],
        },
      },
    },
  },
};

const server: ViteUserConfig = {
  root,
  plugins: [stamp('server')],
  publicDir: false,
  // Every thread of the server and every command loads its packages: one file is read far sooner than hundreds. These two
  // read files that lie beside them.
  ssr: { noExternal: true, external: ['better-sqlite3', 'nodemailer'] },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(serverEntries).filter(([, file]) =>
          existsSync(new URL(file, import.meta.url)),
        ),
      ),
      // Flat, so that `new URL('./writer-worker.js', import.meta.url)` holds in every chunk.
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // A process holds its source maps for as long as it lives; the sources themselves lie beside the build.
        sourcemapExcludeSources: true,
      },
    },
  },
};

const tests: ViteUserConfig = {
  root,
  plugins: [react()],
  test: {
    projects,
    sequence: { shuffle: { files: true, tests: true }, sequencer: KindByKind },
    // An unhandled rejection or a test file without tests is a failure, never a shrug.
    passWithNoTests: false,
  },
};

export default defineConfig(({ mode }) => {
  if (mode === 'test') return tests;
  return mode === 'server' ? server : client;
});
