import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { WorkInfo } from '#server/contract/my-work.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { alertHref } from '../../url/alerts-view.ts';
import { followUpHref } from '../../url/follow-ups-view.ts';
import { loopHref } from '../../url/loops-view.ts';
import css from './MyWork.module.css';

/** One thing that waits: what is asked of the reader, about what, until when, and where it is done. */
export function WorkRow({ item }: { item: WorkInfo }) {
  const t = useTranslations('myWork');
  const rules = useTranslations('alertRules.kind');
  const step = useTranslations('loops.state');
  const { line, language } = useFormats();
  const time = useInstantText();
  const { kind, id, title, loop, state, name, rule, department, theme, dueAt } = item;
  const said = title ?? (name && nameIn(language, name, '')) ?? (rule ? rules(rule) : '');
  const about = [
    ...(theme ? [nameIn(language, theme.name, theme.key)] : []),
    ...(department ? [nameIn(language, department.name, department.key)] : []),
    ...(state ? [step(state)] : []),
  ];
  return (
    <li className={css['row']}>
      <p className={css['kind']}>{t(`kind.${kind}`)}</p>
      <div className={css['words']}>
        <Link className={css['said']} href={hrefOf(kind, id)}>
          <bdi>{said}</bdi>
        </Link>
        {loop === null ? null : (
          <p className={css['note']}>
            {t('ofLoop')} <bdi>{loop}</bdi>
          </p>
        )}
        {about.length === 0 ? null : <p className={css['note']}>{line(about)}</p>}
      </div>
      <p className={item.time === 'late' ? css['late'] : css['note']}>
        {dueAt === null
          ? t('noClock')
          : item.time === 'late'
            ? t('since', { time: time(dueAt) })
            : t('until', { time: time(dueAt) })}
      </p>
    </li>
  );
}

/** Where it is done. */
function hrefOf(kind: WorkInfo['kind'], id: number): string {
  if (kind === 'alert') return alertHref(id);
  if (kind === 'follow_up') return followUpHref(id);
  return kind === 'report' ? '/reports' : loopHref(id);
}
