import { eq } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { withoutCustomer } from './erasure-alerts.ts';
import type { Erased } from './erasure-ids.ts';

/** Takes the id of an erased customer out of reports and of what they were answered. */
export function* eraseFromReports(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const r = t.report;
  const held = yield* all(q.select({ id: r.id, text: r.text, answer: r.answer }).from(r));
  for (const { id, text, answer } of held) {
    const set = {
      text: withoutCustomer(text, person),
      answer: answer === null ? null : withoutCustomer(answer, person),
    };
    if (set.text === text && set.answer === answer) continue;
    yield* run(q.update(r).set(set).where(eq(r.id, id)));
  }
}
