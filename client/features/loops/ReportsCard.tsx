import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { useWho } from '../../ui/use-who.ts';
import { Lines, Quote } from '../../ui/Lines.tsx';
import css from './LoopPage.module.css';

type Told = LoopAnswer['reports']['shown'][number];

/** What the front line has reported of it: how many, in whose words as far as the reader may read them, and what they were told. */
export function ReportsCard({ reports }: { reports: LoopAnswer['reports'] }) {
  const t = useTranslations('loopPage.reports');
  const id = useId();
  const { line } = useFormats();
  const { count, told, ofPrograms, shown } = reports;
  const hidden = count - shown.length;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('title')} />
      <p className={css['note']}>
        {count === 0
          ? t('none')
          : line([
              t('count', { count }),
              ...(count > ofPrograms ? [t('told', { count: told })] : []),
              ...(ofPrograms > 0 ? [t('ofPrograms', { count: ofPrograms })] : []),
            ])}
      </p>
      {shown.length === 0 ? null : (
        <Lines>
          {shown.map((report) => (
            <ReportLine key={report.id} report={report} />
          ))}
        </Lines>
      )}
      {hidden > 0 ? <p className={css['note']}>{t('hidden', { count: hidden })}</p> : null}
    </Card>
  );
}

function ReportLine({ report }: { report: Told }) {
  const t = useTranslations('loopPage.reports');
  const words = useTranslations('reports');
  const who = useWho();
  const time = useInstantText();
  const { line, language } = useFormats();
  const { text, by, department, frequency, receivedAt, outcome, toldAt } = report;
  return (
    <li>
      {text === null ? (
        <span className={css['note']}>{words('wordsGone')}</span>
      ) : (
        <Quote text={text} />
      )}
      <span className={css['note']}>
        {line([
          by === null ? words('fromProgram') : words('from', { who: who(by) }),
          ...(department ? [nameIn(language, department.name, department.key)] : []),
          words(`frequency.${frequency}`),
          time(receivedAt),
        ])}
      </span>
      <span className={css['note']}>
        {outcome === null || toldAt === null
          ? by === null
            ? t('nobodyToTell')
            : t('notTold')
          : t('toldThat', { outcome: words(`outcome.${outcome}`), time: time(toldAt) })}
      </span>
    </li>
  );
}
