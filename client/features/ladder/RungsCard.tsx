import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertLadder } from '#server/contract/ladder.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { useWho } from '../../ui/use-who.ts';
import css from './Ladder.module.css';

type Standing = AlertLadder['executives'][number];

/** Who stands on each rung: the same people for all departments, and those of each. */
export function RungsCard({ ladder }: { ladder: AlertLadder }) {
  const t = useTranslations('ladder');
  const role = useTranslations('role');
  const id = useId();
  const { language, locale } = useFormats();
  const names = useNames();
  const { departments, cxOfficers, executives, administrators } = ladder;
  const named = departments
    .map((row) => ({ ...row, name: nameIn(language, row.department.name, row.department.key) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale));
  const gaps = departments.filter(({ heads }) => heads.length === 0).length;
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('who')} />
        <p className={css['note']}>{t('frontLineHint')}</p>
        {gaps > 0 ? <p className={css['gap']}>{t('gaps', { count: gaps })}</p> : null}
        <ul className={css['list']}>
          <li className={css['row']}>
            <span className={css['name']}>{t('everywhere')}</span>
            <Rung
              name={role('cx_officer')}
              who={names(cxOfficers)}
              isGap={cxOfficers.length === 0}
            />
            <Rung
              name={role('executive')}
              who={names(executives)}
              isGap={executives.length === 0}
            />
          </li>
          {named.map(({ name, department, frontLine, heads, headsOf }) => {
            const led = headsOf && isolate(nameIn(language, headsOf.name, headsOf.key));
            const who = names(heads);
            return (
              <li key={department.key} className={css['row']}>
                <span className={css['name']}>{isolate(name)}</span>
                <Rung name={role('front_line')} who={names(frontLine)} isGap={false} />
                <Rung
                  name={role('head')}
                  who={led === null ? who : t('fromAbove', { who, department: led })}
                  isGap={heads.length === 0}
                />
              </li>
            );
          })}
        </ul>
        <p className={css['note']}>
          {administrators.length === 0
            ? t('noAdministrators')
            : t('administrators', { who: names(administrators) })}{' '}
          {t('people')}
        </p>
      </div>
    </Card>
  );
}

function Rung({ name, who, isGap }: { name: string; who: string; isGap: boolean }) {
  return (
    <span className={css['rung']}>
      <span className={css['note']}>{name}</span>
      <span className={isGap ? css['gap'] : ''}>{who}</span>
    </span>
  );
}

/** People in one line, with who is away and who is told instead; nobody in a word. */
function useNames(): (standings: readonly Standing[]) => string {
  const t = useTranslations('ladder');
  const { list } = useFormats();
  const name = useWho();
  const one = ({ who, isAway, deputy }: Standing): string => {
    if (!isAway) return name(who);
    if (!deputy) return t('awayNobody', { who: name(who) });
    return t('away', { who: name(who), deputy: name(deputy) });
  };
  return (standings) => (standings.length === 0 ? t('nobody') : list(standings.map(one)));
}
