import type { StoredLoopLine } from '#db/queries/loop-rows.ts';
import type { LoopLineInfo } from '../../contract/loops.ts';
import { SEVERITIES } from '../../domain/alerts/signal.ts';
import { EFFECT_VERDICTS } from '../../domain/loops/effect/question.ts';
import { ACTION_STATES } from '../../domain/loops/loop.ts';
import { LOOP_STATES } from '../../domain/loops/state.ts';
import type { LoopTelling } from './telling.ts';
import { instant } from '../instant.ts';

/** A line of the timeline as it is told: ids are people, codes are names, instants are written out. */
export function lineInfo(
  { seq, at, kind, by, details }: StoredLoopLine,
  { who, moment }: Pick<LoopTelling, 'who' | 'moment'>,
): LoopLineInfo {
  const book = moment.reference.books.department;
  const text = (...names: string[]): string | null => {
    const value = names.map((name) => details[name]).find((one) => typeof one === 'string');
    return typeof value === 'string' ? value : null;
  };
  const number = (...names: string[]): number | null => {
    const value = names.map((name) => details[name]).find((one) => typeof one === 'number');
    return typeof value === 'number' ? value : null;
  };
  const group = (name: string) => {
    const code = number(name);
    return code === null ? null : book.group(code);
  };
  const person = text('decidedBy', 'owner', 'executive');
  const until = number('until', 'acknowledgeBy');
  const effect: unknown = details['effect'];
  const verdict: unknown = Reflect.get(Object(effect), 'verdict');
  const fields = details['fields'];
  return {
    seq,
    at: instant(at),
    kind,
    by: by === null ? null : who(by),
    department: group('department'),
    to: group('to'),
    person: person === null ? null : who(person),
    text: text('rootCause', 'decision', 'message', 'reason', 'text'),
    until: until === null ? null : instant(until),
    from: LOOP_STATES.find((one) => one === details['from']) ?? null,
    severity: SEVERITIES.find((one) => one === details['severity']) ?? null,
    count: number('evidence', 'records', 'reached'),
    verdict: EFFECT_VERDICTS.find((one) => one === verdict) ?? null,
    part: number('action', 'obstacle'),
    state: ACTION_STATES.find((one) => one === details['state']) ?? null,
    fields: Array.isArray(fields) ? fields.map(String) : [],
  };
}
