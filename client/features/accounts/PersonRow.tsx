import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { PersonAnswer, PersonChangeRequest } from '#server/contract/accounts.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FormNote } from '../../ui/Form.tsx';
import { Row, RowNote } from '../../ui/Rows.tsx';
import { IssuedLink } from './IssuedLink.tsx';
import { PersonRights } from './PersonRights.tsx';
import { useDepartmentName } from './use-department-name.ts';

/** Somebody with an account: what they are, and what an administrator may do about it. */
export function PersonRow({ person }: { person: PersonAnswer }) {
  const t = useTranslations();
  const { locale, line } = useFormats();
  const zone = useZone();
  const departmentName = useDepartmentName();
  const { actions } = useQueries();
  const client = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const onSuccess = () => client.invalidateQueries({ queryKey: ['people'] });
  const change = useMutation({
    mutationFn: (next: PersonChangeRequest) => actions.accounts.changePerson(person.id, next),
    onSuccess,
  });
  const link = useMutation({ mutationFn: () => actions.accounts.linkFor(person.id), onSuccess });
  const end = useMutation({ mutationFn: () => actions.accounts.endSessionsOf(person.id) });
  const { rights, state, signedInAt } = person;
  const seen =
    signedInAt === null
      ? t('people.neverSeen')
      : t('people.seen', { time: formatInstant(locale, zone, Date.parse(signedInAt)) });
  const isDisabled = state === 'disabled';
  return (
    <Row
      name={<bdi>{person.name}</bdi>}
      actions={
        <>
          <Button
            size="small"
            aria-expanded={isOpen}
            onPress={() => {
              setIsOpen(!isOpen);
            }}
          >
            {t('people.edit')}
          </Button>
          {isDisabled ? null : (
            <Button
              size="small"
              disabled={link.isPending}
              onPress={() => {
                link.mutate();
              }}
            >
              {t('people.link')}
            </Button>
          )}
          {state === 'active' ? (
            <Button
              size="small"
              disabled={end.isPending}
              onPress={() => {
                end.mutate();
              }}
            >
              {t('people.endSessions')}
            </Button>
          ) : null}
          <Button
            size="small"
            disabled={change.isPending}
            onPress={() => {
              change.mutate({ state: isDisabled ? 'active' : 'disabled' });
            }}
          >
            {isDisabled ? t('people.enable') : t('people.disable')}
          </Button>
        </>
      }
      below={
        <>
          {change.isError && <ErrorLine failure={failureOf(change.error)} />}
          {link.isError && <ErrorLine failure={failureOf(link.error)} />}
          {end.isError && <ErrorLine failure={failureOf(end.error)} />}
          {end.isSuccess && <FormNote text={t('people.sessionsEnded')} />}
          {link.data ? <IssuedLink name={person.name} link={link.data.link} /> : null}
          {isOpen ? (
            <PersonRights
              rights={rights}
              isBusy={change.isPending}
              onSave={(next) => {
                change.mutate({ rights: { role: next.role, departments: [...next.departments] } });
                setIsOpen(false);
              }}
              onLeave={() => {
                setIsOpen(false);
              }}
            />
          ) : null}
        </>
      }
    >
      <RowNote>
        <bdi>{person.email}</bdi>
      </RowNote>
      <RowNote>
        {line([
          t(`role.${rights.role}`),
          ...rights.departments.map((key) => isolate(departmentName(key))),
          t(`people.state.${state}`),
          seen,
        ])}
      </RowNote>
    </Row>
  );
}
