import { z } from 'zod';
import { SEVERITIES } from '../domain/alerts/signal.ts';
import { CHANNELS, DELIVERY_KINDS, DELIVERY_STATES } from '../domain/delivery/delivery.ts';
import { OUTCOMES } from '../domain/delivery/outcome.ts';
import { RECEIVER_KINDS } from '../domain/delivery/receiver.ts';
import { bilingualSchema, doneSchema, whoSchema } from './shapes.ts';

const instant = z.string().meta({ description: 'Instant, ISO 8601 in UTC' });
const language = z.enum(['en', 'ar']);

const wishes = {
  name: z.string().trim().min(1).max(80).meta({ example: 'On-call desk' }),
  kind: z.enum(RECEIVER_KINDS).meta({
    description: '`webhook` = Standard Webhooks 1.0; `slack` = Slack’s incoming webhooks',
  }),
  address: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta({ description: 'Where it listens', example: 'https://hooks.example.org/basira' }),
  language: language.meta({ description: 'Language of what is written for people' }),
  leastSeverity: z.enum(SEVERITIES),
  departments: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(100)
    .nullable()
    .meta({ description: 'Keys of departments, those below included; null = every alert' }),
  isOn: z.boolean(),
};

/** `POST /api/receivers`: a program that is to hear of alerts. */
export const receiverInputSchema = z.strictObject(wishes);
export type ReceiverInput = z.infer<typeof receiverInputSchema>;

/** `PATCH /api/receivers/{id}`: what is given changes, the rest stays. */
export const receiverChangeSchema = z.strictObject(wishes).partial();
export type ReceiverChange = z.infer<typeof receiverChangeSchema>;

/** How a try ended: the code, the number the other side answered with (null = none), and what it means in both languages. */
export const outcomeSchema = z.object({
  code: z.enum(OUTCOMES),
  status: z.number().int().nullable(),
  message: bilingualSchema,
});
export type OutcomeInfo = z.infer<typeof outcomeSchema>;

/** A receiver, without its secret. Of Slack's addresses, which are secrets, only the host is told. */
export const receiverSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: z.enum(RECEIVER_KINDS),
  address: z.string(),
  language,
  leastSeverity: z.enum(SEVERITIES),
  departments: z.array(z.object({ key: z.string(), name: bilingualSchema })).nullable(),
  isOn: z.boolean(),
  /** Until when the secret before signs too; null = there is only one. */
  rotatedUntil: instant.nullable(),
  /** When it was switched off by itself, and why; null = it was not. */
  disabled: z.object({ at: instant, message: bilingualSchema }).nullable(),
  /** Null = nothing was ever sent. */
  lastTry: z.object({ at: instant, outcome: outcomeSchema }).nullable(),
  made: doneSchema,
});
export type ReceiverInfo = z.infer<typeof receiverSchema>;

/** `GET /api/receivers`. */
export const receiversAnswerSchema = z.object({ receivers: z.array(receiverSchema) });

/** A receiver whose secret is told this once; null = its address is the secret. */
export const issuedReceiverSchema = z.object({
  receiver: receiverSchema,
  secret: z.string().nullable(),
});

/** `POST /api/receivers/{id}/test`, `POST /api/notice-settings/test`. */
export const deliveryTestSchema = z.object({ isDelivered: z.boolean(), outcome: outcomeSchema });
export type DeliveryTest = z.infer<typeof deliveryTestSchema>;

/** One message of the log, without what it said. */
const loggedDeliverySchema = z.object({
  id: z.string(),
  kind: z.enum(DELIVERY_KINDS),
  alert: z.number().int().nullable(),
  channel: z.enum(CHANNELS),
  state: z.enum(DELIVERY_STATES),
  /** Null = there is nothing to say about its state. */
  why: z.string().nullable(),
  madeAt: instant,
  /** When it is tried next; null = it is not. */
  nextAt: instant.nullable(),
  sentAt: instant.nullable(),
  tries: z.number().int(),
  /** Null = no try has ended yet. */
  lastOutcome: outcomeSchema.nullable(),
});

/** `GET /api/receivers/{id}/deliveries`: the newest first. */
export const receiverLogSchema = z.object({ deliveries: z.array(loggedDeliverySchema) });
export type ReceiverLog = z.infer<typeof receiverLogSchema>;

/** `GET /api/deliveries`: which messages; without a state all of them. */
export const deliveriesQuerySchema = z.strictObject({
  state: z.enum(DELIVERY_STATES).optional(),
});

/** `GET /api/deliveries`: the newest 200, to whomever, without what they said. */
export const deliveriesAnswerSchema = z.object({
  deliveries: z.array(
    loggedDeliverySchema.extend({
      /** Null = it goes to a receiver. */
      person: whoSchema.nullable(),
      /** Null = it goes to a person; without a name = it was removed. */
      receiver: z.object({ id: z.number().int(), name: z.string().nullable() }).nullable(),
    }),
  ),
});
export type DeliveriesAnswer = z.infer<typeof deliveriesAnswerSchema>;

/** `GET /api/delivery-health`: how every way of delivery stands. */
export const deliveryHealthSchema = z.object({
  channels: z.array(
    z.object({
      channel: z.enum(CHANNELS),
      waiting: z.number().int(),
      /** Since when the oldest waits; null = nothing does. */
      oldestWaitingAt: instant.nullable(),
      /** Null = it never worked. */
      lastSentAt: instant.nullable(),
      givenUp: z.number().int(),
    }),
  ),
  /** False = no mail server is set up. */
  hasMailServer: z.boolean(),
  /** Receivers that are off by themselves, or whose last try failed. */
  failing: z.array(receiverSchema),
});
export type DeliveryHealth = z.infer<typeof deliveryHealthSchema>;
