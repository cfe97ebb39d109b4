import { createHash } from 'node:crypto';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Which files come first, by how their path goes on from tests/: those that take long, so that no worker is left with one of them at the end. */
export const FIRST = [
  'integration/',
  'golden/',
  'screens/',
  'properties/',
  // The first page of every other one waits for the demonstration to be made.
  'e2e/hostile.',
  'e2e/own-data.',
  'e2e/accessibility/',
  'e2e/loops-journey.',
];

/**
 * Files in an order of chance, those of one kind one after the other: a worker keeps what it has loaded as long as the
 * next file is of the same project.
 */
export class KindByKind extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const placed = files.map((file) => {
      const place = FIRST.findIndex((path) => file.moduleId.includes(`/tests/${path}`));
      const chance = createHash('sha1').update(`${seed} ${file.moduleId}`).digest('hex');
      return { file, kind: place === -1 ? FIRST.length : place, chance };
    });
    return placed
      .toSorted((a, b) => a.kind - b.kind || (a.chance < b.chance ? -1 : 1))
      .map(({ file }) => file);
  }
}
