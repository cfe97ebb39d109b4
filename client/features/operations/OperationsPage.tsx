import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OperationsAnswer } from '#server/contract/operations.ts';
import { failureOf } from '../../api/failure.ts';
import { operationsQuery } from '../../api/operations.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolateLtr } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import css from './Operations.module.css';

/** How the installation stands: backups, what runs by itself, room on the disk, what waits to be sent, the last check. */
export function OperationsPage() {
  const t = useTranslations('operations');
  const { actions } = useQueries();
  const asked = useQuery(operationsQuery(actions.ask));
  return (
    <>
      <PageHeader title={t('title')} scope={[t('scope')]} />
      {asked.isPending ? (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      ) : null}
      {asked.isError ? (
        <Card>
          <ErrorState failure={failureOf(asked.error)} onRetry={() => void asked.refetch()} />
        </Card>
      ) : null}
      {asked.data ? (
        <div className={css['grid']}>
          <BackupCard backup={asked.data.backup} />
          <RoomCard {...asked.data} />
          <JobsCard {...asked.data} />
        </div>
      ) : null}
    </>
  );
}

function Titled({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={title} />
      {children}
    </Card>
  );
}

function BackupCard({ backup }: Pick<OperationsAnswer, 'backup'>) {
  const t = useTranslations('operations');
  const time = useInstantText();
  const { said, value } = useFormats();
  const { schedule, last, failure } = backup;
  return (
    <Titled title={t('backup')}>
      {last ? (
        <p>
          {t('lastBackup', {
            time: time(last.at),
            count: last.records,
            file: isolateLtr(last.file),
          })}
        </p>
      ) : (
        <p className={css['warning']}>{t('neverBackedUp')}</p>
      )}
      {failure ? (
        <p className={css['warning']}>
          {t('backupFailed', { time: time(failure.at), message: said(failure.message) })}
        </p>
      ) : null}
      <p className={css['note']}>
        {schedule
          ? t('schedule', {
              folder: isolateLtr(schedule.folder),
              hour: value.count(schedule.hour),
              count: schedule.keep,
            })
          : t('noSchedule', { variable: isolateLtr('BASIRA_BACKUP_DIR') })}
      </p>
    </Titled>
  );
}

type Room = Pick<OperationsAnswer, 'disk' | 'delivery' | 'check' | 'versions'>;

function RoomCard({ disk, delivery, check, versions }: Room) {
  const t = useTranslations('operations');
  const time = useInstantText();
  const { value, locale } = useFormats();
  const bytes = (size: number): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'gigabyte',
      maximumFractionDigits: 1,
    }).format(size / 1024 ** 3);
  return (
    <Titled title={t('state')}>
      <dl className={css['facts']}>
        <dt>{t('disk')}</dt>
        <dd>
          {disk
            ? t('diskSaid', { free: bytes(disk.free), total: bytes(disk.total) })
            : t('unknown')}
        </dd>
        <dt>{t('delivery')}</dt>
        <dd>
          {t('deliverySaid', {
            waiting: value.count(delivery.waiting),
            givenUp: value.count(delivery.givenUp),
          })}
        </dd>
        <dt>{t('check')}</dt>
        <dd>
          {check
            ? t('checkSaid', {
                time: time(check.at),
                records: value.count(check.records),
                count: check.differences,
              })
            : t('neverChecked')}
        </dd>
        <dt>{t('versions')}</dt>
        <dd dir="ltr">{`${versions.build} · Node ${versions.node}`}</dd>
      </dl>
    </Titled>
  );
}

function JobsCard({ jobs, leases }: Pick<OperationsAnswer, 'jobs' | 'leases'>) {
  const t = useTranslations('operations');
  const { said } = useFormats();
  const time = useInstantText();
  // Work of a newer server is shown as it is called.
  const named = (name: string): string =>
    t.has(`job.${name}`) ? t(`job.${name}`) : isolateLtr(name);
  return (
    <Titled title={t('jobs')}>
      {jobs.length === 0 ? <p className={css['note']}>{t('noJobs')}</p> : null}
      <ul className={css['list']}>
        {jobs.map((job) => (
          <li key={job.name}>
            <span>{named(job.name)}</span>
            <span className={job.failure ? css['warning'] : css['note']}>
              {job.failure
                ? t('jobFailed', { time: time(job.failure.at), message: said(job.failure.message) })
                : job.doneAt === null
                  ? t('jobBegan', { time: time(job.beganAt) })
                  : t('jobDone', { time: time(job.doneAt) })}
            </span>
          </li>
        ))}
        {leases.map((lease) => (
          <li key={`lease ${lease.name}`}>
            <span>{named(lease.name)}</span>
            <span className={css['note']}>
              {lease.isHeld ? t('leaseHeld', { time: time(lease.until) }) : t('leaseFree')}
            </span>
          </li>
        ))}
      </ul>
    </Titled>
  );
}
