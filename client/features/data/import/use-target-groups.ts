import { useTranslations } from 'use-intl/react';
import type { Mapping } from '#server/contract/mapping.ts';
import { useFormats } from '../../../i18n/reader.ts';
import type { OptionGroup } from '../../../ui/SelectControl.tsx';
import { DIMENSIONS } from '../../../url/view-state.ts';
import { useFieldName } from '../../../ui/use-field-name.ts';
import {
  ATTRIBUTE_TARGET,
  fieldTargets,
  JOINED_TARGETS,
  RECORD_TARGETS,
  SCORE_TARGETS,
} from './targets.ts';

/** What a column can mean in records of this mapping's kinds, in groups; a place of none of them is added. */
export function useTargetGroups(
  mapping: Mapping,
  isJoined: boolean,
): (held: string) => OptionGroup<string>[] {
  const t = useTranslations('wizard');
  const dimension = useTranslations('dimension');
  const fieldName = useFieldName();
  const { capital } = useFormats();
  const kinds = [...new Set(mapping.records.map(({ kind }) => kind))];
  const names: Readonly<Record<string, string>> = {
    id: t('roleId'),
    at: t('roleAt'),
    updatedAt: t('roleUpdatedAt'),
    customer: fieldName('customer'),
    caseId: fieldName('caseId'),
    [ATTRIBUTE_TARGET]: t('attribute'),
    'instruments.nps': t('scoreNps'),
    'instruments.csat': t('scoreCsat'),
    'instruments.ces': t('scoreCes'),
    'instruments.rating': t('scoreOther'),
  };
  const option = (value: string) => ({
    value,
    label: capital(names[value] ?? fieldName(value.replace(/^\w+\./, ''))),
  });
  const groups = [
    { label: '', options: [{ value: '', label: t('unused') }] },
    {
      label: t('groupRecord'),
      options: (isJoined ? JOINED_TARGETS : RECORD_TARGETS).map(option),
    },
    {
      label: t('groupDimensions'),
      options: DIMENSIONS.map((one) => ({
        value: `dimensions.${one}`,
        label: capital(dimension(one)),
      })),
    },
    {
      label: t('groupFields'),
      options: [...fieldTargets(kinds), ATTRIBUTE_TARGET].map(option),
    },
    { label: t('groupScores'), options: SCORE_TARGETS.map(option) },
  ];
  return (held) => {
    const isKnown = groups.some(({ options }) => options.some(({ value }) => value === held));
    return isKnown ? groups : [...groups, { label: held, options: [option(held)] }];
  };
}
