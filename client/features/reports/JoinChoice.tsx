import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { useReportQueries } from '../../api/report-queries.ts';
import { ChoiceField, Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

export type JoinChoiceProps = {
  /** Number of the report. */
  id: number;
  isSending: boolean;
  onJoin: (loop: number) => void;
  onLeave: () => void;
};

const FOLLOWED = ['heard', 'understood', 'decided', 'changed', 'told', 'parked'] as const;

/** The loop a report belongs to: those that are like it first, then the newest others that are open. */
export function JoinChoice({ id, isSending, onJoin, onLeave }: JoinChoiceProps) {
  const t = useTranslations('reports');
  const list = useTranslations('list');
  const step = useTranslations('loops.state');
  const found = useQuery(useReportQueries().report(id));
  const open = useInfiniteQuery(
    useLoopQueries().loops({
      states: FOLLOWED,
      severity: null,
      department: null,
      theme: null,
      isLate: false,
    }),
  );
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState('');
  if (found.isPending || open.isPending) return <Skeleton height="6rem" />;
  const like = found.data?.like ?? [];
  const others = (open.data?.pages[0]?.loops ?? []).filter(
    (loop) => !like.some((one) => one.id === loop.id),
  );
  const option = (loop: (typeof like)[number]) => ({
    value: String(loop.id),
    label: list('noted', { what: loop.title, note: step(loop.state) }),
  });
  const none = { value: '', label: like.length + others.length === 0 ? t('noLoop') : t('choose') };
  return (
    <Form
      onSend={() => {
        if (chosen === '') setNote(t('fault.loop'));
        else if (!isSending) onJoin(Number(chosen));
      }}
    >
      <ChoiceField
        label={t('joinLabel')}
        value={chosen}
        groups={[
          { label: '', options: [none] },
          ...(like.length > 0 ? [{ label: t('alike'), options: like.map(option) }] : []),
          ...(others.length > 0 ? [{ label: t('others'), options: others.map(option) }] : []),
        ]}
        onChoose={(loop) => {
          setChosen(loop);
          setNote('');
        }}
      />
      <SaveFoot
        failure={null}
        {...{ note, onLeave }}
        isSaving={isSending}
        words={{ save: t('joinGo'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}
