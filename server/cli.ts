import { runCommand } from './cli/run-command.ts';
import { terminalOver } from './cli/terminal.ts';
import { readLanguage } from './env.ts';

const ending = new AbortController();
// The first signal ends long work between two steps; a second one ends the program at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => ending.abort());
}
// A reader that has seen enough (`export | head`) is no failure.
process.stdout.on('error', () => process.exit(0));

const terminal = terminalOver(process.stdout, process.stderr, () => Date.now());
process.exitCode = await runCommand(
  process.argv.slice(2),
  { terminal, input: process.stdin },
  readLanguage(),
  ending.signal,
);
