import type { DueDelivery } from '#db/queries/delivery-tries.ts';
import type { Repository, Store } from '#db/store/store.ts';
import { readableDepartments } from '../../domain/access/abilities.ts';
import type { Outcome } from '../../domain/delivery/outcome.ts';
import { outcomeOf } from '../../domain/delivery/outcome.ts';
import { USUAL_NOTICE } from '../../domain/delivery/notice-setting.ts';
import type { PersonPrincipal, Rights } from '../../domain/access/principal.ts';
import type { MomentReader } from '../organisation/reference.ts';
import type { Surroundings } from './describe.ts';
import { contentOf, describe, reportContentOf } from './describe.ts';
import type { MailServer } from './mail.ts';
import { sendMail } from './mail.ts';
import type { PostDeps } from './post.ts';
import { post } from './post.ts';
import type { Tell } from './telling.ts';
import { weeklyFor } from './weekly.ts';
import { slackPosting, webhookPosting } from './webhook.ts';

/** What sending works with. */
export type SendDeps = PostDeps & {
  /** The store that is shown. */
  readonly repository: Repository;
  /** The same store as one viewer may see it. */
  readonly as: Store['as'];
  /** Where people are. */
  readonly accounts: Repository;
  readonly readMoment: MomentReader;
  readonly tell: Tell;
  readonly mailServer: MailServer | null;
  readonly publicUrl: string | null;
};

/** Sends one message over its channel and gives how that ended. */
export async function send(
  deps: SendDeps,
  delivery: DueDelivery,
  signal: AbortSignal,
): Promise<Outcome> {
  switch (delivery.channel) {
    case 'app':
      // It is there as soon as it is written down.
      return outcomeOf('delivered');
    case 'mail':
      return sendToPerson(deps, delivery, signal);
    case 'webhook':
    case 'slack':
      return sendToReceiver(deps, delivery, signal);
  }
}

async function sendToPerson(
  deps: SendDeps,
  delivery: DueDelivery,
  signal: AbortSignal,
): Promise<Outcome> {
  const { mailServer, accounts, repository } = deps;
  const { person: id } = delivery;
  if (!mailServer) return outcomeOf('mail_not_set_up');
  const found = id === null ? null : await accounts.read('findPerson', { id });
  if (id === null || found?.person.state !== 'active') return outcomeOf('recipient_gone');
  const { person } = found;
  const surroundings = await surroundingsOf(deps);
  const digested = await digestedOf(deps, delivery);
  const own = digested.filter((one) => mayRead(person.rights, one, surroundings));
  const isReadable =
    delivery.kind === 'digest'
      ? own.length > 0 || digested.length === 0
      : mayRead(person.rights, delivery, surroundings);
  if (!isReadable) return outcomeOf('no_right');
  const telling =
    delivery.kind === 'weekly'
      ? await weeklyFor(deps, delivery, principalOf(person), surroundings)
      : describe(delivery, own, surroundings);
  if (!telling) return outcomeOf('content_unreadable');
  const setting = await repository.read('readNoticeSetting', { person: id });
  // Whoever has said nothing about it is written to in the language they reported in.
  const spoken = [delivery, ...own].map(reportContentOf).find((one) => one !== null)?.language;
  const language = setting?.language ?? spoken ?? USUAL_NOTICE.language;
  // The front line has no page where one says what one is told.
  const isFrontLine = person.rights.role === 'front_line';
  const written = deps.tell.mail(isFrontLine ? { ...telling, settings: null } : telling, language);
  return sendMail(mailServer, { id: delivery.id, to: person.email, written }, deps, signal);
}

async function sendToReceiver(
  deps: SendDeps,
  delivery: DueDelivery,
  signal: AbortSignal,
): Promise<Outcome> {
  const { repository, tell, now } = deps;
  const { receiver: id } = delivery;
  const receiver = id === null ? null : await repository.read('readReceiver', { id });
  // A test is how one finds out whether it can be switched on.
  if (!receiver || (!receiver.isOn && delivery.kind !== 'test')) return outcomeOf('receiver_off');
  const digested = await digestedOf(deps, delivery);
  const telling = describe(delivery, digested, await surroundingsOf(deps));
  if (!telling) return outcomeOf('content_unreadable');
  const posting =
    receiver.kind === 'slack'
      ? slackPosting(delivery, telling, receiver, tell)
      : webhookPosting(delivery, telling, receiver, now());
  return post(posting, deps, signal);
}

function digestedOf({ repository }: SendDeps, { id, kind }: DueDelivery) {
  return kind === 'digest' ? repository.read('readDigested', { digest: id }) : Promise.resolve([]);
}

async function surroundingsOf(deps: SendDeps): Promise<Surroundings> {
  const { reference } = await deps.readMoment(deps.now());
  const sources = await deps.repository.read('readSources', undefined);
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return { reference, sources: names, publicUrl: deps.publicUrl };
}

/** Rights are asked when it is sent: somebody may have changed departments since it was made. What became of a report is its reporter's. */
function mayRead(
  rights: Rights,
  delivery: Pick<DueDelivery, 'content' | 'kind'>,
  { reference }: Surroundings,
): boolean {
  if (delivery.kind === 'report') return true;
  if (rights.role === 'front_line') return false;
  const department = contentOf(delivery)?.scope.department ?? null;
  const keys = readableDepartments(principalOf({ id: '', rights }));
  if (keys === 'all' || department === null) return true;
  const book = reference.books.department;
  return keys.some((key) => {
    const found = book.find(key);
    return found !== null && book.withBelow(found.code).includes(department);
  });
}

/** Somebody as they are when they look for themselves. */
function principalOf({ id, rights }: { id: string; rights: Rights }): PersonPrincipal {
  return {
    kind: 'person',
    id,
    session: '',
    rights,
    ownRole: rights.role,
    isViewing: false,
    isInvented: false,
  };
}
