import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Rows } from '../../ui/Rows.tsx';
import { EventForm } from './EventForm.tsx';
import { EventRow } from './EventRow.tsx';
import css from './Targets.module.css';
import { UndoNote } from './UndoNote.tsx';

/** What happened that may move numbers, the latest first, and the form that adds to it. */
export function EventsCard({ today, mayEdit }: { today: string; mayEdit: boolean }) {
  const t = useTranslations('events');
  const id = useId();
  const { actions, events: asked } = useQueries();
  const client = useQueryClient();
  const events = useQuery(asked());
  const [isAdding, setIsAdding] = useState(false);
  const [note, setNote] = useState('');
  const [gone, setGone] = useState<{ id: number; name: string } | null>(null);
  const undo = useMutation({
    mutationFn: (event: number) => actions.events.change(event, { isRemoved: false }),
    onSuccess: async () => {
      setGone(null);
      setNote(t('undone'));
      await client.invalidateQueries();
    },
  });
  const all = events.data?.events ?? [];
  const shown = all.filter(({ removed }) => removed === null);
  const removed = all.filter((event) => event.removed !== null);
  const row = (event: (typeof all)[number]) => (
    <EventRow
      key={event.id}
      {...{ event, today, mayEdit }}
      onRemoved={(name) => {
        setNote('');
        setGone({ id: event.id, name });
      }}
    />
  );
  return (
    <Card labelledBy={id}>
      <div className={css['head']}>
        <PanelTitle id={id} text={t('title')} />
        {mayEdit && !isAdding ? (
          <Button
            onPress={() => {
              setNote('');
              setGone(null);
              setIsAdding(true);
            }}
          >
            {t('new')}
          </Button>
        ) : null}
      </div>
      <p className={css['hint']}>{t('hint')}</p>
      {isAdding ? (
        <EventForm
          event={null}
          today={today}
          onLeave={(isSaved) => {
            setIsAdding(false);
            setNote(isSaved ? t('saved') : '');
          }}
        />
      ) : null}
      <FormNote text={note} />
      {gone ? (
        <UndoNote
          key={gone.id}
          text={t('isRemoved', { name: gone.name })}
          onUndo={() => {
            undo.mutate(gone.id);
          }}
        />
      ) : null}
      {undo.isError && <ErrorLine failure={failureOf(undo.error)} />}
      {events.isPending && <Skeleton height="6rem" />}
      {events.isError && (
        <ErrorState failure={failureOf(events.error)} onRetry={() => void events.refetch()} />
      )}
      {events.data && shown.length === 0 && !isAdding ? (
        <EmptyState title={t('none')} hint={t('noneHint')} />
      ) : null}
      {shown.length > 0 && <Rows>{shown.map(row)}</Rows>}
      {removed.length > 0 && (
        <details className={css['details']}>
          <summary>{t('removedOnes', { count: removed.length })}</summary>
          <Rows>{removed.map(row)}</Rows>
        </details>
      )}
    </Card>
  );
}
