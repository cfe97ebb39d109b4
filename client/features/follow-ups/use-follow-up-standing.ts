import { useTranslations } from 'use-intl/react';
import type { FollowUpInfo } from '#server/contract/follow-ups.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useWho } from '../../ui/use-who.ts';

/** How a follow-up stands, in few words each. */
export function useFollowUpStanding() {
  const t = useTranslations('followUps');
  const time = useInstantText();
  const who = useWho();
  const { language, line } = useFormats();
  return {
    /** Whom it is about: the customer, or that nobody may say. */
    name: ({ id, answer }: FollowUpInfo): string => answer?.customer ?? t('number', { id }),
    /** Until when what is due, or how it ended. */
    due: ({ state, outcome, hold, dueAt, isLate, closedAt }: FollowUpInfo): string => {
      if (dueAt !== null) {
        const at = { time: time(dueAt) };
        if (state === 'contacted') return t(isLate ? 'askSince' : 'askOn', at);
        return t(isLate ? 'lateSince' : 'contactBy', at);
      }
      const ended = hold ? t(`hold.${hold}`) : outcome ? t(`outcome.${outcome}`) : t('ended');
      return line([ended, ...(closedAt === null ? [] : [time(closedAt)])]);
    },
    /** Whose it is. */
    whose: ({ department, owner, isMine, tries }: FollowUpInfo): string =>
      line([
        department ? nameIn(language, department.name, department.key) : t('ofCx'),
        isMine ? t('mine') : owner ? who(owner) : t('nobodyYet'),
        ...(tries > 0 ? [t('tries', { count: tries })] : []),
      ]),
  };
}
