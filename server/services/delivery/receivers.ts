import type { LoggedDelivery } from '#db/queries/delivery-log.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  DeliveriesAnswer,
  DeliveryHealth,
  OutcomeInfo,
  ReceiverChange,
  ReceiverInfo,
  ReceiverInput,
  ReceiverLog,
} from '../../contract/receivers.ts';
import type { DeliveryState } from '../../domain/delivery/delivery.ts';
import type { OutcomeCode } from '../../domain/delivery/outcome.ts';
import { OUTCOMES } from '../../domain/delivery/outcome.ts';
import type { Receiver, ReceiverWishes } from '../../domain/delivery/receiver.ts';
import { ROTATION_MS } from '../../domain/delivery/receiver.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { whoReader } from '../accounts/who.ts';
import { nearest } from '../metrics/nearest.ts';
import type { Reference } from '../organisation/reference.ts';
import { newSigningSecret } from './webhook.ts';
import { instantOrNull } from '../instant.ts';

/** What the nouns of delivery are answered from. `words` = what an outcome's code means, in a language. */
export type ReceiversOf = {
  readonly repository: Repository;
  readonly accounts: Pick<Accounts, 'repository' | 'chance' | 'now'>;
  readonly reference: Pick<Reference, 'books'>;
  readonly words: (code: string, language: 'en' | 'ar') => string;
  /** Id of who asks. */
  readonly by: string;
};

/** Lines of a receiver's log that are answered. */
const LOGGED = 200;

/** Every receiver, without secrets. */
export async function listReceivers(of: ReceiversOf): Promise<ReceiverInfo[]> {
  const receivers = await of.repository.read('readReceivers', undefined);
  return infosOf(of, receivers);
}

/** Makes a receiver; its secret is told this once. @throws AppError DIMENSION_VALUE_UNKNOWN, LIST_FULL */
export async function makeReceiver(of: ReceiversOf, input: ReceiverInput) {
  const wishes: ReceiverWishes = { ...input, departments: codesOf(of, input.departments) };
  const secret = input.kind === 'slack' ? null : newSigningSecret(of.accounts.chance);
  const { by } = of;
  const args = { wishes, secret, by, now: of.accounts.now() };
  const id = await of.repository.write('addReceiver', args);
  return { receiver: await receiverInfo(of, id), secret };
}

/** Changes a receiver. @throws AppError NOT_FOUND { seen }, DIMENSION_VALUE_UNKNOWN */
export async function changeReceiver(
  of: ReceiversOf,
  id: number,
  change: ReceiverChange,
): Promise<ReceiverInfo> {
  const held = await receiverOf(of, id);
  const { departments } = change;
  const wishes: ReceiverWishes = {
    name: change.name ?? held.name,
    kind: held.kind,
    address: change.address ?? held.address,
    language: change.language ?? held.language,
    leastSeverity: change.leastSeverity ?? held.leastSeverity,
    departments: departments === undefined ? held.departments : codesOf(of, departments),
    isOn: change.isOn ?? held.isOn,
  };
  if (change.kind !== undefined && change.kind !== held.kind) {
    // What signs differs: another kind is another receiver.
    const [seen, expected] = [change.kind, held.kind];
    throw new AppError('SETTING_INVALID', { setting: 'kind', seen, expected });
  }
  await of.repository.write('changeReceiver', { id, wishes, by: of.by, now: of.accounts.now() });
  return receiverInfo(of, id);
}

/** Gives a receiver a new secret; the one before signs for another day. @throws AppError NOT_FOUND, SETTING_INVALID */
export async function rotateSecret(of: ReceiversOf, id: number) {
  const { kind } = await receiverOf(of, id);
  if (kind === 'slack') {
    throw new AppError('SETTING_INVALID', { setting: 'kind', seen: kind, expected: 'webhook' });
  }
  const now = of.accounts.now();
  const secret = newSigningSecret(of.accounts.chance);
  const rotation = { secret, rotatedUntil: now + ROTATION_MS };
  await of.repository.write('changeReceiver', { id, rotation, by: of.by, now });
  return { receiver: await receiverInfo(of, id), secret };
}

/** Removes a receiver; what was sent to it stays in the log. @throws AppError NOT_FOUND { seen } */
export async function removeReceiver(of: ReceiversOf, id: number): Promise<void> {
  const args = { id, isRemoved: true, by: of.by, now: of.accounts.now() } as const;
  if (!(await of.repository.write('changeReceiver', args))) throw notFound(id);
}

/** What was sent to a receiver, the newest first. @throws AppError NOT_FOUND { seen } */
export async function receiverLog(of: ReceiversOf, id: number): Promise<ReceiverLog> {
  await receiverOf(of, id);
  const rows = await of.repository.read('listDeliveries', { receiver: id, limit: LOGGED });
  return { deliveries: rows.map((row) => loggedInfo(of, row)) };
}

