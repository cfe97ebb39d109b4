import type { Repository } from '#db/store/store.ts';
import type { NoticeSettingInput, NoticeSettingsAnswer } from '../../contract/notice-settings.ts';
import type { PersonPrincipal } from '../../domain/access/principal.ts';
import { USUAL_NOTICE } from '../../domain/delivery/notice-setting.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import type { Accounts } from '../accounts/accounts.ts';

type Of = {
  readonly repository: Repository;
  readonly accounts: Pick<Accounts, 'repository' | 'now'>;
  readonly person: PersonPrincipal;
  readonly hasMailServer: boolean;
};

/** How the person wants to be told, and who could be told instead. */
export async function readOwnNotice(of: Of): Promise<NoticeSettingsAnswer> {
  const { repository, person, hasMailServer } = of;
  const held = await repository.read('readNoticeSetting', { person: person.id });
  const { hasMail, hasWeekly, language, away } = held ?? USUAL_NOTICE;
  return {
    setting: {
      hasMail,
      hasWeekly,
      language,
      away: away && { from: formatDay(away.from), to: formatDay(away.to), deputy: away.deputy },
    },
    hasMailServer,
    deputies: await deputiesOf(of),
  };
}

/** Keeps how the person wants to be told. @throws AppError DATE_INVALID, PERIOD_REVERSED, NOT_FOUND { seen } for an unknown deputy */
export async function keepOwnNotice(
  of: Of,
  { away, ...rest }: NoticeSettingInput,
): Promise<NoticeSettingsAnswer> {
  const { repository, accounts, person } = of;
  const days = away && { from: parseDay(away.from), to: parseDay(away.to), deputy: away.deputy };
  if (days && days.to <= days.from) {
    const [from, to, example] = [days.from, days.to, days.from + 1].map(formatDay);
    throw new AppError('PERIOD_REVERSED', {
      from: from ?? '',
      to: to ?? '',
      example: example ?? '',
    });
  }
  if (days?.deputy && !(await deputiesOf(of)).some(({ id }) => id === days.deputy)) {
    throw new AppError('NOT_FOUND', { seen: days.deputy });
  }
  const setting = { person: person.id, ...rest, away: days };
  await repository.write('writeNoticeSetting', { setting, now: accounts.now() });
  return readOwnNotice(of);
}

/** Everybody else who answers for something and can come in. */
async function deputiesOf({ accounts, person }: Of): Promise<{ id: string; name: string }[]> {
  const people = await accounts.repository.read('listPeople', undefined);
  return people
    .filter(({ id, state, rights }) => {
      return id !== person.id && state === 'active' && rights.role !== 'front_line';
    })
    .map(({ id, name }) => ({ id, name }));
}
