import type { JoinedSample } from '../../ingest/guess/joined/join.ts';

/** Samples that are held: one that is corrected again and again, and another beside it. */
const HELD = 2;

/**
 * Samples of sent files by what was read for them. A sent file never changes, and each correction of a guess asks for the
 * same rows again.
 */
export class RecentSamples {
  private readonly held = new Map<string, Promise<JoinedSample>>();

  /** The sample of this name, made when it is not held; what could not be made is made anew the next time. */
  async get(name: string, make: () => Promise<JoinedSample>): Promise<JoinedSample> {
    const found = this.held.get(name) ?? make();
    this.held.delete(name);
    this.held.set(name, found);
    for (const [oldest] of [...this.held].slice(0, -HELD)) this.held.delete(oldest);
    try {
      return await found;
    } catch (error) {
      this.held.delete(name);
      throw error;
    }
  }
}
