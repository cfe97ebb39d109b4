import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReportDeedInput, ReportInfo } from '#server/contract/reports.ts';
import { failureOf } from '../../api/failure.ts';
import { useReportQueries } from '../../api/report-queries.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FormActions } from '../../ui/Form.tsx';
import { useWho } from '../../ui/use-who.ts';
import { loopHref } from '../../url/loops-view.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { JoinChoice } from './JoinChoice.tsx';
import { ReportWords } from './ReportWords.tsx';
import css from './Reports.module.css';

/** A report as whoever sees to it reads it, with what may be done. */
export function TrayRow({ report, mayChange }: { report: ReportInfo; mayChange: boolean }) {
  const t = useTranslations('reports');
  const who = useWho();
  const time = useInstantText();
  const { line } = useFormats();
  const client = useQueryClient();
  const { actions } = useReportQueries();
  const [open, setOpen] = useState<'join' | 'answer' | null>(null);
  const settle = useMutation({
    mutationFn: (deed: ReportDeedInput) => actions.settle(report.id, deed),
    onSuccess: () => {
      setOpen(null);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['reports'] }),
  });
  const { id, state, by, isLate, dueAt, loop } = report;
  const choose = (next: typeof open) => () => {
    settle.reset();
    setOpen(next);
  };
  const failure = settle.error ? failureOf(settle.error) : null;
  return (
    <li className={css['row']}>
      <ReportWords report={report} loopHref={loop && loopHref(loop.id)} />
      <p className={isLate ? css['late'] : css['note']}>
        {line([
          by === null ? t('fromProgram') : t('from', { who: who(by) }),
          ...(state === 'received'
            ? [isLate ? t('lateSince', { time: time(dueAt) }) : t('dueBy', { time: time(dueAt) })]
            : []),
        ])}
      </p>
      {mayChange && state === 'received' && open === null ? (
        <FormActions>
          <Button size="small" onPress={choose('join')}>
            {t('join')}
          </Button>
          <ButtonLink size="small" href={`/loops/new?report=${id}`}>
            {t('begin')}
          </ButtonLink>
          <Button size="small" onPress={choose('answer')}>
            {t('answer')}
          </Button>
        </FormActions>
      ) : null}
      {mayChange && state === 'joined' ? (
        <FormActions>
          <Button
            size="small"
            disabled={settle.isPending}
            onPress={() => {
              settle.mutate({ kind: 'part' });
            }}
          >
            {t('part')}
          </Button>
        </FormActions>
      ) : null}
      {open === 'join' ? (
        <JoinChoice
          id={id}
          isSending={settle.isPending}
          onJoin={(chosen) => {
            settle.mutate({ kind: 'join', loop: chosen });
          }}
          onLeave={choose(null)}
        />
      ) : null}
      {open === 'answer' ? (
        <AnswerForm
          isSending={settle.isPending}
          onSend={(text) => {
            settle.mutate({ kind: 'answer', text });
          }}
          onLeave={choose(null)}
        />
      ) : null}
      {failure ? <ErrorLine failure={failure} /> : null}
    </li>
  );
}
