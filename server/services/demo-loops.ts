import type { DemoLoop, DemoLoopStep } from '#db/demo/loops.ts';
import { DEMO_LOOPS } from '#db/demo/loops.ts';
import type { NewLoop } from '#db/queries/loop-open.ts';
import type { Measured, SaidMove } from '#db/queries/loop-moves.ts';
import type { LoopDeed } from '#db/queries/loop-work.ts';
import type { Repository } from '#db/store/store.ts';
import { inventedId } from '../domain/access/invented.ts';
import { codeOf, DEMO_OFFICER } from './demo-plans.ts';
import { verifiedEffect } from './loops/effect.ts';
import { evidenceOf } from './loops/evidence.ts';
import { createMomentReader } from './organisation/reference.ts';

const DAY = 86_400_000;
/** Weeks before a loop was begun from which on its records count. */
const COUNTED_WEEKS = 8;
const HEAD = inventedId('head');
const EXECUTIVE = inventedId('executive');

/**
 * Lets the demonstration's company follow its loops, once however often it is filled; a filling that was cut off anywhere goes on
 * where it was. Its records must be there.
 */
export async function followDemoLoops(
  repository: Repository,
  { createdMs }: { createdMs: number },
): Promise<void> {
  for (const loop of DEMO_LOOPS) await followLoop(repository, loop, createdMs);
}

async function followLoop(
  repository: Repository,
  { daysBefore, steps, ...loop }: DemoLoop,
  createdMs: number,
): Promise<void> {
  const begun = createdMs - daysBefore * DAY;
  const day = Math.floor(begun / DAY);
  const theme = await codeOf(repository, 'theme', loop.theme);
  const department = await codeOf(repository, 'department', loop.department);
  const asked = [];
  for (const key of loop.asked) asked.push(await codeOf(repository, 'department', key));
  const scope = {
    metric: 'volume',
    filters: [`theme=${loop.theme}`],
    from: day - 7 * COUNTED_WEEKS,
  };
  const known = await repository.read('listLoopHeads', undefined);
  const held = known.find((one) => one.title === loop.title && one.openedAt === begun);
  const opened: NewLoop = {
    title: loop.title,
    severity: loop.severity,
    theme,
    department,
    scope,
    opening: { from: day, to: day + 1 },
    origin: { kind: 'theme', id: loop.theme },
    stake: loop.stake,
    sponsor: EXECUTIVE,
    reading: null,
    asked,
    records: [],
  };
  const beginning = { loop: opened, by: DEMO_OFFICER, now: begun, once: null };
  const id = held?.id ?? (await repository.write('openLoop', beginning));
  const story = await repository.read('readLoop', { id });
  // Everything that is done leaves one line, after those of the beginning.
  let done = (story?.lines.length ?? 0) - 1 - asked.length;
  let actions = 0;
  for (const step of steps) {
    const now = begun + step.day * DAY;
    if (step.kind === 'action') actions += 1;
    const deeds = await deedsOf(repository, step, { begun, seq: actions });
    for (const deed of deeds) {
      if (done-- <= 0) await repository.write('workOnLoop', { id, deed, by: HEAD, now });
    }
    if (deeds.length > 0 || done-- > 0) continue;
    const said = moveOf(step, now);
    if (!said) return;
    const measured = await measuredFor(repository, said, { id, now });
    // A small demonstration may have nothing behind it, or too little to tell an effect from: then it goes no further.
    if (!measured) return;
    await repository.write('moveLoop', { id, said, measured, by: HEAD, now });
  }
}

/** The move that a step is; null = it is none. */
function moveOf(step: DemoLoopStep, now: number): SaidMove | null {
  switch (step.kind) {
    case 'understand':
      return { move: 'understand', rootCause: step.rootCause };
    case 'decide':
      return { move: 'decide', decision: step.decision, decidedBy: EXECUTIVE };
    case 'change':
      return { move: 'change', changedOn: Math.floor(now / DAY) };
    case 'tell': {
      const { message, reached } = step;
      return { move: 'tell', message, reached, unreachable: 0, affected: reached };
    }
    case 'verify':
      return { move: 'verify' };
    case 'park':
      return { move: 'park', reason: step.reason, until: now + step.days * DAY };
    case 'action':
    case 'answer':
    case 'obstacle':
      return null;
  }
}

/** What was to be seen of a loop when it was moved; null = too little for the move. */
async function measuredFor(
  repository: Repository,
  { move }: SaidMove,
  { id, now }: { id: number; now: number },
): Promise<Measured | null> {
  if (move !== 'understand' && move !== 'verify') return { evidence: 0, effect: null };
  const story = await repository.read('readLoop', { id });
  if (!story) return null;
  const moment = await createMomentReader(repository)(now);
  if (move === 'verify') {
    const effect = await verifiedEffect(repository, moment, story.loop);
    return effect?.verdict === 'holds' ? { evidence: 0, effect } : null;
  }
  const [evidence] = await evidenceOf(repository, moment, [story.loop]);
  return evidence ? { evidence, effect: null } : null;
}

/** What is done beside moving it, nothing for a move; `seq` = number of the action, if it is one. */
async function deedsOf(
  repository: Repository,
  step: DemoLoopStep,
  { begun, seq }: { begun: number; seq: number },
): Promise<LoopDeed[]> {
  const dayAfter = (days: number): number => Math.floor(begun / DAY) + days;
  switch (step.kind) {
    case 'action': {
      const { phase, title, dueAfter, isDone } = step;
      const added = { phase, title, owner: HEAD, dueOn: dayAfter(dueAfter) };
      const done: LoopDeed[] = isDone ? [{ kind: 'change_action', seq, state: 'done' }] : [];
      return [{ kind: 'add_action', ...added }, ...done];
    }
    case 'answer': {
      const codes = [await codeOf(repository, 'department', step.department)];
      return [{ kind: 'department', codes, deed: { kind: 'answer', text: step.text } }];
    }
    case 'obstacle': {
      const { text, decideAfter } = step;
      const decideBy = dayAfter(decideAfter);
      return [{ kind: 'raise_obstacle', text, department: null, executive: EXECUTIVE, decideBy }];
    }
    case 'understand':
    case 'decide':
    case 'change':
    case 'tell':
    case 'verify':
    case 'park':
      return [];
  }
}
