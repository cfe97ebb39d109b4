import { useTranslations } from 'use-intl/react';
import type { TargetInfo } from '#server/contract/targets.ts';
import type { Catalogue } from '../../api/client.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Lines } from '../../ui/Lines.tsx';
import { Row } from '../../ui/Rows.tsx';
import type { TargetGroup } from './groups.ts';
import { TargetRow } from './TargetRow.tsx';
import css from './Targets.module.css';
import { TargetWords } from './TargetWords.tsx';

export type TargetGroupRowProps = {
  group: TargetGroup;
  catalogue: Catalogue;
  today: string;
  mayEdit: boolean;
  onTakenBack: (target: TargetInfo, name: string) => void;
};

/** What holds and is to come of one metric and department, and what was before. */
export function TargetGroupRow(props: TargetGroupRowProps) {
  const { group, catalogue, today, mayEdit, onTakenBack } = props;
  const t = useTranslations('targets');
  const { language, line } = useFormats();
  const { metric, department, live, past } = group;
  const unit = metricInfo(catalogue, metric)?.unit ?? 'count';
  const where = department
    ? isolate(nameIn(language, department.name, department.key))
    : t('whole');
  const name = line([metricName(catalogue, metric, language), where]);
  return (
    <>
      {live.map((target) => (
        <TargetRow
          key={target.id}
          {...{ target, name, unit, today, mayEdit }}
          onTakenBack={() => {
            onTakenBack(target, name);
          }}
        />
      ))}
      {past.length > 0 && (
        <Row
          below={
            <details className={css['details']}>
              <summary>
                {live.length > 0
                  ? t('earlier', { name, count: past.length })
                  : t('nothingHolds', { name, count: past.length })}
              </summary>
              <Lines>
                {past.map((target) => (
                  <li key={target.id}>
                    <TargetWords target={target} unit={unit} />
                  </li>
                ))}
              </Lines>
            </details>
          }
        />
      )}
    </>
  );
}
