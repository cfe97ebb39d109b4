import type { DigestedDelivery, DueDelivery } from '#db/queries/delivery-tries.ts';
import {
  alertContentSchema,
  receiverContentSchema,
  reportContentSchema,
} from '../../contract/delivery-content.ts';
import type { AlertContent, ReportContent } from '../../domain/delivery/content.ts';
import { metricById } from '../../domain/metrics/catalogue.ts';
import { knownMetric, nameOfMetric } from '../metrics/metric-refs.ts';
import type { Reference } from '../organisation/reference.ts';
import type { AlertTelling, ReportTelling, Telling, ToldThing } from './telling.ts';

/** Names as they are now, and the address people reach Basira under. */
export type Surroundings = {
  readonly reference: Pick<Reference, 'books' | 'instruments' | 'organisation' | 'zone'>;
  /** Names of sources by id. */
  readonly sources: ReadonlyMap<string, { en: string; ar: string }>;
  readonly publicUrl: string | null;
};

/** What the outbox holds of an alert; null = it cannot be read. */
export function contentOf({ content }: Pick<DueDelivery, 'content'>): AlertContent | null {
  const parsed = alertContentSchema.safeParse(JSON.parse(content));
  return parsed.success ? parsed.data : null;
}

/** What the outbox holds of a report; null = it is about something else, or cannot be read. */
export function reportContentOf({
  kind,
  content,
}: Pick<DueDelivery, 'kind' | 'content'>): ReportContent | null {
  if (kind !== 'report') return null;
  const parsed = reportContentSchema.safeParse(JSON.parse(content));
  return parsed.success ? parsed.data : null;
}

/** A message with the names it is told by, as they are when it is sent; null = its content cannot be read. */
export function describe(
  delivery: Pick<DueDelivery, 'kind' | 'content' | 'alert'>,
  digested: readonly DigestedDelivery[],
  surroundings: Surroundings,
): Telling | null {
  const about = aboutOf(delivery, digested, surroundings);
  return about && addressed(about, surroundings);
}

/** What a message is about, with what every message says beside. */
export function addressed(
  about: Telling['about'],
  { reference: { organisation, zone }, publicUrl }: Surroundings,
): Telling {
  const settings = publicUrl && `${publicUrl}/settings/notices`;
  return { zone: zone.id, organisation: organisation.name, settings, about };
}

function aboutOf(
  delivery: Pick<DueDelivery, 'kind' | 'content' | 'alert'>,
  digested: readonly DigestedDelivery[],
  surroundings: Surroundings,
): Telling['about'] | null {
  if (delivery.kind === 'test') return { kind: 'test' };
  if (delivery.kind !== 'digest') return thingOf(delivery, surroundings);
  const things = digested.map((one) => thingOf(one, surroundings));
  return { kind: 'digest', things: things.filter((one) => one !== null) };
}

function thingOf(
  one: Pick<DueDelivery, 'kind' | 'content' | 'alert'>,
  surroundings: Surroundings,
): ToldThing | null {
  if (one.kind === 'receiver_failed') {
    const parsed = receiverContentSchema.safeParse(JSON.parse(one.content));
    return parsed.success ? { kind: 'receiver_failed', ...parsed.data } : null;
  }
  if (one.kind === 'report') {
    const content = reportContentOf(one);
    return content && { kind: 'report', report: reportOf(content, surroundings) };
  }
  const alert = alertOf(one, surroundings);
  return alert && { kind: 'alert', alert };
}

function reportOf(
  { outcome, receivedAt, theme, department }: ReportContent,
  { reference: { books }, publicUrl }: Surroundings,
): ReportTelling {
  const where = [
    theme === null ? null : books.theme.shown(theme).name,
    department === null ? null : books.department.shown(department).name,
  ].filter((name) => name !== null);
  return { outcome, receivedAt, where, link: publicUrl && `${publicUrl}/report` };
}

function alertOf(
  delivery: Pick<DueDelivery, 'content' | 'alert'>,
  surroundings: Surroundings,
): AlertTelling | null {
  const content = contentOf(delivery);
  return content && tellingOf(content, delivery.alert, surroundings);
}

/** An alert (its number; null = it has none) with the names it is told by now. */
export function tellingOf(
  { step, rule, metric, scope, others = [], severity, at, facts }: AlertContent,
  alert: number | null,
  { reference, sources, publicUrl }: Surroundings,
): AlertTelling {
  const { books } = reference;
  const { department, theme } = books;
  const where = [
    scope.theme === null ? null : theme.shown(scope.theme).name,
    scope.department === null ? null : department.shown(scope.department).name,
    ...others.map(({ dimension, code }) => books[dimension].shown(code).name),
    scope.source === null ? null : (sources.get(scope.source) ?? bothWays(scope.source)),
  ];
  const asked = metric === null ? null : knownMetric(metric, reference.instruments);
  const definition = asked?.definition ?? metricById(metric?.split(':')[0] ?? '');
  return {
    step,
    severity,
    ruleKind: rule.kind,
    ruleName: rule.name,
    metric: definition
      ? {
          name: asked ? nameOfMetric(asked, reference.instruments) : definition.name,
          unit: definition.unit,
        }
      : null,
    where: where.filter((name) => name !== null),
    at,
    value: facts.value,
    n: facts.n,
    expected: facts.expected,
    low: facts.low,
    high: facts.high,
    link: publicUrl === null || alert === null ? null : `${publicUrl}/alerts/${alert}`,
  };
}

function bothWays(text: string): { en: string; ar: string } {
  return { en: text, ar: text };
}
