import { AppError } from '../domain/problem.ts';
import { readEnvironment } from '../env.ts';
import type { Language } from '../env.ts';
import { readArguments } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { detectCommand } from './commands/detect.ts';
import { eraseCommand } from './commands/erase.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { keyCommand } from './commands/key.ts';
import { benchCommand, demoCommand, helpCommand, migrateCommand } from './commands/rest.ts';
import { userCommand } from './commands/user.ts';
import { problemText } from './problem-text.ts';
import { wordsOf } from './words.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  export: exportCommand,
  check: checkCommand,
  backup: backupCommand,
  restore: restoreCommand,
  migrate: migrateCommand,
  demo: demoCommand,
  user: userCommand,
  key: keyCommand,
  audit: auditCommand,
  erase: eraseCommand,
  detect: detectCommand,
  bench: benchCommand,
  help: helpCommand,
};

/** Carries out one command line; gives the exit code: 0 = well, 1 = failed, 2 = not understood. */
export async function runCommand(
  words: readonly string[],
  { terminal, input }: Pick<CommandContext, 'terminal' | 'input'>,
  language: Language,
  signal: AbortSignal,
): Promise<number> {
  const [name = 'help', ...rest] = words.map((word) =>
    word === '--help' || word === '-h' ? 'help' : word,
  );
  try {
    if (!Object.hasOwn(COMMANDS, name)) {
      throw new AppError('COMMAND_UNKNOWN', { seen: name, allowed: Object.keys(COMMANDS) });
    }
    const command = COMMANDS[rest.includes('help') ? 'help' : name] ?? helpCommand;
    const given = readArguments(command === helpCommand ? [] : rest, command.shape);
    return await command.run(
      {
        environment: readEnvironment(),
        language,
        words: wordsOf(language),
        terminal,
        input,
        now: () => Date.now(),
        signal,
      },
      given,
    );
  } catch (error) {
    terminal.endProgress();
    if (!(error instanceof AppError)) throw error;
    const { code, params } = error.problem;
    terminal.say(problemText(code, params, language));
    return /^(COMMAND_|MAPPING_MISSING)/.test(code) ? 2 : 1;
  }
}
