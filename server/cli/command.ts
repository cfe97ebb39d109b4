import type { Environment, Language } from '../env.ts';
import type { Arguments, Shape } from './arguments.ts';
import type { CliWords } from './messages/shape.ts';
import type { Terminal } from './terminal.ts';

/** What a command works with. */
export type CommandContext = {
  environment: Environment;
  language: Language;
  words: CliWords;
  terminal: Terminal;
  /** Standard input. */
  input: NodeJS.ReadableStream;
  now: () => number;
  /** Ends long work between two steps. */
  signal: AbortSignal;
};

/** A command of the command line; gives the exit code. */
export type Command = {
  shape: Shape;
  run: (context: CommandContext, given: Arguments) => Promise<number>;
};
