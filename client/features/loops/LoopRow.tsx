import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { LoopInfo } from '#server/contract/loops.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { SeverityChip } from '../../ui/SeverityChip.tsx';
import { loopHref } from '../../url/loops-view.ts';
import css from './Loops.module.css';
import { useLoopStanding } from './use-loop-standing.ts';

/** One loop among others: what it is about, whose it is, how many records are behind it, what is due. */
export function LoopRow({ loop, isNarrow }: { loop: LoopInfo; isNarrow: boolean }) {
  const t = useTranslations('loops');
  const { line, language } = useFormats();
  const { evidence, heard, due } = useLoopStanding();
  const { department, theme } = loop;
  const about = [
    department ? nameIn(language, department.name, department.key) : t('ofCx'),
    ...(theme ? [nameIn(language, theme.name, theme.key)] : []),
  ];
  const asked = heard(loop);
  return (
    <li className={isNarrow ? css['card'] : css['row']}>
      <SeverityChip severity={loop.severity} />
      <div className={css['words']}>
        <Link className={css['said']} href={loopHref(loop.id)}>
          <bdi>{loop.title}</bdi>
        </Link>
        <p className={css['note']}>{line(about)}</p>
        <p className={css['note']}>{line([evidence(loop), ...(asked === null ? [] : [asked])])}</p>
        <p className={loop.isLate ? css['late'] : css['note']}>{due(loop)}</p>
      </div>
    </li>
  );
}
