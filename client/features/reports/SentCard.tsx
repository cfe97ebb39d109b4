import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OwnReportAnswer } from '#server/contract/reports.ts';
import { failureOf } from '../../api/failure.ts';
import { useReportQueries } from '../../api/report-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FormActions } from '../../ui/Form.tsx';
import { Quote } from '../../ui/Lines.tsx';
import css from './Reports.module.css';

export type SentCardProps = {
  answer: OwnReportAnswer;
  onSettled: (answer: OwnReportAnswer) => void;
  /** The next one is to be written. */
  onAgain: () => void;
};

/** What a report met at once: the loop that follows it already, loops that may, or nobody yet. */
export function SentCard({ answer, onSettled, onAgain }: SentCardProps) {
  const t = useTranslations('reports');
  const step = useTranslations('loops.state');
  const id = useId();
  const client = useQueryClient();
  const { actions } = useReportQueries();
  const head = useRef<HTMLHeadingElement>(null);
  const [isOther, setIsOther] = useState(false);
  const { report, like } = answer;
  // The form it was sent from is gone: whoever uses a keyboard or a screen reader goes on here.
  useEffect(() => {
    head.current?.focus();
  }, []);
  const match = useMutation({
    mutationFn: (loop: number | null) => actions.match(report.id, loop),
    onSuccess: onSettled,
    onSettled: () => client.invalidateQueries({ queryKey: ['reports'] }),
  });
  const offered = report.state === 'received' && !isOther ? like : [];
  return (
    <Card labelledBy={id}>
      <div className={css['sent']} role="status">
        <h2 id={id} ref={head} tabIndex={-1} className={css['head']}>
          {report.loop ? t('followed') : t('received')}
        </h2>
        {report.loop ? (
          <Followed title={report.loop.title} step={step(report.loop.state)} />
        ) : (
          <p className={css['note']}>{offered.length > 0 ? t('maybe') : t('waits')}</p>
        )}
        {report.loop && report.loop.message !== null ? (
          <Said label={t('said')} text={report.loop.message} />
        ) : null}
      </div>
      {offered.length === 0 ? null : (
        <ul className={css['list']}>
          {offered.map((loop) => (
            <li key={loop.id} className={css['row']}>
              <Followed title={loop.title} step={step(loop.state)} />
              <Button
                size="small"
                disabled={match.isPending}
                aria-label={t('itIsThisOne', { title: loop.title })}
                onPress={() => {
                  match.mutate(loop.id);
                }}
              >
                {t('itIsThis')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {match.error ? <ErrorLine failure={failureOf(match.error)} /> : null}
      <FormActions>
        <Button isPrimary onPress={onAgain}>
          {t('again')}
        </Button>
        {report.mayPart ? (
          <Button
            disabled={match.isPending}
            onPress={() => {
              match.mutate(null);
            }}
          >
            {t('other')}
          </Button>
        ) : null}
        {offered.length > 0 ? (
          <Button
            onPress={() => {
              setIsOther(true);
            }}
          >
            {t('other')}
          </Button>
        ) : null}
      </FormActions>
    </Card>
  );
}

/** A loop in the two things its reporters know of it. */
function Followed({ title, step }: { title: string; step: string }) {
  const t = useTranslations('reports');
  return (
    <div className={css['words']}>
      <p className={css['title']} dir="auto">
        {title}
      </p>
      <p className={css['note']}>{t('step', { step })}</p>
    </div>
  );
}

/** What somebody said, as they said it. */
export function Said({ label, text }: { label: string; text: string }) {
  return (
    <div className={css['words']}>
      <p className={css['note']}>{label}</p>
      <Quote text={text} />
    </div>
  );
}
