import type { LoopState } from '../loops/state.ts';
import { isOpen } from '../loops/state.ts';
import { similarTo } from '../loops/similar.ts';

/** What a report is compared by; codes as they are shown, null = the reporter did not say. */
export type Reported = {
  /** Null = it is not kept any more. */
  readonly text: string | null;
  readonly theme: number | null;
  readonly department: number | null;
};

/** A loop a report may belong to: what everybody who reports may know of it. */
export type Followed = {
  readonly id: number;
  readonly title: string;
  readonly state: LoopState;
  readonly theme: number | null;
  readonly department: number | null;
  /** Departments it is about: those that lead it or were asked, with those below them. */
  readonly departments: readonly number[];
};

/** Loops that are offered at most. */
const MOST = 3;
/** Of a long text its beginning says what it is about; titles are that long. */
const COMPARED_CHARS = 200;

/** True while a report can join a loop: somebody has something to do for it, or it waits. */
export function isFollowed(state: LoopState): boolean {
  return isOpen(state) || state === 'parked';
}

/**
 * Where a report belongs: `sure` = the one open loop on its theme that its department leads or was asked about; null = there is none,
 * or more than one, or the reporter said no theme or no department. `like` = at most three open loops that may be meant, the likest
 * first, without `sure`.
 */
export function matchFor<T extends Followed>(
  report: Reported,
  loops: readonly T[],
): { sure: T | null; like: T[] } {
  const open = loops.filter(({ state }) => isFollowed(state));
  const { text, theme, department } = report;
  const agreeing =
    theme === null || department === null
      ? []
      : open.filter((one) => one.theme === theme && one.departments.includes(department));
  const sure = agreeing.length === 1 ? (agreeing[0] ?? null) : null;
  const wanted = { title: (text ?? '').slice(0, COMPARED_CHARS), theme, department };
  const others = open.filter((one) => one !== sure).map((one) => ({ ...one, verdict: null, one }));
  return { sure, like: similarTo(wanted, others, MOST).map(({ loop }) => loop.one) };
}
