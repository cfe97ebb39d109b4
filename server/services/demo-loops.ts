import type { DemoLoop, DemoLoopStep } from '#db/demo/loops.ts';
import { DEMO_LOOPS } from '#db/demo/loops.ts';
import type { NewLoop } from '#db/queries/loop-open.ts';
import type { SaidMove } from '#db/queries/loop-moves.ts';
import type { LoopDeed } from '#db/queries/loop-work.ts';
import type { Repository } from '#db/store/store.ts';
import { inventedId } from '../domain/access/invented.ts';
import { codeOf, DEMO_OFFICER } from './demo-plans.ts';
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
    const moved = await moveOf(repository, step, { scope, now });
    // A small demonstration may have nothing behind it: then it goes no further.
    if (!moved || (moved.said.move === 'understand' && moved.evidence === 0)) return;
    const measured = { evidence: moved.evidence, effect: null };
    await repository.write('moveLoop', { id, said: moved.said, measured, by: HEAD, now });
  }
}

/** The move that a step is, with the records that were behind it then; null = it is none. */
async function moveOf(
  repository: Repository,
  step: DemoLoopStep,
  { scope, now }: { scope: { metric: string; filters: string[]; from: number }; now: number },
): Promise<{ said: SaidMove; evidence: number } | null> {
  switch (step.kind) {
    case 'understand': {
      const moment = await createMomentReader(repository)(now);
      const [evidence] = await evidenceOf(repository, moment, [{ scope }]);
      const said = { move: 'understand', rootCause: step.rootCause } as const;
      return { said, evidence: evidence ?? 0 };
    }
    case 'decide': {
      const said = { move: 'decide', decision: step.decision, decidedBy: EXECUTIVE } as const;
      return { said, evidence: 0 };
    }
    case 'change':
      return { said: { move: 'change', changedOn: Math.floor(now / DAY) }, evidence: 0 };
    case 'tell': {
      const { message, reached } = step;
      const told = { message, reached, unreachable: 0, affected: reached };
      return { said: { move: 'tell', ...told }, evidence: 0 };
    }
    case 'park': {
      const until = now + step.days * DAY;
      return { said: { move: 'park', reason: step.reason, until }, evidence: 0 };
    }
    case 'action':
    case 'answer':
    case 'obstacle':
      return null;
  }
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
    case 'park':
      return [];
  }
}
