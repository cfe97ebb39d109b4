import { AppError } from '../domain/problem.ts';

/** What a command takes: named options (with or without a value) and files. */
export type Shape = {
  values?: readonly string[];
  flags?: readonly string[];
  /** Least and most files. */
  files: readonly [number, number];
  /** How it is written, for messages. */
  usage: string;
};

export type Arguments = {
  values: ReadonlyMap<string, string>;
  flags: ReadonlySet<string>;
  files: readonly string[];
};

/** @throws AppError COMMAND_ARGUMENTS { seen, expected } */
export function readArguments(given: readonly string[], shape: Shape): Arguments {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const files: string[] = [];
  const wrong = (seen: string): AppError =>
    new AppError('COMMAND_ARGUMENTS', { seen, expected: shape.usage });
  for (let i = 0; i < given.length; i++) {
    const word = given[i] ?? '';
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (shape.flags?.includes(name) && inline === undefined) flags.add(name);
    else if (shape.values?.includes(name)) {
      const value = inline ?? given[++i];
      if (value === undefined || value === '') throw wrong(word);
      values.set(name, value);
    } else throw wrong(word);
  }
  const [least, most] = shape.files;
  if (files.length < least || files.length > most) throw wrong(given.join(' '));
  return { values, flags, files };
}
