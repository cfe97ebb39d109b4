import { valueWord } from '../words.ts';

/** Phrases, separated by commas, in the one spelling of value words. */
function words(list: string): string[] {
  return list.split(',').map(valueWord);
}

/** Labels that stand for steps of a scale, the lowest first. */
function scored(lists: readonly string[]): Map<string, number> {
  return new Map(lists.flatMap((list, i) => words(list).map((word) => [word, i + 1] as const)));
}

/** Labels of happiness on five steps; the two ends are often left out. */
const HAPPINESS_SCORES: ReadonlyMap<string, number> = scored([
  'very unhappy, extremely unhappy, not happy at all, غير سعيد جدا, غير سعيدة جدا, غير سعيد إطلاقا, غير سعيد تماما, غير سعيد على الإطلاق, تعيس جدا, très mécontent, très mécontente, pas du tout content, pas du tout contente, muy infeliz, muy descontento, muy descontenta, nada contento, nada contenta, muito infeliz, muito descontente',
  'unhappy, not happy, somewhat unhappy, غير سعيد, غير سعيدة, تعيس, mécontent, mécontente, pas content, pas contente, infeliz, descontento, descontenta, descontente',
  '',
  'happy, somewhat happy, سعيد, سعيدة, heureux, heureuse, content, contente, feliz, contento, contenta',
  'very happy, extremely happy, سعيد جدا, سعيدة جدا, سعيد للغاية, très heureux, très heureuse, très content, très contente, muy feliz, muy contento, muy contenta, muito feliz, muito contente',
]);
const MIDDLE = 3;

/** Labels of ease, of likelihood and of frequency on five steps, of which the middle one is often left out. */
const DEGREES: ReadonlyMap<string, number> = scored([
  'very difficult, extremely difficult, very hard, extremely hard, not at all easy, not easy at all, very unlikely, extremely unlikely, not at all likely, definitely not, definitely no, never, صعب جدا, صعبة جدا, صعب للغاية, très difficile, pas du tout facile, muy difícil, muito difícil, غير محتمل إطلاقا, بالتأكيد لا, très peu probable, certainement pas, muy improbable, seguro que no, muito improvável, com certeza não, أبدا, jamais, nunca',
  'difficult, somewhat difficult, hard, unlikely, somewhat unlikely, probably not, probably no, sometimes, rarely, صعب, صعبة, صعب نوعا ما, غير محتمل, ربما لا, difficile, plutôt difficile, peu probable, probablement pas, difícil, algo difícil, um pouco difícil, improbable, probablemente no, improvável, provavelmente não, أحيانا, نادرا, parfois, rarement, a veces, rara vez, às vezes, raramente',
  'neither easy nor difficult, neither difficult nor easy, neither likely nor unlikely, ni facile ni difficile, ni fácil ni difícil, nem fácil nem difícil, ليس سهلا ولا صعبا, لا سهل ولا صعب',
  'easy, somewhat easy, likely, somewhat likely, probably, probably yes, usually, often, سهل, سهلة, سهل نوعا ما, محتمل, ربما نعم, facile, plutôt facile, probable, probablement, fácil, bastante fácil, algo fácil, probablemente, probablemente sí, provável, provavelmente, provavelmente sim, عادة, غالبا, souvent, habituellement, a menudo, normalmente, frequentemente, geralmente',
  'very easy, extremely easy, very likely, extremely likely, definitely, definitely yes, always, سهل جدا, سهلة جدا, سهل للغاية, محتمل جدا, بالتأكيد, بالتأكيد نعم, très facile, extrêmement facile, très probable, certainement, muy fácil, muy probable, seguro que sí, muito fácil, muito provável, com certeza, com certeza sim, دائما, toujours, siempre, sempre',
]);

