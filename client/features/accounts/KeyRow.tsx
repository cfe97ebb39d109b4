import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { KeyAnswer } from '#server/contract/accounts.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Row, RowNote } from '../../ui/Rows.tsx';
import { SureFoot } from '../../ui/SureFoot.tsx';
import { IssuedKey } from './IssuedKey.tsx';
import { RotateKey } from './RotateKey.tsx';
import { useDepartmentName } from './use-department-name.ts';

/** A key: what it may do, until when, when it was used; a new one in its place, or its end. */
export function KeyRow({ apiKey, isHeld }: { apiKey: KeyAnswer; isHeld: boolean }) {
  const t = useTranslations('keys');
  const { locale, line } = useFormats();
  const zone = useZone();
  const departmentName = useDepartmentName();
  const { actions } = useQueries();
  const client = useQueryClient();
  const [open, setOpen] = useState<'rotate' | 'revoke' | null>(null);
  const onSuccess = async () => {
    setOpen(null);
    await client.invalidateQueries({ queryKey: ['keys'] });
  };
  const rotate = useMutation({
    mutationFn: (wanted: { days: number; overlapDays: number }) =>
      actions.accounts.rotateKey(apiKey.id, wanted),
    onSuccess,
  });
  const revoke = useMutation({
    mutationFn: () => actions.accounts.revokeKey(apiKey.id),
    onSuccess,
  });
  const { name, prefix, scopes, expiresAt, lastUsedAt } = apiKey;
  const written = (instant: string) => formatInstant(locale, zone, Date.parse(instant));
  const until = { time: written(expiresAt) };
  const places = (scopes.read ?? []).map((key) => isolate(departmentName(key)));
  return (
    <Row
      name={
        <>
          <bdi>{name}</bdi> <code dir="ltr">{prefix}…</code>
        </>
      }
      actions={
        isHeld ? (
          <>
            {(['rotate', 'revoke'] as const).map((what) => (
              <Button
                key={what}
                size="small"
                aria-expanded={open === what}
                onPress={() => {
                  setOpen(open === what ? null : what);
                }}
              >
                {t(what)}
              </Button>
            ))}
          </>
        ) : null
      }
      below={
        <>
          {rotate.isError && <ErrorLine failure={failureOf(rotate.error)} />}
          {revoke.isError && <ErrorLine failure={failureOf(revoke.error)} />}
          {rotate.data ? <IssuedKey issued={rotate.data} /> : null}
          {open === 'rotate' ? (
            <RotateKey isBusy={rotate.isPending} onRotate={(wanted) => rotate.mutate(wanted)} />
          ) : null}
          {open === 'revoke' ? (
            <SureFoot
              hint={t('revokeHint')}
              act={t('revokeNow')}
              leave={t('leave')}
              isBusy={revoke.isPending}
              onAct={() => revoke.mutate()}
              onLeave={() => setOpen(null)}
            />
          ) : null}
        </>
      }
    >
      <RowNote>
        {line([
          ...(scopes.ingest.length > 0
            ? [t('sends', { what: scopes.ingest.map(isolate).join(t('comma')) })]
            : []),
          ...(places.length > 0 ? [t('reads', { what: places.join(t('comma')) })] : []),
        ])}
      </RowNote>
      <RowNote>
        {line([
          isHeld ? t('until', until) : t('over', until),
          lastUsedAt === null ? t('neverUsed') : t('used', { time: written(lastUsedAt) }),
        ])}
      </RowNote>
    </Row>
  );
}