/** What was made for whomever, the newest first; `state` null = in any. */
export async function answerDeliveries(
  of: ReceiversOf,
  state: DeliveryState | null,
): Promise<DeliveriesAnswer> {
  const asked = { limit: LOGGED, ...(state !== null && { state }) };
  const rows = await of.repository.read('listDeliveries', asked);
  const receivers = await of.repository.read('readReceivers', undefined);
  const who = await whoReader(of.accounts);
  const nameOf = (id: number) => receivers.find((one) => one.id === id)?.name ?? null;
  return {
    deliveries: rows.map((row) => ({
      ...loggedInfo(of, row),
      person: row.person === null ? null : who(row.person),
      receiver: row.receiver === null ? null : { id: row.receiver, name: nameOf(row.receiver) },
    })),
  };
}

/** How every way of delivery stands. */
export async function readHealth(of: ReceiversOf, hasMailServer: boolean): Promise<DeliveryHealth> {
  const channels = await of.repository.read('readDeliveryHealth', undefined);
  const all = await listReceivers(of);
  const isFailing = ({ disabled, lastTry, isOn }: ReceiverInfo): boolean =>
    disabled !== null || (isOn && lastTry !== null && lastTry.outcome.code !== 'delivered');
  return {
    channels: channels.map(({ oldestWaitingAt, lastSentAt, ...rest }) => ({
      ...rest,
      oldestWaitingAt: instantOrNull(oldestWaitingAt),
      lastSentAt: instantOrNull(lastSentAt),
    })),
    hasMailServer,
    failing: all.filter(isFailing),
  };
}

/** An outcome with what it means. */
export function outcomeInfo(
  { words }: Pick<ReceiversOf, 'words'>,
  code: OutcomeCode,
  status: number | null,
): OutcomeInfo {
  return { code, status, message: { en: words(code, 'en'), ar: words(code, 'ar') } };
}

/** One receiver, secret and all. @throws AppError NOT_FOUND { seen } */
export async function receiverOf(
  { repository }: Pick<ReceiversOf, 'repository'>,
  id: number,
): Promise<Receiver> {
  const found = await repository.read('readReceiver', { id });
  if (!found) throw notFound(id);
  return found;
}

function notFound(id: number): AppError {
  return new AppError('NOT_FOUND', { seen: String(id) });
}

async function receiverInfo(of: ReceiversOf, id: number): Promise<ReceiverInfo> {
  const [info] = await infosOf(of, [await receiverOf(of, id)]);
  if (!info) throw new Error('one receiver has one answer');
  return info;
}

async function infosOf(of: ReceiversOf, receivers: readonly Receiver[]): Promise<ReceiverInfo[]> {
  const who = await whoReader(of.accounts);
  const tries = await of.repository.read('readLastTries', undefined);
  const { department } = of.reference.books;
  return receivers.map((one) => {
    const { id, name, kind, language, leastSeverity, isOn, disabled, made } = one;
    const last = tries.find(({ receiver }) => receiver === id);
    const code = last && codeOf(last.outcome);
    return {
      id,
      name,
      kind,
      address: kind === 'slack' ? `${new URL(one.address).origin}/…` : one.address,
      language,
      leastSeverity,
      departments: one.departments && topmost(one.departments, department),
      isOn,
      rotatedUntil: instantOrNull(one.rotatedUntil),
      disabled: disabled && {
        at: new Date(disabled.at).toISOString(),
        message: { en: of.words(disabled.why, 'en'), ar: of.words(disabled.why, 'ar') },
      },
      lastTry:
        last && code
          ? { at: new Date(last.endedAt).toISOString(), outcome: outcomeInfo(of, code, null) }
          : null,
      made: { by: who(made.by), at: new Date(made.at).toISOString() },
    };
  });
}

function topmost(codes: readonly number[], book: Reference['books']['department']) {
  return codes.map((code) => book.shown(code));
}

function loggedInfo(of: ReceiversOf, row: LoggedDelivery): ReceiverLog['deliveries'][number] {
  const { id, kind, alert, channel, state, why, tries } = row;
  const code = row.lastOutcome === null ? null : codeOf(row.lastOutcome);
  return {
    id,
    kind,
    alert,
    channel,
    state,
    why,
    madeAt: new Date(row.madeAt).toISOString(),
    nextAt: state === 'waiting' ? instantOrNull(row.dueAt) : null,
    sentAt: instantOrNull(row.sentAt),
    tries,
    lastOutcome: code && outcomeInfo(of, code, null),
  };
}

function codeOf(text: string): OutcomeCode | null {
  return OUTCOMES.find((one) => one === text) ?? null;
}

function codesOf({ reference }: ReceiversOf, keys: readonly string[] | null): number[] | null {
  if (keys === null) return null;
  const book = reference.books.department;
  return keys.map((key) => {
    const found = book.find(key);
    if (found) return book.shownAs(found.code);
    const known = book.values.filter(({ alias }) => alias === null).map((one) => one.key);
    const allowed = nearest(key, known);
    throw new AppError('DIMENSION_VALUE_UNKNOWN', { dimension: 'department', seen: key, allowed });
  });
}
