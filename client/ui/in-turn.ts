/** The browser is given so long, in ms, to find a moment; then what waits is done all the same. */
const PATIENCE_MS = 500;

/** Resolves when the browser has nothing better to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no such moments; there it is the next turn.
    if (!('requestIdleCallback' in globalThis)) setTimeout(resolve, 0);
    else requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
  });
}

/** What throws is told, and stops nothing that waits behind it. */
function dare(work: () => void): void {
  try {
    work();
  } catch (error) {
    reportError(error);
  }
}

let last: Promise<void> = Promise.resolve();

/**
 * Does what may wait, one after the other in the order in which it came, each in an idle moment of its own: a slow phone
 * answers to fingers in between. Gives what takes it back.
 */
export function inTurn(work: () => void): () => void {
  let isWanted = true;
  const before = last;
  const take = async () => {
    await before;
    // What was taken back holds up nobody.
    if (isWanted) await idle();
    if (isWanted) dare(work);
  };
  last = take();
  return () => {
    isWanted = false;
  };
}
