import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FollowUpAnswer, FollowUpDeedInput } from '#server/contract/follow-ups.ts';
import type { FollowUpDeedKind } from '#server/domain/follow-ups/state.ts';
import { failureOf } from '../../api/failure.ts';
import { useFollowUpQueries } from '../../api/follow-up-queries.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { DeedForm } from './DeedForm.tsx';
import css from './FollowUps.module.css';

/** What is likeliest first; what only those do who see all follow-ups is last. */
const OFFERED = [
  'accepted',
  'tried',
  'not_accepted',
  'unreachable',
  'held',
  'not_held',
  'unknown',
  'reopen',
  'note',
  'give',
  'hand_over',
] as const satisfies readonly FollowUpDeedKind[];
const FIRST: ReadonlySet<FollowUpDeedKind> = new Set(['accepted', 'held', 'reopen']);
const NOT_FRONT: ReadonlySet<FollowUpDeedKind> = new Set(['give', 'hand_over']);

export type DeedsCardProps = { answer: FollowUpAnswer; mayChange: boolean; seesAll: boolean };

/** What is to be done next, and what came of it. */
export function DeedsCard({ answer, mayChange, seesAll }: DeedsCardProps) {
  const t = useTranslations('followUps');
  const id = useId();
  const queries = useFollowUpQueries();
  const client = useQueryClient();
  const session = useQuery(useQueries().session());
  const [open, setOpen] = useState<FollowUpDeedKind | null>(null);
  const { followUp, deeds } = answer;
  const act = useMutation({
    mutationFn: (deed: FollowUpDeedInput) => queries.act(followUp.id, deed),
    onSuccess: () => {
      setOpen(null);
    },
    // As it stands now is what the reader needs to see, also after a refusal.
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  });
  const me = session.data?.person?.id;
  const offered = OFFERED.filter(
    (deed) => deeds.includes(deed) && (seesAll || !NOT_FRONT.has(deed)),
  );
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('deeds')} />
      {mayChange ? null : <p className={css['note']}>{t('readOnly')}</p>}
      {mayChange && open === null ? (
        <div className={css['actions']}>
          {me !== undefined && !followUp.isMine && deeds.includes('give') ? (
            <Button
              disabled={act.isPending}
              onPress={() => {
                act.mutate({ kind: 'give', owner: me, note: null });
              }}
            >
              {t('take')}
            </Button>
          ) : null}
          {offered.map((deed) => (
            <Button
              key={deed}
              isPrimary={FIRST.has(deed)}
              onPress={() => {
                act.reset();
                setOpen(deed);
              }}
            >
              {t(`deed.${deed}`)}
            </Button>
          ))}
        </div>
      ) : null}
      <FormNote text={act.isSuccess && open === null ? t('saved') : ''} />
      {open === null ? null : (
        <DeedForm
          key={open}
          kind={open}
          failure={act.error ? failureOf(act.error) : null}
          isSending={act.isPending}
          onSend={(deed) => {
            act.mutate(deed);
          }}
          onLeave={() => {
            setOpen(null);
          }}
        />
      )}
    </Card>
  );
}
