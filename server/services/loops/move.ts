import type { Measured, SaidMove } from '#db/queries/loop-moves.ts';
import type { LoopStory } from '#db/queries/loops.ts';
import type { Repository } from '#db/store/store.ts';
import type { LoopMoveInput, LoopPeople } from '../../contract/loops.ts';
import type { VerifiedEffect } from '../../domain/loops/loop.ts';
import { AppError } from '../../domain/problem.ts';
import { redact } from '../../domain/text/redact.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import type { Moment } from '../organisation/reference.ts';
import type { Maker } from '../targets/change.ts';
import { evidenceOf } from './evidence.ts';
import { refuseUnknown } from './named.ts';
import { instant } from '../instant.ts';

/** Longest a loop is parked, ms. */
const LONGEST_PARKED_MS = 366 * 86_400_000;

/**
 * Moves a loop a step. What was measured is measured here, never taken from the caller; `readEffect` is asked only where the move needs it.
 * @throws AppError as `moveLoop` of the store; SETTING_INVALID for a day or number that cannot be, or a person nobody knows; DATE_INVALID
 */
export async function moveLoop(
  repository: Repository,
  { moment, people }: { moment: Moment; people: LoopPeople },
  asked: {
    story: LoopStory;
    input: LoopMoveInput;
    readEffect: () => Promise<VerifiedEffect | null>;
  },
  maker: Maker,
): Promise<void> {
  const { story, input, readEffect } = asked;
  const said = readMove(input, { moment, people, story, now: maker.now });
  const { loop, records, hidden } = story;
  const isCounted = said.move === 'understand';
  const [counted = null] = isCounted ? await evidenceOf(repository, moment, [loop]) : [0];
  const measured: Measured = {
    evidence: (counted ?? 0) + records.length + hidden,
    effect: said.move === 'verify' ? await readEffect() : null,
  };
  await repository.write('moveLoop', { id: loop.id, said, measured, ...maker });
}

type Reading = { moment: Moment; people: LoopPeople; story: LoopStory; now: number };

function readMove(input: LoopMoveInput, { moment, people, story, now }: Reading): SaidMove {
  switch (input.move) {
    case 'understand':
      return { move: 'understand', rootCause: redact(input.rootCause) };
    case 'decide': {
      const { decidedBy } = input;
      refuseUnknown(people, 'decidedBy', decidedBy);
      return { move: 'decide', decision: redact(input.decision), decidedBy };
    }
    case 'change':
      return { move: 'change', changedOn: readChangedOn(input.changedOn, story, moment) };
    case 'tell': {
      const { affected, reached, unreachable } = input;
      if (reached + unreachable > affected) {
        const setting = 'reached + unreachable';
        const seen = reached + unreachable;
        throw new AppError('SETTING_INVALID', { setting, seen, expected: `≤ ${affected}` });
      }
      return { move: 'tell', message: redact(input.message), affected, reached, unreachable };
    }
    case 'park': {
      const until = Date.parse(input.until);
      const latest = now + LONGEST_PARKED_MS;
      if (until <= now || until > latest) {
        const expected = `${instant(now)} … ${instant(latest)}`;
        throw new AppError('SETTING_INVALID', { setting: 'until', seen: input.until, expected });
      }
      return { move: 'park', reason: redact(input.reason), until };
    }
    case 'verify':
    case 'resume':
      return { move: input.move };
    case 'back':
    case 'reject':
    case 'reopen':
      return { move: input.move, reason: redact(input.reason) };
  }
}

/** A change holds from a day on that is no later than today and no earlier than what is counted began. */
function readChangedOn(
  text: string,
  { loop }: LoopStory,
  { today }: Pick<Moment, 'today'>,
): number {
  const day = parseDay(text);
  if (day >= loop.scope.from && day <= today) return day;
  const expected = `${formatDay(loop.scope.from)} … ${formatDay(today)}`;
  throw new AppError('SETTING_INVALID', { setting: 'changedOn', seen: text, expected });
}
