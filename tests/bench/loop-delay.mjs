// Preloaded into a measured server: writes how long its event loop was blocked to the file named by BASIRA_BENCH_LOOP when it ends,
// and begins anew at SIGUSR2, so that what is not measured is left out. In milliseconds, to the nearest of the loop's own timer.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BASIRA_BENCH_LOOP;
if (file && isMainThread) {
  const RESOLUTION_MS = 5;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  process.on('SIGUSR2', () => delay.reset());
  process.on('exit', () => {
    // What it measures is the time between two timers: that they are due only every few milliseconds is no block.
    const blocked = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    const [p50, p99] = [50, 99].map((share) => blocked(delay.percentile(share)));
    writeFileSync(file, JSON.stringify({ p50, p99, most: blocked(delay.max) }));
  });
}