/** Labels of agreement on five steps. */
const AGREEMENT_SCORES: ReadonlyMap<string, number> = scored([
  "strongly disagree, disagree strongly, completely disagree, totally disagree, لا أوافق بشدة, غير موافق بشدة, أرفض بشدة, أعارض بشدة, لا أتفق بشدة, pas du tout d'accord, totalement en désaccord, fortement en désaccord, totalmente en desacuerdo, muy en desacuerdo, completamente en desacuerdo, discordo totalmente, discordo plenamente, discordo completamente",
  "disagree, mostly disagree, moderately disagree, لا أوافق, غير موافق, أرفض, أعارض, لا أتفق, pas d'accord, plutôt pas d'accord, en désaccord, en desacuerdo, discordo, discordo parcialmente",
  "neither agree nor disagree, لا أوافق ولا أرفض, لا أوافق ولا أعارض, لا موافق ولا معارض, ni d'accord ni pas d'accord, ni en accord ni en désaccord, ni de acuerdo ni en desacuerdo, nem concordo nem discordo, não concordo nem discordo",
  "agree, mostly agree, moderately agree, أوافق, موافق, أتفق, d'accord, plutôt d'accord, en accord, de acuerdo, concordo, concordo parcialmente",
  "strongly agree, agree strongly, completely agree, totally agree, أوافق بشدة, موافق بشدة, أتفق بشدة, tout à fait d'accord, totalement d'accord, fortement en accord, totalmente de acuerdo, muy de acuerdo, completamente de acuerdo, concordo totalmente, concordo plenamente, concordo completamente",
]);
/** Labels between agreement and the middle: steps of their own beside the plain words, which they stand for where those are missing. */
const SOMEWHAT: ReadonlyMap<string, 'disagree' | 'agree'> = new Map([
  ...words(
    'somewhat disagree, slightly disagree, rather disagree, disagree slightly, disagree somewhat, لا أوافق قليلا, أرفض قليلا, أرفض إلى حد ما, لا أوافق إلى حد ما, غير موافق إلى حد ما, لا أتفق إلى حد ما, algo en desacuerdo, parcialmente en desacuerdo, ligeramente en desacuerdo, un peu en désaccord, discordo um pouco, discordo ligeiramente',
  ).map((word) => [word, 'disagree'] as const),
  ...words(
    "somewhat agree, slightly agree, rather agree, agree slightly, agree somewhat, أوافق قليلا, أوافق إلى حد ما, موافق إلى حد ما, أتفق إلى حد ما, algo de acuerdo, parcialmente de acuerdo, ligeramente de acuerdo, un peu d'accord, concordo um pouco, concordo ligeiramente",
  ).map((word) => [word, 'agree'] as const),
]);
const ENDS: Readonly<Record<number, number>> = { 2: 1, 3: 3, 4: 5 };
const SEVEN: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 4, 4: 6, 5: 7 };

