import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { OwnReport } from '#server/contract/reports.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import css from './Reports.module.css';
import { Said } from './SentCard.tsx';

export type ReportWordsProps = {
  report: OwnReport;
  /** Address of the loop's page; null = the reader has none. */
  loopHref: string | null;
};

/** A report as it was written, and what became of it. */
export function ReportWords({ report, loopHref }: ReportWordsProps) {
  const t = useTranslations('reports');
  const step = useTranslations('loops.state');
  const { line, language } = useFormats();
  const time = useInstantText();
  const { theme, department, frequency, receivedAt, state, loop, outcome, answer } = report;
  const about = [
    ...(theme ? [nameIn(language, theme.name, theme.key)] : []),
    ...(department ? [nameIn(language, department.name, department.key)] : []),
    t(`frequency.${frequency}`),
    time(receivedAt),
  ];
  return (
    <div className={css['words']}>
      <p className={css['state']} data-state={state}>
        {outcome === null ? t(`state.${state}`) : t(`outcome.${outcome}`)}
      </p>
      {report.text === null ? (
        <p className={css['note']}>{t('wordsGone')}</p>
      ) : (
        <p className={css['text']} dir="auto">
          {report.text}
        </p>
      )}
      <p className={css['note']}>{line(about)}</p>
      {loop ? (
        <p className={css['note']}>
          {t('by')}{' '}
          {loopHref === null ? (
            <bdi>{loop.title}</bdi>
          ) : (
            <Link href={loopHref}>
              <bdi>{loop.title}</bdi>
            </Link>
          )}{' '}
          ({step(loop.state)})
        </p>
      ) : null}
      {loop && loop.message !== null ? <Said label={t('said')} text={loop.message} /> : null}
      {answer === null ? null : <Said label={t('reason')} text={answer} />}
    </div>
  );
}
