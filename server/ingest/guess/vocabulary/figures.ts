import { headerWords } from '../words.ts';

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((name) => headerWords(name).join(' ')));
}

/** How many answered or were asked, and in which group they were. */
const COUNTS = names(
  'responses, response count, number of responses, total responses, answers, surveys, surveys sent, surveys completed, completed surveys, invitations, respondents, promoters, passives, detractors, promoter count, detractor count, sample size, ' +
    'الردود, عدد الردود, الإجابات, عدد الإجابات, عدد الاستجابات, الاستجابات, عدد الاستبيانات, عدد المستجيبين, المروجون, المحايدون, المنتقدون, المروجين, المنتقدين, عدد المروجين, عدد المنتقدين, حجم العينة, ' +
    'réponses, nombre de réponses, enquêtes, répondants, promoteurs, passifs, détracteurs, ' +
    'respuestas, número de respuestas, encuestas, encuestados, promotores, pasivos, detractores, ' +
    'respostas, número de respostas, pesquisas, respondentes, passivos, detratores',
);

/** Figures that nobody answers: they are computed from answers. */
const RATES = names(
  'response rate, satisfaction rate, csat rate, average score, avg score, average rating, average csat, avg csat, mean score, average nps, top 2 box, top box, % promoters, % detractors, % passives, % satisfied, ' +
    'نسبة الاستجابة, معدل الاستجابة, نسبة الرضا, معدل الرضا, متوسط الدرجة, متوسط التقييم, متوسط الرضا, ' +
    'taux de réponse, taux de satisfaction, note moyenne, score moyen, ' +
    'tasa de respuesta, porcentaje de satisfacción, puntuación media, nota media, promedio, ' +
    'taxa de resposta, taxa de satisfação, nota média, média',
);

/** Whether a header, or the name of a row, is a number of answers. */
export function isAnswerCount(header: string): boolean {
  return COUNTS.has(headerWords(header).join(' '));
}

/** Whether it is a share or a mean of answers. */
export function isAnswerRate(header: string): boolean {
  return RATES.has(headerWords(header).join(' '));
}
