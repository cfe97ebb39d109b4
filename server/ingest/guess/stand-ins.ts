import type { Assigned } from './assign.ts';
import { fitOf } from './fit.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { headerWords } from './words.ts';

/** What tools call the part of an organisation that works on a thing, where they have no word for one; the best first. */
const DEPARTMENTS: readonly string[] = [
  'project name, اسم المشروع, nom du projet, nombre del proyecto, nome do projeto',
  'mailbox, mailbox name, inbox, inboxes, inbox name, صندوق البريد, صندوق الوارد, boîte de réception, buzón, bandeja, caixa de entrada, caixa postal',
  'skill, skill name, skills, المهارة, compétence, habilidad, competência',
  'project, المشروع, projet, proyecto, projeto',
  'pipeline, ticket pipeline, مسار العمل, canalización, funil',
];

/** What a bot understood that the customer wanted. */
const INTENTS: readonly string[] = [
  'intent, intent name, top intent, intent display name, matched intent, detected intent, النية, اسم النية, الغرض, intention, intención, intenção',
];

const STAND_INS: readonly (readonly [Concept, readonly ReadonlySet<string>[]])[] = [
  ['department', DEPARTMENTS.map(phrases)],
  ['theme', INTENTS.map(phrases)],
];

/** Values that go with a concept. */
const LEAST_FIT = 0.6;
/** Named by another word than its own. */
const NAMED = 0.8;

/** What columns stand for that nothing is taken for, where no column is called after a thing itself. */
export function withStandIns(
  profiles: readonly Profile[],
  byColumn: ReadonlyMap<Profile, Assigned>,
): Map<Profile, Assigned> {
  const found = new Map(byColumn);
  for (const [concept, names] of STAND_INS) {
    if ([...found.values()].some((assigned) => assigned.concept === concept)) continue;
    const free = profiles.filter((one) => one.joined === null && !found.has(one));
    const named = names.flatMap((known) => free.filter(({ words }) => known.has(words.join(' '))));
    const best = named.find((one) => fitOf(concept, one) >= LEAST_FIT);
    if (!best) continue;
    const fit = fitOf(concept, best);
    found.set(best, { concept, score: NAMED * fit, header: NAMED, fit });
  }
  return found;
}

function phrases(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((name) => headerWords(name.trim()).join(' ')));
}
