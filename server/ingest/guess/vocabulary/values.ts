import type { ChannelKind } from '../../../domain/dimensions.ts';
import { valueWord } from '../words.ts';
import { ENDED_WORDS, isEndedWord, saysStill } from './ended.ts';

/** Phrases, separated by commas, in the one spelling of value words. */
function words(list: string): string[] {
  return list.split(',').map(valueWord);
}

export const TRUE_WORDS: ReadonlySet<string> = new Set(
  words(
    'true, yes, y, t, 1, x, on, met, within sla, sla met, in sla, inside sla, within target, succeeded, compliant, dentro do prazo, no prazo, dentro de plazo, en plazo, dans les délais, ضمن المدة, ضمن المهلة, في الموعد, نعم, صح, صحيح, تم, oui, vrai, o, sí, si, verdadero, s, sim, verdadeiro',
  ),
);
export const FALSE_WORDS: ReadonlySet<string> = new Set(
  words(
    'false, no, n, f, 0, off, missed, breached, not met, out of sla, outside sla, out of target, noncompliant, non compliant, violated, fora do prazo, fuera de plazo, hors délai, hors délais, خارج المدة, خارج المهلة, تجاوز المدة, sla violated, sla breached, sla missed, لا, خطأ, لم يتم, non, faux, falso, não, nao',
  ),
);

const CHANNEL_WORDS: Readonly<Record<ChannelKind, string>> = {
  assisted:
    'phone, telephone, call, voice, inbound call, call center, contact center, hotline, email, e-mail, mail, letter, post, postal mail, fax, referral, chat, live chat, webchat, branch, store, in person, walk in, visit, office, counter, sms, whatsapp, messaging, agent, kiosk agent, field visit, callback, messenger, telegram, video call, معاودة الاتصال, ماسنجر, تيليجرام, هاتف, الهاتف, مكالمة, اتصال, مركز الاتصال, بريد, بريد إلكتروني, البريد الإلكتروني, ايميل, محادثة, محادثة مباشرة, الدردشة, دردشة, فرع, الفرع, زيارة, زيارة شخصية, حضوري, واتساب, واتس اب, رسالة نصية, خطاب, téléphone, appel, courriel, courrier, courrier postal, messagerie, tchat, agence, magasin, guichet, boutique, visite, teléfono, llamada, correo, correo electrónico, correo postal, carta, sucursal, tienda, presencial, oficina, mensaje, telefone, ligação, chamada, e mail, correio, loja, agência, balcão, mensagem, visita',
  automated:
    'bot, chatbot, chat bot, ivr, virtual assistant, voicebot, assistant, روبوت, روبوت محادثة, المساعد الافتراضي, مساعد افتراضي, الرد الآلي, assistant virtuel, svi, robot, asistente virtual, ura, assistente virtual, robô',
  self_service:
    'web, website, online, web form, form, portal, self service, app, mobile, mobile app, application, kiosk, api, الموقع, الموقع الإلكتروني, موقع, موقع الكتروني, التطبيق, تطبيق, تطبيق الجوال, البوابة, بوابة, نموذج, خدمة ذاتية, site, site web, site internet, en ligne, formulaire, portail, appli, application mobile, borne, sitio web, web, en línea, formulario, portal, aplicación, app móvil, sítio, formulário, aplicativo, quiosque, online',
  public:
    'social, social media, twitter, x twitter, facebook, instagram, linkedin, youtube, tiktok, google reviews, review site, forum, تويتر, فيسبوك, انستقرام, إنستغرام, وسائل التواصل, وسائل التواصل الاجتماعي, شبكات التواصل, réseaux sociaux, avis google, forum, redes sociales, redes sociais, foro, fórum',
};

/** What kind of meeting a channel's word means. */
export const CHANNEL_KIND_OF: ReadonlyMap<string, ChannelKind> = new Map(
  (['assisted', 'automated', 'self_service', 'public'] as const).flatMap((kind) =>
    words(CHANNEL_WORDS[kind]).map((word) => [word, kind] as const),
  ),
);

/** Words of a life's stations, in the five languages. */
export const STATUS_WORDS: ReadonlySet<string> = new Set([
  ...ENDED_WORDS,
  ...words(
    'open, new, closed, resolved, solved, pending, in progress, on hold, hold, assigned, cancelled, canceled, reopened, waiting, active, completed, done, rejected, escalated, draft, deleted, مفتوح, مفتوحة, جديد, جديدة, مغلق, مغلقة, محلول, محلولة, تم الحل, قيد المعالجة, معلق, معلقة, قيد التنفيذ, ملغي, ملغاة, مكتمل, مكتملة, ouvert, ouverte, nouveau, fermé, fermée, clos, clôturé, résolu, résolue, en cours, en attente, annulé, terminé, abierto, abierta, nuevo, nueva, cerrado, cerrada, resuelto, resuelta, pendiente, en curso, en espera, en proceso, cancelado, aberto, aberta, novo, nova, fechado, fechada, encerrado, resolvido, resolvida, pendente, em andamento, em espera, concluído',
  ),
]);

/** More different values than these are no stations of a life. */
export const MOST_STATIONS = 30;

/** True for a station of a case's life: one of its words, or more words by which it is over. */
export function isStatusWord(word: string): boolean {
  return STATUS_WORDS.has(word) || isEndedWord(word);
}

