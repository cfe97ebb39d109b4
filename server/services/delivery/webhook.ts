import { createHmac } from 'node:crypto';
import type { DueDelivery } from '#db/queries/delivery-tries.ts';
import type { Receiver } from '../../domain/delivery/receiver.ts';
import { signingSecrets } from '../../domain/delivery/receiver.ts';
import type { Chance } from '../accounts/tokens.ts';
import type { Posting } from './post.ts';
import type { AlertTelling, Tell, Telling, ToldThing } from './telling.ts';

/** What a secret begins with, so that a found one can be told apart (Standard Webhooks 1.0). */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A new secret that signs. */
export function newSigningSecret(chance: Chance): string {
  return PREFIX + Buffer.from(chance(SECRET_BYTES)).toString('base64');
}

/** What is sent to a program, signed with every secret that holds at `now` (UTC ms), by Standard Webhooks 1.0. */
export function webhookPosting(
  delivery: Pick<DueDelivery, 'id' | 'kind' | 'madeAt'>,
  telling: Telling,
  receiver: Receiver,
  now: number,
): Posting {
  const body = JSON.stringify({
    type: typeOf(telling.about),
    timestamp: new Date(delivery.madeAt).toISOString(),
    data: dataOf(telling),
  });
  const seconds = Math.floor(now / 1000);
  const signed = `${delivery.id}.${seconds}.${body}`;
  const signatures = signingSecrets(receiver, now).map((secret) => `v1,${sign(secret, signed)}`);
  return {
    url: receiver.address,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Basira',
      'webhook-id': delivery.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatures.join(' '),
    },
  };
}

/** What is sent to whatever takes Slack's incoming webhooks, in the receiver's language. */
export function slackPosting(
  delivery: Pick<DueDelivery, 'id'>,
  telling: Telling,
  receiver: Receiver,
  tell: Tell,
): Posting {
  const text = escapedForSlack(tell.chat(telling, receiver.language));
  return {
    url: receiver.address,
    body: JSON.stringify({ text, mrkdwn: false, unfurl_links: false }),
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Basira',
      'webhook-id': delivery.id,
    },
  };
}

/** Slack's own three characters; everything else stands for itself. */
function escapedForSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function sign(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(signed).digest('base64');
}

function typeOf(about: Telling['about']): string {
  return about.kind === 'alert' ? `alert.${about.alert.step}` : about.kind;
}

function dataOf({ about }: Telling): unknown {
  switch (about.kind) {
    case 'digest':
      return { messages: about.things.map((one) => ({ type: typeOf(one), data: thingData(one) })) };
    case 'test':
      return {};
    case 'weekly':
      return { from: about.week.from, to: about.week.to };
    default:
      return thingData(about);
  }
}

function thingData(thing: ToldThing): unknown {
  switch (thing.kind) {
    case 'alert':
      return alertData(thing.alert);
    case 'report': {
      const { outcome, receivedAt, where, link } = thing.report;
      return { outcome, receivedAt: new Date(receivedAt).toISOString(), where, link };
    }
    case 'receiver_failed':
      return { receiver: thing.receiver, outcome: thing.outcome };
  }
}

function alertData(alert: AlertTelling) {
  const { step, severity, ruleKind, ruleName, metric, where, at, value, n, low, high, link } =
    alert;
  return {
    step,
    severity,
    rule: { kind: ruleKind, name: ruleName },
    metric,
    where,
    at: new Date(at).toISOString(),
    value,
    n,
    expected: low === null || high === null ? null : { low, high },
    link,
  };
}
