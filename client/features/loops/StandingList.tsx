import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { ClosedInfo, LateInfo, LoopFiguresAnswer } from '#server/contract/loop-figures.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useWho } from '../../ui/use-who.ts';
import { LOOP_STEPS, loopHref, loopsHref } from '../../url/loops-view.ts';
import css from './Figures.module.css';
import { useEffectText } from './use-effect-text.ts';

const OPEN = LOOP_STEPS.filter((state) => state !== 'verified');

/** How loops stand: open ones by step, what is late and with whom, what was closed with an effect in the quarter. */
export function StandingList({ answer }: { answer: LoopFiguresAnswer }) {
  const t = useTranslations('loopFigures');
  const states = useTranslations('loops.state');
  const { value, day } = useFormats();
  const [openId, lateId, quarterId] = [useId(), useId(), useId()];
  const { open, late, quarter } = answer;
  return (
    <div className={css['parts']}>
      <section className={css['part']} aria-labelledby={openId}>
        <h3 id={openId} className={css['name']}>
          {t('open')}
        </h3>
        <ul className={css['steps']}>
          {OPEN.map((state) => (
            <li key={state} className={css['step']}>
              <Link href={loopsHref({ state })}>{states(state)}</Link>
              <span className={css['count']}>{value.count(open[state])}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className={css['part']} aria-labelledby={lateId}>
        <h3 id={lateId} className={css['name']}>
          {late.count === 0 ? t('lateNone') : t('lateCount', { count: late.count })}
        </h3>
        <ul className={css['list']}>
          {late.items.map((one) => (
            <LateItem key={`${one.loop} ${one.what} ${one.since}`} late={one} />
          ))}
        </ul>
      </section>
      <section className={css['part']} aria-labelledby={quarterId}>
        <h3 id={quarterId} className={css['name']}>
          {quarter.count === 0 ? t('quarterNone') : t('quarterCount', { count: quarter.count })}
        </h3>
        <p className={css['note']}>{day.range(quarter.from, quarter.to)}</p>
        <ul className={css['list']}>
          {quarter.items.map((one) => (
            <ClosedItem key={one.loop} closed={one} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function LateItem({ late }: { late: LateInfo }) {
  const t = useTranslations('loopFigures');
  const loops = useTranslations('loops');
  const { language } = useFormats();
  const time = useInstantText();
  const whoText = useWho();
  const { department, person } = late;
  const holder = department
    ? isolate(nameIn(language, department.name, department.key))
    : loops('ofCx');
  const who = person ? whoText(person) : holder;
  return (
    <li>
      <Link className={css['said']} href={loopHref(late.loop)}>
        <bdi>{late.title}</bdi>
      </Link>
      <p className={css['late']}>
        {t('lateWith', { what: t(`what.${late.what}`), who, time: time(late.since) })}
      </p>
    </li>
  );
}

function ClosedItem({ closed }: { closed: ClosedInfo }) {
  const t = useTranslations('loopFigures');
  const { language, line } = useFormats();
  const { change } = useEffectText();
  const { metricName, unit, effect, low, high } = closed;
  const metric = metricName && isolate(nameIn(language, metricName, ''));
  return (
    <li>
      <Link className={css['said']} href={loopHref(closed.loop)}>
        <bdi>{closed.title}</bdi>
      </Link>
      {metric && unit && effect !== null ? (
        <p className={css['note']}>
          {line([
            t('effect', { metric, change: change({ unit }, effect) }),
            ...(low === null || high === null
              ? []
              : [
                  t('effectBetween', {
                    low: change({ unit }, low),
                    high: change({ unit }, high),
                  }),
                ]),
          ])}
        </p>
      ) : null}
    </li>
  );
}
