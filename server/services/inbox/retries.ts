/** How long something that failed rests before it is tried again. */
const REST_MS = 60_000;
/** After so many failures others need not wait for it any more. */
const PATIENCE = 3;

/** Files whose import was interrupted by something that is not their fault, such as a full disk. */
export class Retries {
  private readonly failed = new Map<string, { times: number; at: number }>();

  failedAt(id: string, now: number): void {
    this.failed.set(id, { times: (this.failed.get(id)?.times ?? 0) + 1, at: now });
  }

  over(id: string): void {
    this.failed.delete(id);
  }

  isResting(id: string, now: number): boolean {
    const last = this.failed.get(id);
    return last !== undefined && now >= last.at && now - last.at < REST_MS;
  }

  /** True while nothing new should be begun, so that files are stored in their order. */
  get holdsOthersBack(): boolean {
    return [...this.failed.values()].some(({ times }) => times < PATIENCE);
  }
}
