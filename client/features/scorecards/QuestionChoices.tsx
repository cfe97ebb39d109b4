import { useTranslations } from 'use-intl/react';
import type { Catalogue } from '../../api/client.ts';
import { instrumentsOf, metricInfo } from '../../api/metric-name.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Select } from '../../ui/Select.tsx';
import css from './MetricGrid.module.css';

export type QuestionChoicesProps = {
  catalogue: Catalogue;
  /** The metrics of the page, each with the question it is told of where it has one. */
  metrics: readonly string[];
  onChoose: (metric: string) => void;
};

/** Of which question a survey's number is told, where several of its kind are asked. */
export function QuestionChoices({ catalogue, metrics, onChoose }: QuestionChoicesProps) {
  const t = useTranslations('scorecards');
  const { language } = useFormats();
  const choices = metrics.flatMap((metric) => {
    const info = metricInfo(catalogue, metric);
    const asked = info ? instrumentsOf(catalogue, info) : [];
    const [first] = asked;
    if (!info || !first || asked.length === 1) return [];
    const options = asked.map(({ id, question }) => ({
      value: `${info.id}:${id}`,
      label: nameIn(language, question, question.en || question.ar || id),
    }));
    const value = metric.includes(':') ? metric : `${info.id}:${first.id}`;
    return [{ value, options, name: nameIn(language, info.name, info.id) }];
  });
  if (choices.length === 0) return null;
  return (
    <div className={css['questions']}>
      {choices.map(({ value, options, name }) => (
        <Select
          key={name}
          label={t('question', { metric: name })}
          value={value}
          groups={[{ label: '', options }]}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}
