import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FollowUpAnswer } from '#server/contract/follow-ups.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { useWho } from '../../ui/use-who.ts';
import css from './FollowUps.module.css';

/** Everything that happened, in its order. */
export function LinesCard({ lines }: { lines: FollowUpAnswer['lines'] }) {
  const t = useTranslations('followUps');
  const id = useId();
  const time = useInstantText();
  const who = useWho();
  const { language, line } = useFormats();
  const toWhom = ({ person, department }: FollowUpAnswer['lines'][number]): string[] => [
    ...(person ? [who(person)] : []),
    ...(department ? [nameIn(language, department.name, department.key)] : []),
  ];
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('timeline')} />
      <ol className={css['lines']}>
        {lines.map((one) => (
          <li key={one.seq}>
            <span>{line([t(`lines.${one.kind}`), ...toWhom(one)])}</span>
            {one.note === null ? null : (
              <blockquote className={css['quote']} dir="auto">
                {one.note}
              </blockquote>
            )}
            <span className={css['note']}>
              {line([...(one.by ? [who(one.by)] : []), time(one.at)])}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
