import type {
  DeliveriesAnswer,
  DeliveryHealth,
  OutcomeInfo,
  ReceiverChange,
  ReceiverInfo,
  ReceiverInput,
  ReceiverLog,
} from '#server/contract/receivers.ts';
import type { DeliveryState } from '#server/domain/delivery/delivery.ts';
import type { Ask } from './accounts.ts';

type Issued = { receiver: ReceiverInfo; secret: string | null };

/** Programs that hear of alerts, and how delivery stands. For a `change` the password may be asked again. */
export function createReceiversApi(ask: Ask, change: Ask) {
  const one = (id: number): string => `/api/receivers/${id}`;
  return {
    list: (signal: AbortSignal) =>
      ask<{ receivers: ReceiverInfo[] }>('GET', '/api/receivers', undefined, signal),
    add: (input: ReceiverInput) => change<Issued>('POST', '/api/receivers', input),
    change: (id: number, wanted: ReceiverChange) => change<ReceiverInfo>('PATCH', one(id), wanted),
    remove: (id: number) => change<undefined>('DELETE', one(id)),
    rotate: (id: number) => change<Issued>('POST', `${one(id)}/secret`),
    test: (id: number) =>
      change<{ isDelivered: boolean; outcome: OutcomeInfo }>('POST', `${one(id)}/test`),
    log: (id: number, signal: AbortSignal) =>
      ask<ReceiverLog>('GET', `${one(id)}/deliveries`, undefined, signal),
    health: (signal: AbortSignal) =>
      ask<DeliveryHealth>('GET', '/api/delivery-health', undefined, signal),
    /** Messages to whomever; `state` null = in any. */
    deliveries: (state: DeliveryState | null, signal: AbortSignal) =>
      ask<DeliveriesAnswer>(
        'GET',
        `/api/deliveries${state === null ? '' : `?state=${state}`}`,
        undefined,
        signal,
      ),
  };
}
