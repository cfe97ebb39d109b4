import { useTranslations } from 'use-intl/react';
import type { LoopEditInput, LoopLineInfo } from '#server/contract/loops.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useWho } from '../../ui/use-who.ts';

/** What can be edited of a loop, in the order in which it is told. */
const FIELDS = [
  'title',
  'severity',
  'sponsor',
  'department',
  'theme',
  'scope',
  'stake',
  'plan',
  'reading',
  'rootCause',
  'decision',
] as const satisfies readonly (keyof LoopEditInput)[];

/** A line of a loop's timeline in the reader's words. */
export function useLineText(): (line: LoopLineInfo) => string {
  const t = useTranslations('loopPage');
  const { language, list } = useFormats();
  const name = useWho();
  const time = useInstantText();
  const who = (person: LoopLineInfo['by']) => (person ? name(person) : t('itself'));
  const group = (one: LoopLineInfo['department']) =>
    one ? isolate(nameIn(language, one.name, one.key)) : '';
  return ({ kind, by, person, department, to, until, count, fields }) => {
    if (kind === 'reopened' && by === null) return t('step.reopened_itself');
    const edited = FIELDS.filter((one) => fields.includes(one)).map((one) => t(`field.${one}`));
    return t(`step.${kind}`, {
      who: who(by),
      person: who(person),
      department: group(department),
      to: group(to),
      time: until === null ? '' : time(until),
      count: count ?? 0,
      fields: list(edited),
    });
  };
}
