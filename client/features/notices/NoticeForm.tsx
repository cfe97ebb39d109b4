import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { NoticeSettingInput, NoticeSettingsAnswer } from '#server/contract/notice-settings.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { isolateLtr } from '../../format/bidi.ts';
import { LANGUAGES } from '../../format/locale.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import {
  CheckField,
  ChoiceField,
  DateField,
  FieldGroup,
  FieldRow,
  Form,
  FormActions,
  FormNote,
} from '../../ui/Form.tsx';
import type { NoticeDraft } from './notice-draft.ts';
import { draftOf, inputOf } from './notice-draft.ts';

const LANGUAGE_NAMES = { en: 'English', ar: 'العربية' } as const;

/** By which ways and in which language somebody is told, and who is told while they are away. */
export function NoticeForm({
  answer,
  mayChange,
}: {
  answer: NoticeSettingsAnswer;
  mayChange: boolean;
}) {
  const t = useTranslations('notices');
  const queries = useAlertQueries();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(answer.setting));
  const [note, setNote] = useState('');
  const change = (part: Partial<NoticeDraft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  const save = useMutation({
    mutationFn: (setting: NoticeSettingInput) => queries.actions.notices.keep(setting),
    onSuccess: (kept) => {
      client.setQueryData(queries.ownNotices().queryKey, kept);
      setDraft(draftOf(kept.setting));
      setNote(t('saved'));
    },
  });
  const send = () => {
    const setting = inputOf(draft);
    if (setting === null) setNote(t('needDays'));
    else save.mutate(setting);
  };
  return (
    <Form
      onSend={() => {
        if (mayChange && !save.isPending) send();
      }}
    >
      <FieldGroup legend={t('ways')}>
        <FormNote text={t('inApp')} />
        <CheckField
          label={t('mail')}
          isChecked={draft.hasMail}
          onChange={(hasMail) => {
            change({ hasMail });
          }}
        />
        {answer.hasMailServer ? null : (
          <FormNote text={t('noMailServer', { variable: isolateLtr('BASIRA_SMTP') })} />
        )}
        <CheckField
          label={t('weekly')}
          isChecked={draft.hasWeekly}
          onChange={(hasWeekly) => {
            change({ hasWeekly });
          }}
        />
        <FieldRow>
          <ChoiceField
            label={t('language')}
            hint={t('languageHint')}
            value={draft.language}
            groups={[
              {
                label: '',
                options: LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
              },
            ]}
            onChoose={(language) => {
              change({ language });
            }}
          />
        </FieldRow>
      </FieldGroup>
      <AbsenceFields draft={draft} deputies={answer.deputies} onChange={change} />
      {save.isError ? <ErrorLine failure={failureOf(save.error)} /> : null}
      {mayChange ? (
        <FormActions>
          <Button isPrimary disabled={save.isPending}>
            {save.isPending ? t('saving') : t('save')}
          </Button>
          <FormNote text={note} />
        </FormActions>
      ) : (
        <FormNote text={t('readOnly')} />
      )}
    </Form>
  );
}

function AbsenceFields({
  draft,
  deputies,
  onChange,
}: {
  draft: NoticeDraft;
  deputies: NoticeSettingsAnswer['deputies'];
  onChange: (part: Partial<NoticeDraft>) => void;
}) {
  const t = useTranslations('notices');
  return (
    <FieldGroup legend={t('absence')}>
      <CheckField
        label={t('isAway')}
        isChecked={draft.isAway}
        onChange={(isAway) => {
          onChange({ isAway });
        }}
      />
      {draft.isAway ? (
        <>
          <FieldRow>
            <DateField
              label={t('from')}
              value={draft.from}
              onChange={(from) => {
                onChange({ from });
              }}
            />
            <DateField
              label={t('to')}
              value={draft.to}
              onChange={(to) => {
                onChange({ to });
              }}
            />
          </FieldRow>
          <ChoiceField
            label={t('deputy')}
            hint={t('deputyHint')}
            value={draft.deputy}
            groups={[
              {
                label: '',
                options: [
                  { value: '', label: t('noDeputy') },
                  ...deputies.map(({ id, name }) => ({ value: id, label: name })),
                ],
              },
            ]}
            onChoose={(deputy) => {
              onChange({ deputy });
            }}
          />
        </>
      ) : null}
    </FieldGroup>
  );
}
