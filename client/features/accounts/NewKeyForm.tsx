import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ChecksField, ChoiceField, FieldRow, TextField } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { AccountForm } from './AccountForm.tsx';
import { DaysField, KEY_DAYS } from './DaysField.tsx';
import { DepartmentChecks } from './DepartmentChecks.tsx';
import { IssuedKey } from './IssuedKey.tsx';

type Purpose = 'send' | 'read';

/** A key for another program: it sends records of some sources, or reads some departments, and does nothing else. */
export function NewKeyForm() {
  const t = useTranslations('keys');
  const { language } = useFormats();
  const queries = useQueries();
  const client = useQueryClient();
  const id = useId();
  const known = useQuery(queries.sources()).data?.sources ?? [];
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState<Purpose>('send');
  const [sources, setSources] = useState<readonly string[]>([]);
  const [other, setOther] = useState('');
  const [departments, setDepartments] = useState<readonly string[]>([]);
  const [days, setDays] = useState(365);
  const [isAsked, setIsAsked] = useState(false);
  const ingest = [...sources, ...other.split(/[,،\s]+/).filter((one) => one !== '')];
  const isSending = purpose === 'send';
  const isWhole = name.trim() !== '' && (isSending ? ingest : departments).length > 0;
  const add = useMutation({
    mutationFn: () =>
      queries.actions.accounts.addKey({
        name,
        days,
        scopes: isSending ? { ingest, read: null } : { ingest: [], read: [...departments] },
      }),
    onSuccess: async () => {
      setName('');
      setSources([]);
      setOther('');
      setDepartments([]);
      setIsAsked(false);
      await client.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  return (
    <Card labelledBy={id}>
      <AccountForm
        action={t('add')}
        isBusy={add.isPending}
        isWhole
        error={add.error}
        missing={isAsked && !isWhole ? t('needScope') : null}
        onSend={() => {
          setIsAsked(true);
          if (isWhole) add.mutate();
        }}
      >
        <PanelTitle id={id} text={t('newTitle')} />
        <FieldRow>
          <TextField label={t('name')} hint={t('nameHint')} value={name} onChange={setName} />
          <DaysField label={t('days')} choices={KEY_DAYS} value={days} onChoose={setDays} />
        </FieldRow>
        <ChoiceField
          label={t('purpose')}
          value={purpose}
          groups={[
            {
              label: '',
              options: [
                { value: 'send', label: t('purposeSend') },
                { value: 'read', label: t('purposeRead') },
              ],
            },
          ]}
          onChoose={setPurpose}
        />
        {isSending && known.length > 0 ? (
          <ChecksField
            label={t('sources')}
            options={known.map((source, i) => ({
              value: i,
              label: nameIn(language, source.name, source.id),
            }))}
            chosen={sources.map((source) => known.findIndex((one) => one.id === source))}
            onChange={(places) => setSources(places.flatMap((i) => known[i]?.id ?? []))}
          />
        ) : null}
        {isSending ? (
          <TextField
            label={t('otherSource')}
            hint={t('otherHint')}
            lang="en"
            value={other}
            onChange={setOther}
          />
        ) : (
          <DepartmentChecks
            label={t('departments')}
            chosen={departments}
            onChange={setDepartments}
          />
        )}
        {add.data ? <IssuedKey issued={add.data} /> : null}
      </AccountForm>
    </Card>
  );
}
