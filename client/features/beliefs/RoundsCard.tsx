import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { BeliefRoundsAnswer } from '#server/contract/beliefs.ts';
import type { Catalogue } from '../../api/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Rows } from '../../ui/Rows.tsx';
import css from './Beliefs.module.css';
import { RoundForm } from './RoundForm.tsx';
import { RoundRow } from './RoundRow.tsx';

export type RoundsCardProps = {
  beliefs: BeliefRoundsAnswer;
  catalogue: Catalogue;
  today: string;
};

/** Every round with what may be done about it, and the form that opens one. */
export function RoundsCard({ beliefs, catalogue, today }: RoundsCardProps) {
  const { rounds, leaders, suggested } = beliefs;
  const t = useTranslations('beliefs');
  const id = useId();
  const [isOpening, setIsOpening] = useState(false);
  const [note, setNote] = useState('');
  return (
    <Card labelledBy={id}>
      <div className={css['head']}>
        <PanelTitle id={id} text={t('roundsTitle')} />
        {isOpening ? null : (
          <Button
            isPrimary
            onPress={() => {
              setNote('');
              setIsOpening(true);
            }}
          >
            {t('new')}
          </Button>
        )}
      </div>
      <p className={css['hint']}>{t('roundsHint')}</p>
      {isOpening ? (
        <RoundForm
          {...{ catalogue, today, suggested }}
          onLeave={(isMade) => {
            setIsOpening(false);
            setNote(isMade ? t('saved') : '');
          }}
        />
      ) : null}
      <FormNote text={note} />
      {rounds.length === 0 && !isOpening ? (
        <EmptyState title={t('noRounds')} hint={t('noRoundsHint')} />
      ) : null}
      <Rows>
        {rounds.map((round) => (
          <RoundRow key={round.id} {...{ round, leaders }} />
        ))}
      </Rows>
    </Card>
  );
}
