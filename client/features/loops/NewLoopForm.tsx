import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { metricName } from '../../api/metric-name.ts';
import { freshKey } from '../../api/once.ts';
import { useValues } from '../../api/use-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { ChoiceField, DateField, FieldGroup, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { loopHref, LOOPS_PATH, SEVERITIES } from '../../url/loops-view.ts';
import css from './NewLoop.module.css';
import type { LoopDraft } from './new-loop.ts';
import { faultOf, inputOf } from './new-loop.ts';
import { SimilarCard } from './SimilarCard.tsx';
import { PersonField } from './PersonField.tsx';
import { useFilterName } from './use-filter-name.ts';

/** The server takes no more. */
const MOST_ASKED = 50;

/** What a loop is about, who leads it, who is asked; loops like it stand beside. */
export function NewLoopForm({ catalogue, start }: { catalogue: Catalogue; start: LoopDraft }) {
  const t = useTranslations('loops');
  const severity = useTranslations('alerts.severity');
  const reports = useTranslations('reports');
  const { language, series } = useFormats();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const queries = useLoopQueries();
  const departments = useValues('department');
  const themes = useValues('theme');
  const named = useFilterName();
  const [draft, setDraft] = useState(start);
  const [note, setNote] = useState('');
  // What is changed after it was refused is another request.
  const [once, setOnce] = useState(freshKey);
  const change = (part: Partial<LoopDraft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
    setOnce(freshKey());
  };
  const begin = useMutation({
    mutationFn: () => queries.actions.begin(inputOf(draft), once),
    onSuccess: async ({ loop }) => {
      await client.invalidateQueries({ queryKey: ['loops'] });
      await client.invalidateQueries({ queryKey: ['reports'] });
      navigate(loopHref(loop.id));
    },
  });
  const send = () => {
    const fault = faultOf(draft);
    if (fault) setNote(t(`fault.${fault}`));
    else if (!begin.isPending) begin.mutate();
  };
  const any = { value: '', label: t('any') };
  const counted = countedIn(catalogue, draft.metric).map((id) => ({
    value: id,
    label: metricName(catalogue, id, language),
  }));
  const asked = departments.filter(({ value }) => draft.asked.includes(value));
  return (
    <div className={css['pair']}>
      <Card>
        <Form onSend={send}>
          <TextField
            label={t('titleField')}
            hint={t('titleHint')}
            value={draft.title}
            onChange={(title) => {
              change({ title });
            }}
          />
          {start.alert === null ? null : (
            <p className={css['note']}>{t('fromAlert', { alert: String(start.alert) })}</p>
          )}
          {start.report === null ? null : (
            <p className={css['note']}>{reports('fromReport', { report: String(start.report) })}</p>
          )}
          <FieldGroup legend={t('evidenceLegend')}>
            <FieldRow>
              <ChoiceField
                label={t('countedBy')}
                hint={t('countedHint')}
                value={draft.metric}
                groups={[{ label: '', options: counted }]}
                onChoose={(metric) => {
                  change({ metric });
                }}
              />
              <DateField
                label={t('fromDay')}
                value={draft.from}
                onChange={(from) => {
                  change({ from });
                }}
              />
            </FieldRow>
            <FieldRow>
              <ChoiceField
                label={t('byDepartment')}
                value={draft.department}
                groups={[{ label: '', options: [any, ...departments] }]}
                onChoose={(department) => {
                  change({ department });
                }}
              />
              <ChoiceField
                label={t('byTheme')}
                value={draft.theme}
                groups={[{ label: '', options: [any, ...themes] }]}
                onChoose={(theme) => {
                  change({ theme });
                }}
              />
            </FieldRow>
            {draft.filters.length === 0 ? null : (
              <p className={css['note']}>
                {t('moreFilters', { filters: series(draft.filters.map(named)) })}
              </p>
            )}
            {draft.records.length === 0 ? null : (
              <p className={css['note']}>{t('withRecords', { count: draft.records.length })}</p>
            )}
          </FieldGroup>
          <FieldGroup legend={t('whoLegend')}>
            <FieldRow>
              <ChoiceField
                label={t('lead')}
                hint={t('leadHint')}
                value={draft.lead}
                groups={[{ label: '', options: [{ value: '', label: t('ofCx') }, ...departments] }]}
                onChoose={(lead) => {
                  change({ lead });
                }}
              />
              <ChoiceField
                label={t('severityField')}
                value={draft.severity}
                groups={[
                  {
                    label: '',
                    options: SEVERITIES.map((one) => ({ value: one, label: severity(one) })),
                  },
                ]}
                onChoose={(one) => {
                  change({ severity: one });
                }}
              />
            </FieldRow>
            <FieldRow>
              <CheckList
                label={t('ask')}
                summary={
                  asked.length === 0 ? t('nobodyAsked') : series(asked.map(({ label }) => label))
                }
                groups={[{ label: '', options: departments }]}
                chosen={draft.asked}
                most={MOST_ASKED}
                onChange={(keys) => {
                  change({ asked: keys });
                }}
              />
              <PersonField
                label={t('sponsor')}
                hint={t('sponsorHint')}
                nobody={t('nobody')}
                value={draft.sponsor}
                onChoose={(sponsor) => {
                  change({ sponsor });
                }}
              />
            </FieldRow>
          </FieldGroup>
          <SaveFoot
            failure={begin.error ? failureOf(begin.error) : null}
            isSaving={begin.isPending}
            words={{ save: t('beginGo'), saving: t('sending'), leave: t('leave') }}
            note={note}
            onLeave={() => {
              navigate(LOOPS_PATH);
            }}
          />
        </Form>
      </Card>
      <SimilarCard
        question={{
          title: draft.title,
          theme: draft.theme === '' ? null : draft.theme,
          department: draft.lead === '' ? null : draft.lead,
        }}
      />
    </div>
  );
}

/** What may be counted: numbers of records and of answers, of each survey; and whatever was brought along. */
function countedIn({ metrics, instruments }: Catalogue, chosen: string): string[] {
  const plain = metrics.filter(({ unit, instrument }) => unit === 'count' && instrument === null);
  const unhappy = instruments.map(({ id }) => `unhappy:${id}`);
  const ids = [...plain.map(({ id }) => id).filter((id) => !STOCKS.has(id)), ...unhappy];
  return ids.includes(chosen) ? ids : [...ids, chosen];
}

/** What is open at a time has no records of a period. */
const STOCKS: ReadonlySet<string> = new Set(['backlog', 'overdue']);
