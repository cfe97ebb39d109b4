import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { useWho } from '../../ui/use-who.ts';
import { Lines } from '../../ui/Lines.tsx';
import css from './Alert.module.css';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useStepText } from './use-step-text.ts';

/** Who was told and why, who was not and why, and how the messages about it stand. */
export function ToldCard({ answer }: { answer: AlertAnswer }) {
  const t = useTranslations('alerts');
  const id = useId();
  const { line } = useFormats();
  const who = useWho();
  const time = useInstantText();
  const { whyTold, whyNot } = useStepText();
  const told = answer.steps.filter(({ kind }) => kind === 'told');
  const notTold = answer.steps.filter(({ kind }) => kind === 'not_told');
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('who')} />
      <h3 className={css['part']}>{t('told')}</h3>
      {told.length === 0 ? <p className={css['note']}>{t('nobodyTold')}</p> : null}
      <Lines>
        {told.map((step) => (
          <li key={step.seq}>
            <span>{step.person ? who(step.person) : t('somebody')}</span>
            <span className={css['note']}>
              {line([whyTold(step), time(step.at)].filter((text) => text !== ''))}
            </span>
          </li>
        ))}
      </Lines>
      {notTold.length > 0 ? (
        <>
          <h3 className={css['part']}>{t('notTold')}</h3>
          <Lines>
            {notTold.map((step) => (
              <li key={step.seq}>
                <span>{whyNot(step)}</span>
                <span className={css['note']}>{time(step.at)}</span>
              </li>
            ))}
          </Lines>
        </>
      ) : null}
      <Messages deliveries={answer.deliveries} />
    </Card>
  );
}

function Messages({ deliveries }: Pick<AlertAnswer, 'deliveries'>) {
  const t = useTranslations('alerts');
  const { language, line, value } = useFormats();
  const who = useWho();
  const time = useInstantText();
  if (deliveries.length === 0) return null;
  const word = (group: 'channel' | 'delivery', code: string, at = '') => {
    const key = `${group}.${code}` as const;
    // Asked before: codes of a newer server are shown as they are.
    return t.has(key) ? t(key as 'delivery.sent', { time: at }) : code;
  };
  return (
    <>
      <h3 className={css['part']}>{t('messages')}</h3>
      <Lines>
        {deliveries.map(({ person, receiver, channel, state, message, madeAt, sentAt }, place) => {
          const to = receiver === null ? null : t('toReceiver', { number: value.count(receiver) });
          return (
            // Messages have no name here but their place.
            <li key={place}>
              <span>{person ? who(person) : (to ?? t('somebody'))}</span>
              <span className={css['note']}>
                {line([
                  word('channel', channel),
                  word('delivery', state, time(sentAt ?? madeAt)),
                  ...(message ? [nameIn(language, message, '')] : []),
                ])}
              </span>
            </li>
          );
        })}
      </Lines>
    </>
  );
}
