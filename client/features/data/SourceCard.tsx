import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SourceInfo } from '#server/contract/sources.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { dayIn } from '../../format/instant.ts';
import { nameIn } from '../../format/name.ts';
import { useReader } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Spark } from '../../ui/Spark.tsx';
import { SourceDetails } from './SourceDetails.tsx';
import { SourceFaults } from './SourceFaults.tsx';
import css from './Data.module.css';

/** One source at a glance; everything else opens below. */
export function SourceCard({ source, isOnly }: { source: SourceInfo; isOnly: boolean }) {
  const t = useTranslations('data');
  const kind = useTranslations('kind');
  const { formats } = useReader();
  const zone = useZone();
  const id = useId();
  const [isOpen, setIsOpen] = useState(isOnly);
  const { quality, lastAt } = source;
  // Files go into one's own data only.
  const { data } = useQuery(useQueries().organisation());
  const isDemonstration = data?.demonstration !== false;
  const count = formats.value.count;
  return (
    <Card labelledBy={id}>
      <div className={css['source']}>
        <div className={css['words']}>
          <PanelTitle id={id} text={nameIn(formats.language, source.name, source.id)} />
          <p className={css['facts']}>
            {formats.line([
              lastAt === null
                ? t('noData')
                : t('lastData', { day: formats.day.long(dayIn(zone, lastAt)) }),
              ...(quality?.kinds ?? []).map((one) => `${kind(one.kind)} ${count(one.records)}`),
            ])}
          </p>
          {quality && <SourceFaults quality={quality} source={source.id} isBrief />}
        </div>
        <div className={css['volume']}>
          <Volume weeks={quality?.weeks ?? null} />
        </div>
        <div className={css['actions']}>
          {!isDemonstration && (
            <ButtonLink href={`/import?source=${encodeURIComponent(source.id)}`}>
              {t('importNext')}
            </ButtonLink>
          )}
          <Button
            aria-expanded={isOpen}
            aria-controls={`${id}-more`}
            onPress={() => {
              setIsOpen(!isOpen);
            }}
          >
            {t('more')}
          </Button>
        </div>
      </div>
      <div id={`${id}-more`} hidden={!isOpen}>
        {isOpen && <SourceDetails source={source} isDemonstration={isDemonstration} />}
      </div>
    </Card>
  );
}

type Weeks = NonNullable<SourceInfo['quality']>['weeks'];

/** How many records came in each week; `weeks` null = they are still being counted. */
function Volume({ weeks }: { weeks: Weeks | null }) {
  const t = useTranslations('data');
  const { formats } = useReader();
  if (weeks === null) {
    return (
      <>
        <p className={css['caption']}>{t('volume')}</p>
        <Skeleton height="2.125rem" />
      </>
    );
  }
  const values = weeks.map(({ records }) => records);
  const known = values.filter((records) => records !== null);
  const count = formats.value.count;
  const last = values.at(-1) ?? 0;
  return (
    <>
      <p className={css['caption']}>
        <span>{t('volume')}</span>
        <span>{t('thisWeek', { count: count(last) })}</span>
      </p>
      <Spark
        values={values}
        band={null}
        targets={[]}
        isLastProvisional
        least={0}
        tone="quiet"
        label={t('volumeSpark', {
          count: known.length,
          low: count(Math.min(...known)),
          high: count(Math.max(...known)),
          last: count(last),
        })}
        isReversed={false}
      />
    </>
  );
}
