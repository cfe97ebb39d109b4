import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertLadder } from '#server/contract/ladder.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './Ladder.module.css';

/** When the next rung is asked, by severity. */
export function ClimbCard({ climbsAfter }: Pick<AlertLadder, 'climbsAfter'>) {
  const t = useTranslations('ladder');
  const id = useId();
  const { value } = useFormats();
  const time = (seconds: number) => value.value('seconds', seconds).text;
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('how')} />
        <ul className={css['lines']}>
          <li>{t('howGrave', { time: time(climbsAfter.grave) })}</li>
          <li>{t('howSerious', { time: time(climbsAfter.serious) })}</li>
          <li>{t('howWatch', { time: time(climbsAfter.watch) })}</li>
        </ul>
      </div>
    </Card>
  );
}
