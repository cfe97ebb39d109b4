import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useQueries } from '../../api/use-queries.ts';
import { addDays } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { PERCEPTION_PATH } from '../../url/perception-address.ts';
import css from './Beliefs.module.css';

/** On every page, at its end, while a leader has not answered an open round and has not put it off. */
export function BeliefInvitation() {
  const t = useTranslations('beliefs');
  const { day } = useFormats();
  const queries = useQueries();
  const [putOff, setPutOff] = useState<number | null>(null);
  const { data } = useQuery(queries.beliefs());
  const round = data?.rounds.find(({ state }) => state === 'open');
  const own = useQuery({ ...queries.ownBelief(round?.id ?? 0), enabled: round !== undefined });
  // What cannot be asked now is asked another time: nobody came here for it.
  if (!round || putOff === round.id || !own.data || own.data.answers.length > 0) return null;
  return (
    <aside className={css['invitation']} aria-label={t('pageTitle')}>
      <span>
        {t('invitation', { count: round.topics.length, day: day.long(addDays(round.to, -1)) })}
      </span>
      <span className={css['actions']}>
        <ButtonLink href={PERCEPTION_PATH} size="small" isPrimary>
          {t('invitationGo')}
        </ButtonLink>
        <Button
          size="small"
          onPress={() => {
            setPutOff(round.id);
          }}
        >
          {t('invitationLater')}
        </Button>
      </span>
    </aside>
  );
}