/** More words of a case that goes on, by which no column is told to be a status. */
const ON_THE_WAY: ReadonlySet<string> = new Set(
  words(
    'to do, todo, doing, backlog, triage, submitted, received, registered, investigating, queued, unassigned, accepted, scheduled, planned, ready, started, ongoing, under investigation, under review, forwarded, transferred, blocked, مستلم, مستلمة, تم الاستلام, مسجل, مسجلة, محال, محالة, تم التحويل, محول, محولة, جاري, جار العمل, تحت الإجراء, تحت المعالجة, تحت الدراسة, مجدول, مجدولة, غير مسند, à faire, à traiter, reçu, reçue, enregistré, enregistrée, assigné, assignée, affecté, affectée, transféré, transférée, por hacer, recibido, recibida, registrado, registrada, asignado, asignada, derivado, derivada, a fazer, recebido, recebida, atribuído, atribuída, encaminhado, encaminhada',
  ),
);

/** True for a status of which it is known whether it ends a case: also by what it begins with, and by what says that it goes on. */
export function isKnownStatus(value: string): boolean {
  const said = valueWord(value).split(' ');
  const begins = [1, 2, 3].some((count) => {
    const beginning = said.slice(0, count).join(' ');
    return STATUS_WORDS.has(beginning) || ON_THE_WAY.has(beginning);
  });
  return begins || isEndedWord(value) || saysStill(value);
}

/** Words for an invitation that did not reach anybody. */
export const UNDELIVERED_WORDS: ReadonlySet<string> = new Set(
  words(
    'bounced, hard bounced, soft bounced, bounce, undelivered, not delivered, delivery failed, failed, not sent, blocked, suppressed, unsubscribed, opted out, مرتد, مرتدة, لم تصل, لم ترسل, تعذر الإرسال, فشل الإرسال, non délivré, échec d’envoi, non envoyé, rebotado, no entregado, no enviado, devolvido, não entregue, não enviado',
  ),
);

/** Words that only an invitation to a survey has while nobody has answered it. */
export const UNANSWERED_WORDS: ReadonlySet<string> = new Set(
  words(
    'sent, email sent, survey sent, invited, not responded, no response, did not respond, not answered, unanswered, reminder sent, reminded, أرسلت, أُرسل, أرسل, تم الإرسال, مرسل, مرسلة, لم يجب, لم يرد, لم يستجب, بلا رد, دون رد, envoyé, envoyée, sans réponse, non répondu, enviado, enviada, sin respuesta, no respondido, sem resposta, não respondido',
  ),
);

/** What else becomes of an invitation. */
const ANSWERED_WORDS: ReadonlySet<string> = new Set(
  words(
    'delivered, opened, clicked, viewed, started, partial, partially completed, expired, pending, queued, responded, response received, answered, completed, complete, submitted, finished, وصلت, فتحت, بدأ, منتهية, مكتمل, مكتملة, أجاب, تمت الإجابة, رد, تم الرد, répondu, terminé, ouvert, expiré, respondido, respondida, completado, abierto, concluído, aberto, expirado',
  ),
);

/** True for a word that says what became of an invitation to a survey. */
export function isInvitationWord(word: string): boolean {
  return UNANSWERED_WORDS.has(word) || UNDELIVERED_WORDS.has(word) || ANSWERED_WORDS.has(word);
}

export const PRIORITY_WORDS: ReadonlySet<string> = new Set(
  words(
    'low, medium, high, critical, urgent, normal, p1, p2, p3, p4, 1 critical, 2 high, 3 moderate, 4 low, 1 high, 2 medium, 3 low, minor, major, عاجل, عالية, عالي, متوسطة, متوسط, منخفضة, منخفض, حرجة, عادية, basse, moyenne, haute, critique, urgente, normale, faible, élevée, baja, media, alta, crítica, baixa, média',
  ),
);

/** Labels of feeling, each with the score it stands for. */
export const SENTIMENT_SCORES: ReadonlyMap<string, number> = new Map([
  ...words(
    'positive, pos, good, إيجابي, إيجابية, ايجابي, positif, positivo, positiva, positive review',
  ).map((word) => [word, 1] as const),
  ...words('neutral, neu, mixed, محايد, محايدة, neutre, neutro').map((word) => [word, 0] as const),
  ...words('negative, neg, bad, سلبي, سلبية, négatif, negatif, negativo, negativa').map(
    (word) => [word, -1] as const,
  ),
]);

/** Names of languages; two-letter codes are known besides. */
export const LANGUAGE_WORDS: ReadonlySet<string> = new Set(
  words(
    'english, arabic, french, spanish, portuguese, german, urdu, hindi, italian, turkish, العربية, عربي, الإنجليزية, إنجليزي, الفرنسية, فرنسي, الأردية, français, anglais, arabe, espagnol, portugais, español, inglés, árabe, francés, portugués, português, inglês, francês, espanhol',
  ),
);
export const LANGUAGE_CODES: ReadonlySet<string> = new Set(
  'en ar fr es pt de it tr ur hi zh ja ru fa nl sv pl he id ms ko bn tl ta ml da fi cs hu ro el uk bg hr sk sl nb vi th sw ku ps'.split(
    ' ',
  ),
);

/** Words that mean "nothing was given" wherever they stand. */
export const MISSING_WORDS: ReadonlySet<string> = new Set([
  'NA',
  'N/A',
  'n/a',
  'na',
  'NULL',
  'null',
  'Null',
  '#N/A',
  'NaN',
  'nan',
  '?',
  '-',
  '--',
  '—',
  '(null)',
  '(blank)',
  '\\N',
  'غير متوفر',
  'غير متاح',
  'لا يوجد',
  'غير محدد',
  's/o',
  'n.d.',
  'N.D.',
  'sin dato',
  'sem informação',
]);
/** Words that mean it only in columns of dates and numbers. */
export const WEAK_MISSING_WORDS: ReadonlySet<string> = new Set([
  'none',
  'None',
  'NONE',
  'unknown',
  'Unknown',
  'UNKNOWN',
  '.',
  'x',
  'X',
  'TBD',
  '0000-00-00',
  '0000-00-00 00:00:00',
]);
