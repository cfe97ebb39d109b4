// Preloaded into a measured process: writes what it used to the file named by BASIRA_BENCH_USAGE when it ends.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const file = process.env.BASIRA_BENCH_USAGE;
const STATUS = '/proc/self/status';

/** Most memory of this process in KiB. What `getrusage` tells is never less than the starting process had, which Linux hands down. */
function peak() {
  const told = existsSync(STATUS) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(STATUS, 'utf8')) : null;
  return told ? Number(told[1]) : process.resourceUsage().maxRSS;
}

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  if (file)
    writeFileSync(file, JSON.stringify({ cpuMs: (user + system) / 1000, maxRssMb: peak() / 1024 }));
});
