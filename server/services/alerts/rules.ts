import type { Once } from '#db/queries/once.ts';
import type { Repository } from '#db/store/store.ts';
import type { AlertRuleInfo, AlertRuleInput } from '../../contract/alert-rules.ts';
import { DEFAULT_RULES } from '../../domain/alerts/default-rules.ts';
import type { RuleFacts } from '../../domain/alerts/rule.ts';
import { ruleFault } from '../../domain/alerts/rule.ts';
import { AppError } from '../../domain/problem.ts';
import { metricNames, metricRef } from '../metrics/metric-refs.ts';
import type { Reference } from '../organisation/reference.ts';
import type { Maker } from '../targets/change.ts';
import { codeOf } from './codes.ts';
import type { Telling } from './rule-info.ts';
import { ruleInfo } from './rule-info.ts';

const WEEK_MS = 7 * 86_400_000;
/** A scope without data for so long could never say anything. */
const LOOKED_BACK = 26;

/** Gives a store its first rules, once in its life. `now` in UTC ms. */
export async function beginRules(repository: Repository, now: number): Promise<void> {
  await repository.write('beginAlertRules', { rules: DEFAULT_RULES, by: 'nobody', now });
}

/** Every rule that is not removed, in the order they were made. */
export async function answerRules(
  repository: Repository,
  telling: Telling,
): Promise<AlertRuleInfo[]> {
  const rules = await repository.read('readAlertRules', undefined);
  return rules.map((rule) => ruleInfo(rule, telling));
}

/** One rule as it stands now. @throws AppError NOT_FOUND { seen } */
export async function answerRule(
  repository: Repository,
  telling: Telling,
  id: number,
): Promise<AlertRuleInfo> {
  const rule = await repository.read('readAlertRule', { id });
  if (!rule || rule.removed) throw new AppError('NOT_FOUND', { seen: String(id) });
  return ruleInfo(rule, telling);
}

/**
 * Adds a rule; gives its number.
 * @throws AppError ALERT_RULE_INVALID, ALERT_RULE_WITHOUT_DATA, METRIC_UNKNOWN, INSTRUMENT_UNKNOWN, DIMENSION_VALUE_UNKNOWN,
 * LIST_FULL, IDEMPOTENCY_KEY_REUSED
 */
export async function addRule(
  repository: Repository,
  reference: Reference,
  input: AlertRuleInput,
  { once, ...maker }: Maker & { once: Once | null },
): Promise<number> {
  const rule = await readRule(repository, reference, input, maker.now);
  return repository.write('addAlertRule', { rule, once, ...maker });
}

/** Puts what a rule says in the place of what it said. @throws AppError NOT_FOUND, and as `addRule` */
export async function changeRule(
  repository: Repository,
  reference: Reference,
  { id, input }: { id: number; input: AlertRuleInput },
  maker: Maker,
): Promise<void> {
  const rule = await readRule(repository, reference, input, maker.now);
  const isKnown = await repository.write('changeAlertRule', { id, rule, ...maker });
  if (!isKnown) throw new AppError('NOT_FOUND', { seen: String(id) });
}

/** Removes a rule; alerts it has raised stay. @throws AppError NOT_FOUND */
export async function removeRule(repository: Repository, id: number, maker: Maker): Promise<void> {
  const isKnown = await repository.write('changeAlertRule', { id, isRemoved: true, ...maker });
  if (!isKnown) throw new AppError('NOT_FOUND', { seen: String(id) });
}

/** What a rule says, checked. @throws AppError as `addRule` */
export async function readRule(
  repository: Repository,
  { books, instruments }: Reference,
  input: AlertRuleInput,
  now: number,
): Promise<RuleFacts> {
  const { scope, metric, condition } = input;
  const wanted = scope && {
    dimension: scope.dimension,
    code: codeOf(books[scope.dimension], scope.key),
  };
  const rule: RuleFacts = {
    ...input,
    metric: metric === null ? null : metricRef(metric, instruments).canonical,
    scope: wanted,
  };
  refuseFault(rule, instruments);
  if (condition.kind === 'grave') for (const key of condition.themes) codeOf(books.theme, key);
  if (wanted) {
    const { number: dimension } = books[wanted.dimension];
    const codes = books[wanted.dimension].withBelow(wanted.code);
    const since = now - LOOKED_BACK * WEEK_MS;
    if (!(await repository.read('hasRecordsOf', { dimension, codes, since }))) {
      const { dimension: place, code } = wanted;
      const { key, name } = books[place].shown(code);
      const said = { dimension: place, key, keyNames: [name.en, name.ar], weeks: LOOKED_BACK };
      throw new AppError('ALERT_RULE_WITHOUT_DATA', said);
    }
  }
  return rule;
}

function refuseFault(rule: RuleFacts, instruments: Reference['instruments']): void {
  const fault = ruleFault(rule);
  if (!fault) return;
  switch (fault.kind) {
    case 'contradicting': {
      const { below, above } = fault;
      throw new AppError('ALERT_RULE_INVALID', { fault: 'contradicting', below, above });
    }
    case 'metric_not_wanted': {
      const { metric, kind } = fault;
      const names = metricNames(metric, instruments);
      const called = names ? { metricNames: names } : {};
      throw new AppError('ALERT_RULE_INVALID', { fault: kind, metric, ...called });
    }
    case 'each_is_fixed': {
      const { dimension } = fault;
      throw new AppError('ALERT_RULE_INVALID', { fault: 'each_is_fixed', dimension });
    }
    case 'scope_not_wanted': {
      const { dimension } = fault;
      throw new AppError('ALERT_RULE_INVALID', { fault: 'scope_not_wanted', dimension });
    }
    case 'hour_not_wanted':
      throw new AppError('ALERT_RULE_INVALID', { fault: 'hour_not_wanted', seen: fault.of });
    case 'hour_lasts':
      throw new AppError('ALERT_RULE_INVALID', { fault: 'hour_lasts', seen: fault.duration });
    case 'asks_nothing':
      throw new AppError('ALERT_RULE_INVALID', { fault: 'asks_nothing' });
    case 'no_limit':
      throw new AppError('ALERT_RULE_INVALID', { fault: 'no_limit' });
    case 'metric_missing':
      throw new AppError('ALERT_RULE_INVALID', { fault: 'metric_missing' });
  }
}
