import { useTranslations } from 'use-intl/react';
import type { FollowUpAnswer } from '#server/contract/follow-ups.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { TimelineCard } from '../../ui/TimelineCard.tsx';
import { useWho } from '../../ui/use-who.ts';

export function FollowUpTimeline({ lines }: Pick<FollowUpAnswer, 'lines'>) {
  const t = useTranslations('followUps');
  const time = useInstantText();
  const who = useWho();
  const { language, line } = useFormats();
  const toWhom = ({ person, department }: FollowUpAnswer['lines'][number]): string[] => [
    ...(person ? [who(person)] : []),
    ...(department ? [nameIn(language, department.name, department.key)] : []),
  ];
  return (
    <TimelineCard
      title={t('timeline')}
      lines={lines.map((one) => ({
        seq: one.seq,
        said: line([t(`lines.${one.kind}`), ...toWhom(one)]),
        text: one.note,
        at: one.at,
        when: line([...(one.by ? [who(one.by)] : []), time(one.at)]),
      }))}
    />
  );
}
