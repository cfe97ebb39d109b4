import { useTranslations } from 'use-intl/react';
import type { AlertStepInfo } from '#server/contract/alerts.ts';
import { useWho } from '../../ui/use-who.ts';
import { useInstantText } from '../../api/use-instant-text.ts';

export type StepText = {
  /** What a line of the timeline tells. */
  said: (step: AlertStepInfo) => string;
  /** Why somebody is told; empty where it is not said. */
  whyTold: (step: AlertStepInfo) => string;
  /** Why nobody, or not this person, is told. */
  whyNot: (step: AlertStepInfo) => string;
};

/** Lines of an alert's timeline in the reader's words. */
export function useStepText(): StepText {
  const t = useTranslations('alerts');
  const role = useTranslations('role');
  const name = useWho();
  const time = useInstantText();
  const who = (person: AlertStepInfo['by']) => (person ? name(person) : t('somebody'));

  const whyTold = ({ why, instead }: AlertStepInfo): string => {
    const key = `whyTold.${why ?? ''}` as const;
    return t.has(key) ? t(known(key), { who: who(instead) }) : '';
  };
  const whyNot = ({ why, until, rung, person, deputy }: AlertStepInfo): string => {
    if (why === 'silenced' && until === null) return t('whyNot.silencedNow');
    const key = `whyNot.${why ?? ''}` as const;
    if (!t.has(key)) return why ?? '';
    return t(knownNot(key), {
      time: until === null ? '' : time(until),
      rung: rung === null ? '' : role(rung),
      who: who(person),
      deputy: who(deputy),
    });
  };
  const said = (step: AlertStepInfo): string => {
    const { kind, by, person, until, severity, rung } = step;
    if (kind === 'not_told') return t('step.not_told', { why: whyNot(step) });
    if (kind === 'resolved' && by === null) return t('step.resolved_itself');
    return t(`step.${kind}`, {
      who: who(kind === 'told' ? person : by),
      time: until === null ? '' : time(until),
      severity: severity === null ? '' : t(`severity.${severity}`),
      rung: rung === null ? '' : role(rung),
      why: '',
    });
  };
  return { said, whyTold, whyNot };
}

// `has` was asked before: codes of a newer server have no words here.
const known = (key: string) => key as 'whyTold.head';
// As above.
const knownNot = (key: string) => key as 'whyNot.absent';
