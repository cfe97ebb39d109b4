/** Where the command line writes, and how long ago something was said. */
export type Terminal = {
  /** A result: goes to standard output. */
  print: (text: string) => void;
  /** A result that somebody waits for: resolves when it has left this program. */
  flush: (text: string) => Promise<void>;
  /** Goes to standard error. */
  say: (text: string) => void;
  /** One line that renews itself on a terminal; elsewhere a line every few seconds. */
  progress: (text: string) => void;
  /** Ends the renewing line. */
  endProgress: () => void;
};

const RENEW_MS = 100;
const REPEAT_MS = 5000;

type Output = { write(text: string, done?: () => void): unknown; isTTY?: boolean | undefined };

export function terminalOver(out: Output, err: Output, clock: () => number): Terminal {
  let saidAt = Number.NEGATIVE_INFINITY;
  let open = false;
  const endProgress = (): void => {
    if (open) err.write('\n');
    open = false;
    saidAt = Number.NEGATIVE_INFINITY;
  };
  return {
    print: (text) => out.write(`${text}\n`),
    flush: (text) =>
      new Promise((resolve) => {
        out.write(`${text}\n`, () => resolve());
      }),
    say: (text) => {
      endProgress();
      err.write(`${text}\n`);
    },
    progress: (text) => {
      const wait = err.isTTY ? RENEW_MS : REPEAT_MS;
      if (clock() - saidAt < wait) return;
      saidAt = clock();
      if (err.isTTY) {
        err.write(`\r\u001B[2K${text}`);
        open = true;
      } else {
        err.write(`${text}\n`);
      }
    },
    endProgress,
  };
}

/** A share of a whole as percent, rounded down. */
export function percent(part: number, whole: number): string {
  return whole <= 0 ? '100 %' : `${Math.floor((100 * Math.min(part, whole)) / whole)} %`;
}
