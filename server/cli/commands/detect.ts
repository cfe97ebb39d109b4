import { createInterface } from 'node:readline';
import { AppError } from '../../domain/problem.ts';
import type { Command } from '../command.ts';
import { filterOf, FILTER_KINDS } from '../detect-lines.ts';

const USAGE = `detect --kind ${FILTER_KINDS.join('|')}`;

/** A filter of lines: standard input to standard output, each line answered before the next is read. */
export const detectCommand: Command = {
  shape: { values: ['kind'], files: [0, 0], usage: USAGE },
  run: async ({ terminal, input }, { values }) => {
    const kind = FILTER_KINDS.find((one) => one === values.get('kind'));
    if (!kind) {
      const seen = values.has('kind') ? `--kind ${values.get('kind')}` : 'detect';
      throw new AppError('COMMAND_ARGUMENTS', { seen, expected: USAGE });
    }
    const filter = filterOf(kind);
    let line = 0;
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      line += 1;
      if (text.trim() === '') continue;
      const answer = filter(text, line);
      if (answer !== null) await terminal.flush(answer);
    }
    return 0;
  },
};
