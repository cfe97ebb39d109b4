import { useTranslations } from 'use-intl/react';
import type { RecordAnswer } from '#server/contract/records.ts';
import { useZone } from '../../api/use-zone.ts';
import { dayIn } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import css from './RecordPage.module.css';

/** What other records tell about this one, in sentences. */
export function RecordLinks({ story }: { story: RecordAnswer }) {
  const t = useTranslations('records.record');
  const cameBack = useCameBack();
  const { links, record } = story;
  if (record.customer === null && record.caseId === null && record.kind !== 'case') {
    return <p className={css['note']}>{t('nothingLinked')}</p>;
  }
  if (links.linkedAt === null) return <p className={css['note']}>{t('notLinked')}</p>;
  const sentences = [
    ...(links.contacts === null ? [] : [t('contacts', { count: links.contacts })]),
    ...(links.recontact === null ? [] : [cameBack(links.recontact)]),
    ...(links.departmentOfCase ? [t('departmentOfCase')] : []),
  ];
  if (sentences.length === 0) return <p className={css['note']}>{t('nothingTold')}</p>;
  return (
    <ul className={css['sentences']}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

type Recontact = NonNullable<RecordAnswer['links']['recontact']>;

function useCameBack(): (recontact: Recontact) => string {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const zone = useZone();
  return ({ days, cameBack, isFinal, at }) => {
    const within = { days: formats.value.count(days) };
    const day = at === null ? null : formats.day.long(dayIn(zone, Date.parse(at)));
    if (cameBack) return day === null ? t('cameBack', within) : t('cameBackAt', { ...within, day });
    if (!isFinal) return t('notBackYet', within);
    return day === null ? t('stayedAway', within) : t('cameBackLater', { ...within, day });
  };
}
