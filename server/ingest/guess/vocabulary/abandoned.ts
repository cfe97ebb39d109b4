import { valueWord } from '../words.ts';

/** Words for a customer who went before anybody answered, in the five languages. */
const ABANDONED: ReadonlySet<string> = new Set(
  'abandoned, abandon, abandoned call, call abandoned, abandoned in queue, caller abandoned, caller hung up, hung up in queue, gave up, no show, missed, missed call, short abandoned, short abandon, left, left queue, walked out, unanswered, not answered, lost, lost call, متروكة, مكالمة متروكة, مهجورة, مكالمة مهجورة, مفقودة, لم يرد, لم يتم الرد, لم يحضر, لم يحضر العميل, غادر قبل النداء, abandonné, abandonnée, appel abandonné, appel perdu, perdu, non décroché, abandonada, abandonado, llamada abandonada, llamada perdida, no contestada, chamada abandonada, chamada perdida, não atendida, nao atendida, perdida'
    .split(',')
    .map(valueWord),
);

/** True for a word by which a contact ended before anybody answered. */
export function isAbandonedWord(value: string): boolean {
  return ABANDONED.has(valueWord(value));
}
