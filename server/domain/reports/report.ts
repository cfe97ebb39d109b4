/** Instants are UTC ms, people ids, departments and themes codes. */

/** How often whoever reports it sees it, the rarest first. */
export const FREQUENCIES = ['once', 'weekly', 'daily', 'always'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What a reporter is told in the end: what became of the loop it joined, or an answer of its own. */
export const REPORT_OUTCOMES = ['told', 'verified', 'rejected', 'answered'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** Who said which loop a report belongs to: the rule, its reporter, whoever reads reports. */
export const JOINED_BY = ['rule', 'reporter', 'reader'] as const;
export type JoinedBy = (typeof JOINED_BY)[number];

/** What somebody at the front line has seen, and what became of it. */
export type Report = {
  readonly id: number;
  /** Null = it is not kept any more, by its age; then the answer is not either. */
  readonly text: string | null;
  /** What it is about and where; null = the reporter did not say. */
  readonly theme: number | null;
  readonly department: number | null;
  readonly frequency: Frequency;
  /** The one it was sent in: its reporter is written to in it unless they say otherwise. */
  readonly language: 'en' | 'ar';
  /** Id of the person or of the key that sent it. */
  readonly by: string;
  /** A program sent it: nobody is there to be told. */
  readonly isProgram: boolean;
  readonly receivedAt: number;
  /** Until when somebody joins or answers it. */
  readonly dueAt: number;
  readonly state: ReportState;
  /** The loop that follows it; null = none does. */
  readonly loop: number | null;
  readonly joinedBy: JoinedBy | null;
  /** The loop that its reporter said it is not about. */
  readonly notLoop: number | null;
  readonly answer: string | null;
  /** When and by whom it was joined or answered last; `settledBy` null = by the rule. */
  readonly settledAt: number | null;
  readonly settledBy: string | null;
  /** What its reporter was told last, and when first; null = nothing yet. */
  readonly outcome: ReportOutcome | null;
  readonly toldAt: number | null;
};

/** `received` = waits for somebody; `joined` = a loop follows it; `answered` = it was, with a reason; `told` = its reporter knows. */
export const REPORT_STATES = ['received', 'joined', 'answered', 'told'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What moves a report. `part` = the loop is not what it is about; `tell` = word goes to its reporter. */
export const REPORT_MOVES = ['join', 'part', 'answer', 'tell'] as const;
export type ReportMove = (typeof REPORT_MOVES)[number];

/** Every move a report may make, and no other. Who was told that customers were is told again when it is verified. */
const MOVES: Readonly<Record<ReportMove, Readonly<Partial<Record<ReportState, ReportState>>>>> = {
  join: { received: 'joined' },
  part: { joined: 'received' },
  answer: { received: 'answered' },
  tell: { joined: 'told', answered: 'told', told: 'told' },
};

/** The state after a move; null = it cannot be made in that state. */
export function reportAfter(state: ReportState, move: ReportMove): ReportState | null {
  return MOVES[move][state] ?? null;
}

/** States in which a move can be made. */
export function reportStatesFor(move: ReportMove): ReportState[] {
  return REPORT_STATES.filter((state) => MOVES[move][state] !== undefined);
}
