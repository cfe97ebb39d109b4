/** Longest piece of work after which other work of this thread gets its turn, in milliseconds. */
const LONGEST_MS = 10;

/** Lets other work of this thread have its turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Carries out work that can pause between its steps, and lets other work have its turn now and then. */
export async function inTurns<R>(steps: Generator<void, R>): Promise<R> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < LONGEST_MS) continue;
    await breathe();
    since = performance.now();
  }
}