/** Agreement of seven steps as six: null where one of the six is missing, or the middle one is said. */
export function withoutMiddle(
  seven: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> | null {
  const said = new Set(seven.values());
  if (said.size !== 6 || said.has(4)) return null;
  return new Map([...seven].map(([label, step]) => [label, step > 4 ? step - 1 : step]));
}

/** How labels of agreement are scored, on five steps or on seven; null where they are none. A neutral one may be among them. */
export function agreementOf(
  labels: readonly string[],
): { steps: 5 | 7; scores: ReadonlyMap<string, number> } | null {
  const plain = labels.filter((label) => AGREEMENT_SCORES.has(label));
  if (!labels.some((label) => AGREEMENT_SCORES.has(label) || SOMEWHAT.has(label))) return null;
  const isOf = (...steps: number[]): boolean =>
    plain.some((label) => steps.includes(AGREEMENT_SCORES.get(label) ?? 0));
  const hasBoth = labels.some((label) => SOMEWHAT.has(label)) && isOf(2, 4);
  // Without the strong words, the plain ones are the ends.
  const isOfFive = hasBoth && !isOf(1, 5);
  const score = (label: string): number | undefined => {
    const somewhat = SOMEWHAT.get(label);
    if (somewhat)
      return hasBoth && !isOfFive
        ? { disagree: 3, agree: 5 }[somewhat]
        : { disagree: 2, agree: 4 }[somewhat];
    const step = AGREEMENT_SCORES.get(label) ?? (isMiddle(label) ? MIDDLE : undefined);
    if (step === undefined || !hasBoth) return step;
    return isOfFive ? ENDS[step] : SEVEN[step];
  };
  const scores = new Map(
    labels.flatMap((label) => {
      const found = score(label);
      return found === undefined ? [] : [[label, found] as const];
    }),
  );
  return { steps: hasBoth && !isOfFive ? 7 : 5, scores };
}

function isMiddle(label: string): boolean {
  return SATISFACTION_SCORES.get(label) === MIDDLE;
}

/** Labels of contentment, and of agreement, on five steps. */
export const SATISFACTION_SCORES: ReadonlyMap<string, number> = new Map(
  [
    ...HAPPINESS_SCORES,
    ...DEGREES,
    ...AGREEMENT_SCORES,
    ...[...SOMEWHAT].map(([word, side]) => [word, side === 'agree' ? 4 : 2] as const),
    ...scored([
      'very dissatisfied, extremely dissatisfied, completely dissatisfied, totally dissatisfied, very unsatisfied, not at all satisfied, not satisfied at all, very poor, very bad, terrible, awful, one, غير راض تماما, غير راضٍ تمامًا, غير راض إطلاقا, غير راض جدا, غير راضي جدا, غير راضية جدا, غير راضي إطلاقا, غير راضي تماما, غير راض على الإطلاق, غير راض أبدا, مستاء جدا, سيئ جدا, سيء جدا, très insatisfait, très insatisfaite, pas du tout satisfait, pas du tout satisfaite, totalement insatisfait, très mauvais, très mauvaise, muy insatisfecho, muy insatisfecha, nada satisfecho, nada satisfecha, totalmente insatisfecho, totalmente insatisfecha, muy malo, muy mala, muy mal, pésimo, pésima, muito insatisfeito, muito insatisfeita, nada satisfeito, nada satisfeita, totalmente insatisfeito, totalmente insatisfeita, péssimo, péssima, muito ruim, muito mau',
      'dissatisfied, unsatisfied, not satisfied, not good, somewhat dissatisfied, poor, bad, two, غير راض, غير راضٍ, غير راضي, غير راضية, مستاء, سيئ, سيء, ضعيف, insatisfait, insatisfaite, pas satisfait, pas satisfaite, plutôt insatisfait, plutôt insatisfaite, plutôt pas satisfait, peu satisfait, peu satisfaite, mauvais, mauvaise, insatisfecho, insatisfecha, poco satisfecho, poco satisfecha, malo, mala, mal, insatisfeito, insatisfeita, pouco satisfeito, pouco satisfeita, ruim, mau',
      'neither satisfied nor dissatisfied, neither happy nor unhappy, fair, average, ok, okay, three, محايد, محايدة, لا راض ولا غير راض, مقبول, متوسط, neutre, ni satisfait ni insatisfait, ni satisfaite ni insatisfaite, ni satisfait ni mécontent, moyen, moyenne, ni satisfecho ni insatisfecho, ni satisfecha ni insatisfecha, indiferente, regular, nem satisfeito nem insatisfeito, nem satisfeita nem insatisfeita, razoável, neutral, neutro, neutra',
      'satisfied, somewhat satisfied, good, great, four, راض, راضٍ, راضي, راضية, جيد, satisfait, satisfaite, plutôt satisfait, plutôt satisfaite, assez satisfait, assez satisfaite, bon, bonne, satisfecho, satisfecha, bastante satisfecho, bastante satisfecha, bueno, buena, bien, satisfeito, satisfeita, bom, boa',
      'very satisfied, extremely satisfied, completely satisfied, totally satisfied, excellent, very good, amazing, five, راض جدا, راضٍ جدًا, راضي جدا, راضية جدا, راض تماما, راضي تماما, راض للغاية, ممتاز, جيد جدا, très satisfait, très satisfaite, totalement satisfait, excellent, excellente, très bon, très bonne, muy satisfecho, muy satisfecha, totalmente satisfecho, totalmente satisfecha, excelente, muy bueno, muy buena, muy bien, muito satisfeito, muito satisfeita, totalmente satisfeito, totalmente satisfeita, excelente, muito bom, muito boa, ótimo, ótima',
    ]),
  ].filter(([word]) => word !== ''),
);

/** Grades, as schools give them: five steps of which three are good. */
const GRADES: ReadonlyMap<string, number> = scored([
  'poor, bad, ضعيف, سيئ, سيء, mauvais, mauvaise, malo, mala, mal, ruim, mau',
  'fair, average, مقبول, متوسط, moyen, moyenne, regular, razoável',
  'good, جيد, bon, bonne, bueno, buena, bien, bom, boa',
  'very good, جيد جدا, très bon, très bonne, muy bueno, muy buena, muy bien, muito bom, muito boa',
  'excellent, ممتاز, excellente, excelente, ótimo, ótima',
]);

/** The steps of grades by their words; null where the words are no grades, or nothing tells these two best ones apart. */
export function gradesOf(labels: readonly string[]): ReadonlyMap<string, number> | null {
  const steps = new Set(labels.map((label) => GRADES.get(label)));
  return steps.has(5) && steps.has(4) && !steps.has(undefined) ? GRADES : null;
}

/** How often something happened, from never to always. */
const FREQUENCIES: ReadonlyMap<string, number> = scored([
  'never, أبدا, إطلاقا, jamais, nunca',
  'rarely, seldom, hardly ever, نادرا, rarement, rara vez, casi nunca, raramente, quase nunca',
  'sometimes, occasionally, أحيانا, parfois, quelquefois, a veces, algunas veces, às vezes',
  'usually, often, most of the time, mostly, عادة, غالبا, في معظم الأحيان, habituellement, souvent, la plupart du temps, normalmente, a menudo, casi siempre, la mayoría de las veces, geralmente, frequentemente, quase sempre',
  'always, دائما, toujours, siempre, sempre',
]);

/** True where answers of a column say how often, and nothing else. */
export function areFrequencies(labels: readonly string[]): boolean {
  return labels.length > 1 && labels.every((label) => FREQUENCIES.has(label));
}

/**
 * The scores of grades and frequencies of which four different steps are said and no other, both ends among them: those are
 * asked on four (Excellent, Good, Fair and Poor, where schools have five). Null where the words are others.
 */
export function fourSteps(labels: readonly string[]): ReadonlyMap<string, number> | null {
  const order = [GRADES, FREQUENCIES].find((one) => labels.every((label) => one.has(label)));
  const said = [...new Set(labels.map((label) => order?.get(label) ?? 0))].sort((a, b) => a - b);
  const hasEnds = said[0] === 1 && (said[3] === 5 || order === GRADES);
  if (!order || said.length !== 4 || !hasEnds) return null;
  return new Map(labels.map((label) => [label, said.indexOf(order.get(label) ?? 0) + 1]));
}

/** The scores of frequencies on five steps; null where an answer is none. */
export function frequenciesOf(labels: readonly string[]): ReadonlyMap<string, number> | null {
  return areFrequencies(labels) ? FREQUENCIES : null;
}

/** Faces on five steps, the lowest first, without what only chooses how they are drawn. */
export const FACES: ReadonlyMap<string, number> = new Map(
  ['😡 🤬 😠 😭', '🙁 ☹ 😞 😟 😢 😕', '😐 😑', '🙂 😊 😀 😃 ☺', '😍 😁 🤩 😄'].flatMap((faces, i) =>
    faces.split(' ').map((face) => [face, i + 1] as const),
  ),
);
/** Thumbs as a feeling. */
export const THUMBS: ReadonlyMap<string, number> = new Map([
  ['👍', 1],
  ['👎', -1],
  ['thumbs up', 1],
  ['thumbs down', -1],
]);

/** The groups of the Net Promoter Score, each with an answer that is in it. */
export const PROMOTER_GROUPS: ReadonlyMap<string, number> = new Map(
  (
    [
      [
        10,
        'promoter, promoters, مروج, مروجون, مروجين, promoteur, promoteurs, promotor, promotora, promotores',
      ],
      [
        8,
        'passive, passives, neutral, محايد, محايدون, محايدين, passif, passifs, neutre, pasivo, pasiva, pasivos, passivo, passivos, neutro, neutros',
      ],
      [
        0,
        'detractor, detractors, منتقد, منتقدون, منتقدين, معارض, détracteur, détracteurs, detractora, detractores, detrator, detratores',
      ],
    ] as const
  ).flatMap(([score, list]) => words(list).map((word) => [word, score] as const)),
);

/** Words that are said of any thing: without a header they tell of no contentment. */
const OF_THINGS: ReadonlySet<string> = new Set(
  words(
    'good, bad, ok, okay, great, amazing, awful, one, two, three, four, five, terrible, ضعيف, bien, muy bien, mal, muy mal, mala, buena, boa, mau, razoável',
  ),
);

/** True for a word that only a header makes an answer. */
export function isOfThings(text: string): boolean {
  const word = valueWord(text);
  return OF_THINGS.has(word) || DEGREES.has(word);
}

/** True for labels of happiness between its ends, of which the middle one is any question's: a scale of three steps has these alone. */
export function areThreeSteps(labels: readonly string[]): boolean {
  const steps = labels.map(
    (label) => HAPPINESS_SCORES.get(label) ?? (SATISFACTION_SCORES.get(label) === MIDDLE && MIDDLE),
  );
  const isBetween = steps.every(
    (step) => step !== undefined && step !== false && step > 1 && step < 5,
  );
  return isBetween && saysHappiness(labels);
}

const STARS: ReadonlySet<string> = new Set(words('one, two, three, four, five'));

/** True where the labels are numbers of stars, as they are in figures elsewhere. */
export function areStars(labels: readonly string[]): boolean {
  return labels.every((label) => STARS.has(label));
}

/** True where one of the labels is of happiness. */
export function saysHappiness(labels: readonly string[]): boolean {
  return labels.some((label) => HAPPINESS_SCORES.has(label));
}

const NO_ANSWERS: ReadonlySet<string> = new Set(
  words(
    "n a, na, no rating, not rated, unrated, offered, not offered, unoffered, not applicable, does not apply, don't know, dont know, do not know, i don't know, didn't know, dk, dk na, don't know not applicable, not sure, unsure, can't say, cannot say, hard to say, no answer, not answered, did not answer, no opinion, no response, prefer not to say, prefer not to answer, prefer not say, rather not say, refused, refused to answer, declined to answer, declined, skipped, unknown, not stated, not specified, not used, " +
      'بدون تقييم, غير مقيم, لم يقيم, لا أعلم, لا اعرف, لا أدري, لست متأكدا, غير متأكد, لا ينطبق, لا تنطبق, غير منطبق, غير قابل للتطبيق, لا إجابة, لا توجد إجابة, لا يوجد إجابة, بدون إجابة, دون إجابة, بلا إجابة, لم يجب, لم تتم الإجابة, لا رأي, لا رأي لي, لا يوجد رأي, ليس لدي رأي, أفضل عدم الإجابة, أفضل عدم القول, أفضل ألا أجيب, أفضل عدم الإفصاح, رفض الإجابة, غير معروف, غير محدد, ' +
      'non noté, non évalué, ne sait pas, ne sais pas, je ne sais pas, nsp, ns, nspp, sans opinion, sans avis, sans réponse, pas de réponse, pas de réponse, non réponse, non répondu, ne se prononce pas, ne souhaite pas répondre, préfère ne pas répondre, je préfère ne pas répondre, préfère ne pas le dire, non applicable, sans objet, non concerné, non concernée, ne s’applique pas, inconnu, ' +
      'sin calificar, sin calificación, no aplica, no procede, no corresponde, no sabe, no sé, no lo sé, no sabe no contesta, no sabe no responde, ns nc, ns nr, nsnc, nc, nr, no contesta, no responde, no respondió, sin respuesta, sin opinión, prefiero no decirlo, prefiero no decir, prefiero no responder, prefiero no contestar, desconocido, ' +
      'sem avaliação, não avaliado, não se aplica, não aplicável, não sabe, não sei, não sabe não respondeu, não sabe não responde, não respondeu, não responde, sem resposta, sem opinião, prefiro não dizer, prefiro não responder, prefere não responder, desconhecido',
  ),
);
const LONGEST = 50;

/** True for a cell by which somebody said that they give no answer. */
export function isNoAnswer(text: string): boolean {
  return text.length <= LONGEST && !/^\d/.test(text) && NO_ANSWERS.has(valueWord(text));
}
