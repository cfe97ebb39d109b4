import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { ReceiverLog } from '#server/contract/receivers.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Row, RowNote } from '../../ui/Rows.tsx';

type Message = ReceiverLog['deliveries'][number];

/** One message of a log. `to` = to whom it goes; null = that is said above. */
export function MessageLine({ message, to }: { message: Message; to: string | null }) {
  const t = useTranslations('delivery');
  const { language, line, said, separator, value } = useFormats();
  const time = useInstantText();
  const { kind, alert, channel, state, why, madeAt, nextAt, sentAt, tries, lastOutcome } = message;
  const what = t(`kind.${kind}`);
  const held = `why.${why ?? ''}` as const;
  return (
    <Row>
      <span>
        {line([
          to === null ? what : t('to', { what, who: to }),
          t(`channel.${channel}`),
          t(`state.${state}`),
        ])}
        {alert === null ? null : (
          <>
            {separator}
            <Link href={`/alerts/${alert}`}>{t('ofAlert', { number: value.count(alert) })}</Link>
          </>
        )}
      </span>
      <RowNote>
        {line([
          t('made', { time: isolate(time(madeAt)) }),
          ...(sentAt === null ? [] : [t('sent', { time: isolate(time(sentAt)) })]),
          ...(tries === 0 ? [] : [t('tries', { count: tries })]),
          ...(nextAt === null ? [] : [t('next', { time: isolate(time(nextAt)) })]),
          // Asked before: why it was given up is said by how the last try ended.
          ...(t.has(held) ? [t(held as 'why.hour_full')] : []),
        ])}
      </RowNote>
      {state === 'sent' || lastOutcome === null ? null : (
        <RowNote isFailure={state === 'given_up'}>
          {said(nameIn(language, lastOutcome.message, lastOutcome.code))}
        </RowNote>
      )}
    </Row>
  );
}
