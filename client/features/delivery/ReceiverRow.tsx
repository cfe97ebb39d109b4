import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReceiverInfo } from '#server/contract/receivers.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { isolate, isolateLtr } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FormNote } from '../../ui/Form.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Row, RowNote, Rows } from '../../ui/Rows.tsx';
import { SureFoot } from '../../ui/SureFoot.tsx';
import { MessageLine } from './MessageLine.tsx';
import { ReceiverForm } from './ReceiverForm.tsx';
import { ReceiverSecret } from './ReceiverSecret.tsx';
import { useReceiverStanding } from './use-receiver-standing.ts';

/** A receiver: what it hears of, how it went last; a test, its log, another secret, its end. */
export function ReceiverRow({ receiver }: { receiver: ReceiverInfo }) {
  const t = useTranslations('delivery');
  const { actions } = useAlertQueries();
  const client = useQueryClient();
  const [open, setOpen] = useState<'showLog' | 'edit' | 'remove' | null>(null);
  const { id, name, isOn, kind } = receiver;
  const onSettled = () => client.invalidateQueries({ queryKey: ['receivers'] });
  const test = useMutation({ mutationFn: () => actions.receivers.test(id), onSettled });
  const turn = useMutation({
    mutationFn: () => actions.receivers.change(id, { isOn: !isOn }),
    onSettled,
  });
  const rotate = useMutation({ mutationFn: () => actions.receivers.rotate(id), onSettled });
  const remove = useMutation({ mutationFn: () => actions.receivers.remove(id), onSettled });
  const failed = [test, turn, rotate, remove].find((one) => one.isError);
  const named = (action: string) => t('actionOf', { action, name: isolate(name) });
  return (
    <Row
      name={isolate(name)}
      actions={
        <>
          <Button
            size="small"
            disabled={test.isPending}
            aria-label={named(t('test'))}
            onPress={() => {
              test.mutate();
            }}
          >
            {test.isPending ? t('testing') : t('test')}
          </Button>
          <Button
            size="small"
            disabled={turn.isPending}
            aria-label={named(isOn ? t('turnOff') : t('turnOn'))}
            onPress={() => {
              turn.mutate();
            }}
          >
            {isOn ? t('turnOff') : t('turnOn')}
          </Button>
          {kind === 'slack' ? null : (
            <Button
              size="small"
              disabled={rotate.isPending}
              aria-label={named(t('rotate'))}
              onPress={() => {
                rotate.mutate();
              }}
            >
              {t('rotate')}
            </Button>
          )}
          {(['showLog', 'edit', 'remove'] as const).map((what) => (
            <Button
              key={what}
              size="small"
              aria-expanded={open === what}
              aria-label={named(t(what))}
              onPress={() => {
                setOpen(open === what ? null : what);
              }}
            >
              {t(what)}
            </Button>
          ))}
        </>
      }
      below={
        <>
          {failed ? <ErrorLine failure={failureOf(failed.error)} /> : null}
          {test.data && !test.isPending ? <Tested {...test.data} /> : null}
          <ReceiverSecret issued={rotate.data ?? null} />
          {open === 'showLog' ? <Log id={id} /> : null}
          {open === 'edit' ? (
            <ReceiverForm
              receiver={receiver}
              onIssued={() => undefined}
              onLeave={() => {
                setOpen(null);
              }}
            />
          ) : null}
          {open === 'remove' ? (
            <SureFoot
              hint={t('removeHint')}
              act={t('removeNow')}
              leave={t('leave')}
              isBusy={remove.isPending}
              onAct={() => remove.mutate()}
              onLeave={() => setOpen(null)}
            />
          ) : null}
        </>
      }
    >
      <Standing receiver={receiver} />
    </Row>
  );
}

function Standing({ receiver }: { receiver: ReceiverInfo }) {
  const t = useTranslations('delivery');
  const { language, line } = useFormats();
  const time = useInstantText();
  const standing = useReceiverStanding();
  const { kind, address, leastSeverity, departments, isOn, disabled, lastTry } = receiver;
  const isFailing = disabled !== null || (lastTry !== null && lastTry.outcome.code !== 'delivered');
  const places = departments?.map((one) => isolate(nameIn(language, one.name, one.key)));
  return (
    <>
      <RowNote>
        {line([t(`receiverKinds.${kind}`), isolateLtr(address), isOn ? t('isOn') : t('isOff')])}
      </RowNote>
      <RowNote>
        {line([t(`leasts.${leastSeverity}`), ...(places ?? [t('allDepartments')])])}
      </RowNote>
      <RowNote isFailure={isFailing}>{standing(receiver)}</RowNote>
      {receiver.rotatedUntil === null ? null : (
        <RowNote>{t('rotated', { time: isolate(time(receiver.rotatedUntil)) })}</RowNote>
      )}
    </>
  );
}

function Tested({
  isDelivered,
  outcome,
}: {
  isDelivered: boolean;
  outcome: NonNullable<ReceiverInfo['lastTry']>['outcome'];
}) {
  const t = useTranslations('delivery');
  const { language, said } = useFormats();
  const why = said(nameIn(language, outcome.message, outcome.code));
  return <FormNote text={isDelivered ? t('tested') : t('testFailed', { outcome: why })} />;
}

function Log({ id }: { id: number }) {
  const t = useTranslations('delivery');
  const log = useQuery(useAlertQueries().receiverLog(id));
  if (log.isPending) return <Skeleton height="4rem" />;
  if (log.isError) {
    return <ErrorState failure={failureOf(log.error)} onRetry={() => void log.refetch()} />;
  }
  if (log.data.deliveries.length === 0) return <FormNote text={t('neverTried')} />;
  return (
    <Rows>
      {log.data.deliveries.map((message) => (
        <MessageLine key={message.id} message={message} to={null} />
      ))}
    </Rows>
  );
}
