import type { StoredStep } from '#db/queries/alert-rows.ts';
import type { AlertStepInfo } from '../../contract/alerts.ts';
import type { WhoInfo } from '../../contract/shapes.ts';
import { RUNGS } from '../../domain/alerts/ladder.ts';
import { SEVERITIES } from '../../domain/alerts/signal.ts';
import type { Telling } from './rule-info.ts';
import { instant } from '../instant.ts';

/** A line of the timeline as it is told: ids are people, instants are written out. */
export function stepInfo(
  { seq, at, kind, by, details }: StoredStep,
  { who }: Pick<Telling, 'who'>,
): AlertStepInfo {
  const said = (name: string): string | null => {
    const value = details[name];
    return typeof value === 'string' ? value : null;
  };
  const person = (name: string): WhoInfo | null => {
    const id = said(name);
    return id === null ? null : who(id);
  };
  const until = details['until'];
  const rung = said('rung') ?? said('to');
  return {
    seq,
    at: instant(at),
    kind,
    by: by === null ? null : who(by),
    person: person('person'),
    instead: person('instead'),
    deputy: person('deputy'),
    rung: RUNGS.find((one) => one === rung) ?? null,
    why: said('why'),
    until: typeof until === 'number' ? instant(until) : null,
    severity: SEVERITIES.find((one) => one === said('severity')) ?? null,
    text: said('text') ?? said('reason'),
  };
}
