import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
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
import { groupsOf } from './groups.ts';
import { TargetForm } from './TargetForm.tsx';
import { TargetGroupRow } from './TargetGroupRow.tsx';
import css from './Targets.module.css';
import { UndoNote } from './UndoNote.tsx';

export type TargetsCardProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  mayEdit: boolean;
};

/** Every target with its history, and the form that sets one. */
export function TargetsCard({ organisation, catalogue, mayEdit }: TargetsCardProps) {
  const t = useTranslations('targets');
  const id = useId();
  const { actions, targets: asked } = useQueries();
  const client = useQueryClient();
  const targets = useQuery(asked());
  const [isSetting, setIsSetting] = useState(false);
  const [note, setNote] = useState('');
  const [gone, setGone] = useState<{ id: number; name: string } | null>(null);
  const undo = useMutation({
    mutationFn: (target: number) => actions.targets.change(target, { isTakenBack: false }),
    onSuccess: async () => {
      setGone(null);
      setNote(t('undone'));
      await client.invalidateQueries();
    },
  });
  const groups = groupsOf(targets.data?.targets ?? []);
  return (
    <Card labelledBy={id}>
      <div className={css['head']}>
        <PanelTitle id={id} text={t('title')} />
        {mayEdit && !isSetting ? (
          <Button
            isPrimary
            onPress={() => {
              setNote('');
              setGone(null);
              setIsSetting(true);
            }}
          >
            {t('new')}
          </Button>
        ) : null}
      </div>
      <p className={css['hint']}>{t('hint')}</p>
      {isSetting ? (
        <TargetForm
          {...{ organisation, catalogue }}
          onLeave={(isSet) => {
            setIsSetting(false);
            setNote(isSet ? t('saved') : '');
          }}
        />
      ) : null}
      <FormNote text={note} />
      {gone ? (
        <UndoNote
          key={gone.id}
          text={t('isTakenBack', { name: gone.name })}
          onUndo={() => {
            undo.mutate(gone.id);
          }}
        />
      ) : null}
      {undo.isError && <ErrorLine failure={failureOf(undo.error)} />}
      {targets.isPending && <Skeleton height="8rem" />}
      {targets.isError && (
        <ErrorState failure={failureOf(targets.error)} onRetry={() => void targets.refetch()} />
      )}
      {targets.data && groups.length === 0 && !isSetting ? (
        <EmptyState title={t('none')} hint={mayEdit ? t('noneHint') : t('noneRead')} />
      ) : null}
      {groups.length > 0 && (
        <Rows>
          {groups.map((group) => (
            <TargetGroupRow
              key={group.key}
              {...{ group, catalogue, mayEdit }}
              today={organisation.today}
              onTakenBack={(target, name) => {
                setNote('');
                setGone({ id: target.id, name });
              }}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
