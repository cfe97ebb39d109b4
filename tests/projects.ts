import type { TestProjectConfiguration } from 'vitest/config';
import { availableParallelism } from 'node:os';
import { isSoak } from './soak.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Vitest would leave one core to itself, which on two cores halves what works. */
const maxWorkers = Math.max(2, availableParallelism());

/** The kinds of test, each with what it may use: EXAMPLES for what belongs where stand in CONTRIBUTING.md. */
export const projects: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      environment: 'node',
      include: ['tests/{unit,properties,architecture,types}/**/*.test.{ts,tsx}'],
      testTimeout: isSoak ? 60 * MINUTE : MINUTE,
      maxWorkers,
    },
  },
  {
    extends: true,
    test: {
      name: 'integration',
      environment: 'node',
      include: ['tests/{integration,golden}/**/*.test.{ts,tsx}'],
      globalSetup: ['tests/global-setup/server-build.mjs'],
      testTimeout: isSoak ? 60 * MINUTE : 2 * MINUTE,
      hookTimeout: 2 * MINUTE,
      maxWorkers,
    },
  },
  {
    extends: true,
    test: {
      name: 'screens',
      environment: 'happy-dom',
      include: ['tests/screens/**/*.test.{ts,tsx}'],
      testTimeout: MINUTE,
      hookTimeout: MINUTE,
      maxWorkers,
    },
  },
  {
    extends: true,
    test: {
      name: 'e2e',
      environment: 'node',
      include: ['tests/e2e/**/*.test.{ts,tsx}'],
      globalSetup: ['tests/global-setup/full-build.mjs'],
      testTimeout: isSoak ? 60 * MINUTE : 3 * MINUTE,
      hookTimeout: 3 * MINUTE,
      // A browser and a server share the machine with nothing else.
      maxWorkers: 1,
      sequence: { groupOrder: 1 },
    },
  },
];
