import type { Mapping } from '#server/contract/mapping.ts';

/** A sentence of the server in the reader's language. */
type Told = { readonly code: string; readonly message: string };

/** One column of a sent file and what it was taken for. */
export type GuessedColumn = {
  /** The name a mapping uses. */
  readonly column: string;
  readonly header: string;
  readonly samples: readonly string[];
  /** Share of rows that have a value, 0 to 1. */
  readonly filled: number;
  readonly role: string;
  /** Place in the mapping's record (`at`, `dimensions.theme`, `fields.dueAt`, `instruments.nps`); null when unused. */
  readonly target: string | null;
  readonly certainty: 'sure' | 'likely' | 'doubt';
  readonly why: Told;
};

/** What a person must decide, with the option that the mapping has now. */
export type GuessedQuestion = Told & {
  readonly id: string;
  readonly columns: readonly string[];
  readonly options: readonly {
    readonly value: string;
    readonly message: string;
    readonly example: string | null;
  }[];
  readonly chosen: string;
};

/** `POST /api/imports/guess`: a proposed mapping, column by column why, and what to ask. */
export type GuessAnswer = {
  readonly mapping: Mapping;
  readonly columns: readonly GuessedColumn[];
  readonly questions: readonly GuessedQuestion[];
};

/** The file, and what a person has said so far: answers by question, targets by column (null = not used). */
export type GuessQuestion = {
  readonly file: string;
  readonly name: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly told: Readonly<Record<string, string | null>>;
};
