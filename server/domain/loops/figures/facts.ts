/** What figures of loops are worked out from. Instants are UTC ms, departments codes; a department that leads is null where the CX team does. */

/** A loop that was begun. */
export type BegunLoop = {
  readonly department: number | null;
  readonly openedAt: number;
  /** When it was verified for the first time; null = not yet. */
  readonly verifiedAt: number | null;
  /** When it was rejected, if it still is. */
  readonly rejectedAt: number | null;
};

/** A loop that was closed with an effect that held; one that was closed twice is two. */
export type Closing = {
  readonly department: number | null;
  readonly verifiedAt: number;
  /** When it was opened again after that, by itself or by somebody; null = it was not. */
  readonly reopenedAt: number | null;
};

/** What was last told to the customers of a loop, and how many of those affected it reached. */
export type Telling = {
  readonly department: number | null;
  readonly toldAt: number;
  readonly affected: number;
  readonly reached: number;
};

/** A department that was asked for its part of a loop. */
export type Ask = {
  readonly loop: number;
  /** The department that leads the loop. */
  readonly lead: number | null;
  readonly department: number;
  readonly askedAt: number;
  readonly acknowledgeBy: number;
  /** Null = it has not said that it has heard. */
  readonly acknowledgedAt: number | null;
  readonly isAnswered: boolean;
  /** It passed its part on: the other department is asked in its place. */
  readonly isHandedOver: boolean;
};

/** Everything there is to know for the figures of a period. */
export type FigureFacts = {
  readonly begun: readonly BegunLoop[];
  readonly closings: readonly Closing[];
  readonly tellings: readonly Telling[];
  readonly asks: readonly Ask[];
};
