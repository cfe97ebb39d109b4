import type { AlertFilters } from '#db/queries/alerts.ts';
import type { Repository } from '#db/store/store.ts';
import type { AlertAnswer, AlertsAnswer, AlertsQuery } from '../../contract/alerts.ts';
import { SEVERITIES } from '../../domain/alerts/signal.ts';
import { ALERT_STATES } from '../../domain/alerts/state.ts';
import { AppError } from '../../domain/problem.ts';
import { openNumber, sealPlace } from '../cursor.ts';
import { listed } from '../listed.ts';
import type { Reference } from '../organisation/reference.ts';
import type { AlertTelling } from './alert-info.ts';
import { alertInfo } from './alert-info.ts';
import { codeOf } from './codes.ts';
import { answerReach } from './reach.ts';
import { ruleInfo } from './rule-info.ts';
import { stepInfo } from './step-info.ts';
import { instant, instantOrNull } from '../instant.ts';

const PAGE = 50;

/**
 * Alerts the reader may read, the newest first.
 * @throws AppError REQUEST_INVALID for a state or severity there is not, DIMENSION_VALUE_UNKNOWN, CURSOR_INVALID
 */
export async function answerAlerts(
  repository: Repository,
  telling: AlertTelling,
  { cursor, ...query }: AlertsQuery,
  now: number,
): Promise<AlertsAnswer> {
  const filters = readFilters(query, telling.reference);
  const before = cursor === undefined ? null : openNumber(cursor, query);
  const found = await repository.read('listAlerts', { filters, before, limit: PAGE + 1 });
  const page = found.alerts.slice(0, PAGE);
  const last = found.alerts.length > PAGE ? page.at(-1) : undefined;
  return {
    alerts: page.map((one) => alertInfo(one, telling, false)),
    counts: found.counts,
    open: found.open,
    contactToExecutive: await answerReach(repository, now),
    next: last ? sealPlace([last.id], query) : null,
  };
}

function readFilters(
  { state, severity, department, theme }: Omit<AlertsQuery, 'cursor'>,
  { books }: Reference,
): AlertFilters {
  return {
    states: listed('state', state, ALERT_STATES),
    severities: listed('severity', severity, SEVERITIES),
    departments:
      department === undefined
        ? []
        : books.department.withBelow(codeOf(books.department, department)),
    themes: theme === undefined ? [] : books.theme.withBelow(codeOf(books.theme, theme)),
  };
}

/**
 * One alert with everything about it that the reader may read; `words` = what an outcome's code means, in a language.
 * @throws AppError NOT_FOUND { seen }
 */
export async function answerAlert(
  repository: Repository,
  telling: AlertTelling,
  {
    id,
    person,
    words,
  }: { id: number; person: string; words: (code: string, language: 'en' | 'ar') => string },
): Promise<AlertAnswer> {
  const story = await repository.read('readAlert', { id, person });
  if (!story) throw new AppError('NOT_FOUND', { seen: String(id) });
  const rule =
    telling.rules.get(story.alert.rule) ??
    (await repository.read('readAlertRule', { id: story.alert.rule }));
  const { who } = telling;
  const rules = rule ? new Map([[rule.id, rule]]) : telling.rules;
  return {
    alert: alertInfo(story.alert, { ...telling, rules }, story.records.length > 0),
    rule: rule && ruleInfo(rule, telling),
    steps: story.steps.map((step) => stepInfo(step, telling)),
    records: story.records.map((one) => ({ ...one })),
    hidden: story.hidden,
    votes: story.votes,
    deliveries: story.deliveries.map(({ person: told, madeAt, sentAt, ...one }) => ({
      ...one,
      person: told === null ? null : who(told),
      message:
        one.state === 'given_up' && one.why !== null
          ? { en: words(one.why, 'en'), ar: words(one.why, 'ar') }
          : null,
      madeAt: instant(madeAt),
      sentAt: instantOrNull(sentAt),
    })),
  };
}
