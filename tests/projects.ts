import type { TestProjectConfiguration } from 'vitest/config';
import { availableParallelism } from 'node:os';
import { isSoak } from './soak.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** One more than there are cores: at any time some test waits for a lease to end, a server to begin or a page to come to rest. */
const maxWorkers = availableParallelism() + 1;
/** Nothing inside the process is mocked, so that files of a kind may share what was loaded: half of all time was loading. */
const isolate = false;
/** How long is waited for what comes by itself: a second, as it is otherwise, is too little on a machine that does other things too. */
const expectation = { poll: { timeout: 30 * SECOND } };

/** The kinds of test, each with what it may use: EXAMPLES for what belongs where stand in CONTRIBUTING.md. */
export const projects: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      environment: 'node',
      include: ['tests/{unit,properties,architecture,types}/**/*.test.{ts,tsx}'],
      testTimeout: isSoak ? 60 * MINUTE : MINUTE,
      isolate,
      maxWorkers,
    },
  },
  {
    extends: true,
    test: {
      name: 'integration',
      environment: 'node',
      include: ['tests/{integration,golden}/**/*.test.{ts,tsx}'],
      globalSetup: ['tests/global-setup/scratch.ts', 'tests/global-setup/server-build.mjs'],
      testTimeout: isSoak ? 60 * MINUTE : 2 * MINUTE,
      expect: expectation,
      hookTimeout: 2 * MINUTE,
      isolate,
      maxWorkers,
    },
  },
  {
    extends: true,
    test: {
      name: 'screens',
      environment: 'happy-dom',
      include: ['tests/screens/**/*.test.{ts,tsx}'],
      globalSetup: ['tests/global-setup/scratch.ts'],
      testTimeout: MINUTE,
      hookTimeout: MINUTE,
      isolate,
      maxWorkers,
    },
  },
  {
    extends: true,
    test: {
      name: 'e2e',
      environment: 'node',
      include: ['tests/e2e/**/*.test.{ts,tsx}'],
      globalSetup: ['tests/global-setup/scratch.ts', 'tests/global-setup/full-build.mjs'],
      testTimeout: isSoak ? 60 * MINUTE : 3 * MINUTE,
      expect: expectation,
      hookTimeout: 3 * MINUTE,
      isolate,
      maxWorkers: Math.min(4, maxWorkers),
      // Browsers and servers share the machine with nothing else.
      sequence: { groupOrder: 1 },
    },
  },
];
