import { headerWords } from '../words.ts';

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((name) => headerWords(name).join(' ')));
}

/** How many answered or were asked, and in which group they were. */
const COUNTS = names(
  'responses, response count, number of responses, total responses, answers, surveys, surveys sent, surveys completed, completed surveys, invitations, respondents, promoters, passives, detractors, promoter count, detractor count, sample size, reviews, number of reviews, review count, ratings, number of ratings, rating count, ' +
    'الردود, عدد الردود, الإجابات, عدد الإجابات, عدد الاستجابات, الاستجابات, عدد الاستبيانات, عدد المستجيبين, المروجون, المحايدون, المنتقدون, المروجين, المنتقدين, عدد المروجين, عدد المنتقدين, حجم العينة, عدد التقييمات, عدد المراجعات, ' +
    'réponses, nombre de réponses, enquêtes, répondants, promoteurs, passifs, détracteurs, ' +
    'respuestas, número de respuestas, encuestas, encuestados, promotores, pasivos, detractores, ' +
    'respostas, número de respostas, pesquisas, respondentes, passivos, detratores',
);

/** How many cases came in or came to an end. */
const CASES = names(
  'complaints received, complaints closed, complaints resolved, total complaints, number of complaints, complaint count, tickets received, tickets created, tickets opened, tickets solved, tickets resolved, tickets closed, new tickets, total tickets, number of tickets, ticket count, cases received, cases created, cases opened, cases resolved, cases closed, total cases, number of cases, case count, requests received, requests resolved, requests closed, total requests, number of requests, ' +
    'عدد الشكاوى, إجمالي الشكاوى, الشكاوى الواردة, الشكاوى المستلمة, الشكاوى المغلقة, الشكاوى المحلولة, الشكاوى المعالجة, عدد البلاغات, إجمالي البلاغات, البلاغات الواردة, البلاغات المغلقة, عدد الطلبات, إجمالي الطلبات, الطلبات الواردة, الطلبات المغلقة, الطلبات المنجزة, عدد التذاكر, التذاكر الواردة, التذاكر المغلقة, عدد الحالات, الحالات المغلقة, ' +
    'nombre de réclamations, réclamations reçues, réclamations clôturées, réclamations traitées, nombre de tickets, tickets ouverts, tickets fermés, tickets résolus, nombre de demandes, demandes reçues, demandes traitées, ' +
    'número de reclamaciones, reclamaciones recibidas, reclamaciones cerradas, reclamaciones resueltas, número de tickets, tickets abiertos, tickets cerrados, tickets resueltos, número de casos, casos recibidos, casos cerrados, casos resueltos, ' +
    'número de reclamações, reclamações recebidas, reclamações fechadas, reclamações resolvidas, tickets recebidos, tickets fechados, tickets resolvidos, casos recebidos, casos fechados, casos resolvidos',
);

/** Figures that nobody answers: they are computed from answers. */
const RATES = names(
  'response rate, satisfaction rate, csat rate, average score, avg score, average rating, average csat, avg csat, mean score, average nps, top 2 box, top box, % promoters, % detractors, % passives, % satisfied, ' +
    'نسبة الاستجابة, معدل الاستجابة, نسبة الرضا, معدل الرضا, متوسط الدرجة, متوسط التقييم, متوسط الرضا, ' +
    'taux de réponse, taux de satisfaction, note moyenne, score moyen, ' +
    'tasa de respuesta, porcentaje de satisfacción, puntuación media, nota media, promedio, ' +
    'taxa de resposta, taxa de satisfação, nota média, média',
);

/** Whether a header, or the name of a row, is a number of answers or of cases. */
export function isRecordCount(header: string): boolean {
  const name = headerWords(header).join(' ');
  return COUNTS.has(name) || CASES.has(name);
}

/** Whether it is a share or a mean of answers. */
export function isAnswerRate(header: string): boolean {
  return RATES.has(headerWords(header).join(' '));
}
