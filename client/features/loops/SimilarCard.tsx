import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { useLoopQueries } from '../../api/loop-queries.ts';
import type { LikeQuestion } from '../../api/loops.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Quote } from '../../ui/Lines.tsx';
import { loopHref } from '../../url/loops-view.ts';
import css from './NewLoop.module.css';

/** Open and closed loops like one that is being written: what fixed them, and whether it held. */
export function SimilarCard({ question }: { question: LikeQuestion }) {
  const t = useTranslations('loops');
  const id = useId();
  const { line } = useFormats();
  const asked = useDeferredValue(question);
  const isBlank = asked.title.trim() === '' && asked.theme === null;
  const found = useQuery({ ...useLoopQueries().similar(asked), enabled: !isBlank });
  const loops = isBlank ? [] : (found.data?.loops ?? []);
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('similar')} />
      {loops.length === 0 ? (
        <p className={css['note']}>{isBlank ? t('similarHint') : t('similarNone')}</p>
      ) : null}
      <ul className={css['list']}>
        {loops.map((loop) => (
          <li key={loop.id} className={css['like']}>
            <Link className={css['said']} href={loopHref(loop.id)}>
              <bdi>{loop.title}</bdi>
            </Link>
            <span className={css['note']}>
              {line([
                t(`state.${loop.state}`),
                ...(loop.verdict === null ? [] : [t(`verdict.${loop.verdict}`)]),
                ...loop.alike.map((one) => t(`alike.${one}`)),
              ])}
            </span>
            {loop.decision === null ? null : <Quote text={loop.decision} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
