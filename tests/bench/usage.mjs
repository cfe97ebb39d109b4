// Preloaded into a measured process: writes what it used to the file named by BASIRA_BENCH_USAGE when it ends.
import { writeFileSync } from 'node:fs';

const file = process.env.BASIRA_BENCH_USAGE;
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  if (file)
    writeFileSync(file, JSON.stringify({ cpuMs: (user + system) / 1000, maxRssMb: maxRSS / 1024 }));
});
