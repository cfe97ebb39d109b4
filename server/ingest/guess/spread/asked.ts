import type { Profile } from '../profile.ts';
import { isQuestion } from '../question-text.ts';
import { headerWords } from '../words.ts';
import type { Groups } from './groups.ts';

/** Headers of what was asked and of what was answered, where each row has one answer. */
const ASKED = new Set(
  headerWords(
    'question questions statement سؤال السؤال العبارة intitulé énoncé pregunta preguntas enunciado pergunta perguntas questão',
  ),
);
/** Headers of what may have been asked, and may be things that were bought. */
const MAYBE_ASKED = new Set(
  headerWords(
    'item items criterion criteria aspect topic attribute metric indicator البند بند المعيار المحور العنصر المؤشر critère élément thème ítem criterio aspecto critério item',
  ),
);
const ANSWERED = new Set(
  headerWords(
    'answer answers response value score rating result reply الإجابة إجابة الجواب الرد القيمة الدرجة التقييم réponse valeur note score respuesta valor puntuación calificación puntaje resposta pontuação nota',
  ),
);
/** Headers of how often an answer was given: such rows are sums, and nobody's answers. */
const COUNTED = new Set(
  headerWords(
    'count counts total frequency responses respondents percent percentage share عدد إجمالي نسبة nombre fréquence pourcentage cantidad frecuencia porcentaje quantidade frequência percentual',
  ),
);
const MOST_QUESTIONS = 60;
/** People that are asked each question, on average. */
const LEAST_ASKED = 4;
const NEARLY_ALL = 0.97;
const MOSTLY = 0.5;

/** The column that says what was asked; of several the one with the most words. */
export function askedIn(profiles: readonly Profile[]): Profile | null {
  const found = profiles.filter((profile) => {
    const { joined, dates, numbers, counts, texts, rows, words } = profile;
    if (joined || dates || numbers || texts.length < rows * NEARLY_ALL) return false;
    if (counts.size < 2 || counts.size > Math.min(MOST_QUESTIONS, texts.length / LEAST_ASKED)) {
      return false;
    }
    return isCalled(words, ASKED) || isCalled(words, MAYBE_ASKED) || areQuestions(profile);
  });
  return found.toSorted((a, b) => b.meanWords - a.meanWords)[0] ?? null;
}

function isCalled(words: readonly string[], names: ReadonlySet<string>): boolean {
  return words.some((word) => names.has(word));
}

/** Whether most of a column's values read as questions. */
export function areQuestions({ counts }: Profile): boolean {
  const texts = [...counts.keys()];
  return texts.filter(isQuestion).length >= texts.length / 2;
}

/** The column that says what was answered: numbers before words. */
export function answeredIn(profiles: readonly Profile[], asked: Profile): Profile | null {
  const found = profiles.filter(
    ({ joined, dates, counts, words, ...one }) =>
      one.name !== asked.name &&
      joined === null &&
      dates === null &&
      counts.size > 1 &&
      one.texts.length >= one.rows * MOSTLY &&
      words.some((word) => ANSWERED.has(word)) &&
      !words.some((word) => NAMES.has(word)),
  );
  const share = ({ texts }: Profile): number => texts.filter((text) => /\d/.test(text)).length;
  return found.toSorted((a, b) => share(b) - share(a))[0] ?? null;
}

/** `Response id` names answers. */
const NAMES = new Set(
  headerWords('id key number code type رقم معرف نوع رمز numéro code type código número tipo'),
);

/** Whether a column holds what was asked: its header or its words say so, or everybody answered nearly all of it. */
export function isAsked(asked: Profile, groups: Groups): boolean {
  return isCalled(asked.words, ASKED) || areQuestions(asked) || hasAll(groups, asked);
}

/** People are asked nearly all there is to ask; of things, few buy nearly all. */
function hasAll({ rows }: Groups, asked: Profile): boolean {
  const answers = rows.reduce((sum, group) => sum + group.length, 0);
  return answers / Math.max(1, rows.length) >= asked.counts.size * 0.7;
}

/** Whether a column counts how often something was answered. */
export function isCount({ joined, numbers, words }: Profile): boolean {
  return joined === null && numbers !== null && words.some((word) => COUNTED.has(word));
}
