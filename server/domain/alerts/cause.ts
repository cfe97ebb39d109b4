import type { Dimension } from '../dimensions.ts';
import { DIMENSIONS } from '../dimensions.ts';
import type { RuleFacts } from './rule.ts';
import { hasSeries, RULE_KINDS } from './rule.ts';

/** Said of causes that are told by the hour: the rush of an hour is another fact than a day's. */
const BY_HOUR = 'hour';

/**
 * What goes wrong, by kind of rule and what it looks at; `each` = the value of the rule's own dimension that it is about (a code; null =
 * none). Dimensions that an alert has no place for are part of it.
 */
export function causeOf(
  rule: Pick<RuleFacts, 'condition' | 'grain' | 'metric' | 'scope' | 'each'>,
  each: number | null,
): string {
  const parts: string[] = [rule.condition.kind];
  if (rule.grain === 'hour') parts.push(BY_HOUR);
  if (rule.metric !== null) parts.push(rule.metric);
  if (rule.scope && !isPlaced(rule.scope.dimension))
    parts.push(`${rule.scope.dimension}=${rule.scope.code}`);
  if (rule.each && each !== null && !isPlaced(rule.each)) parts.push(`${rule.each}=${each}`);
  return parts.join(' ');
}

/** True when a cause is about an hour, not about days. */
export function isByHour(cause: string): boolean {
  return partsOf(cause)[0] === BY_HOUR;
}

/** The values (codes) of dimensions a cause is narrowed to beside department and theme, in the order it names them. */
export function narrowedInCause(cause: string): { dimension: Dimension; code: number }[] {
  return partsOf(cause).flatMap((part) => {
    const [name, code] = part.split('=');
    const dimension = DIMENSIONS.find((one) => one === name);
    return dimension && code !== undefined ? [{ dimension, code: Number(code) }] : [];
  });
}

/** What a cause about a series says after its kind; other causes hold keys and numbers that are none of this. */
function partsOf(cause: string): string[] {
  const [first, ...parts] = cause.split(' ');
  const kind = RULE_KINDS.find((one) => one === first);
  return kind && hasSeries(kind) ? parts : [];
}

/** True for dimensions that an alert has a place for. */
function isPlaced(dimension: Dimension): boolean {
  return dimension === 'department' || dimension === 'theme';
}
