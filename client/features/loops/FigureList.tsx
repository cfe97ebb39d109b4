import { useTranslations } from 'use-intl/react';
import type { LoopFigureInfo } from '#server/contract/loop-figures.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import css from './Figures.module.css';
import { useFigureText } from './use-figure-text.ts';
import { useFigureDefinitions } from './use-figure-definitions.ts';

/** The figures with what each rests on, and what they mean. */
export function FigureList({ figures }: { figures: readonly LoopFigureInfo[] }) {
  const t = useTranslations('loopFigures');
  const { language, line, said } = useFormats();
  const text = useFigureText();
  const defined = useFigureDefinitions();
  if (!defined) return null;
  return (
    <>
      <dl className={css['figures']}>
        {figures.map((figure) => {
          const { name, minShow } = defined(figure.id);
          return (
            <div key={figure.id} className={css['figure']}>
              <dt className={css['name']}>{nameIn(language, name, figure.id)}</dt>
              <dd className={css['value']}>{text.value(figure)}</dd>
              <dd className={css['note']}>{line(text.notes(figure, minShow))}</dd>
            </div>
          );
        })}
      </dl>
      <details className={css['more']}>
        <summary>{t('means')}</summary>
        {figures.map(({ id }) => (
          <p key={id}>
            {t('meaning', {
              name: nameIn(language, defined(id).name, id),
              formula: said(nameIn(language, defined(id).formula, id)),
            })}
          </p>
        ))}
      </details>
    </>
  );
}
