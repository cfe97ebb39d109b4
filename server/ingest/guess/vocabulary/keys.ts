import type { ConceptWords } from './concept.ts';

/** Headers of ids and of what belongs to a person. */
export const KEY_WORDS = {
  caseKey: {
    en: 'ticket id, ticket number, ticket, ticket key, case id, case number, case, complaint id, complaint number, incident id, incident number, incident, request id, request number, service request number, issue key, issue id, claim id, claim number, order id, sr number, case reference, ticket reference',
    ar: 'رقم التذكرة, رقم الشكوى, رقم البلاغ, رقم الطلب, رقم الحالة, رقم المعاملة, معرف التذكرة, معرف الشكوى, رقم الطلبية, التذكرة',
    fr: 'numéro de ticket, id ticket, ticket, numéro de dossier, dossier, id réclamation, numéro de réclamation, numéro de demande, id demande, numéro d’incident, référence dossier, numéro de commande',
    es: 'número de ticket, id ticket, id del caso, número de caso, caso, número de reclamación, número de reclamo, id reclamación, número de solicitud, número de incidente, expediente, número de expediente',
    pt: 'número do chamado, id do chamado, chamado, protocolo, número do protocolo, id do ticket, número do ticket, id do caso, número do caso, número da reclamação, número da solicitação, número da ocorrência',
  },
  recordKey: {
    en: 'id, key, unique key, unique id, number, reference, reference number, record id, uuid, guid, code, external id',
    ar: 'معرف, رقم, رقم المرجع, المعرف الفريد, رمز, الرقم المرجعي',
    fr: 'id, identifiant, numéro, référence, clé, identifiant unique',
    es: 'id, identificador, número, referencia, clave, identificador único, folio',
    pt: 'id, identificador, número, referência, chave, identificador único, código',
  },
  responseKey: {
    en: 'response id, survey id, survey response id, answer id, feedback id, review id, respondent id, submission id',
    ar: 'رقم الاستبيان, معرف الاستجابة, رقم التقييم, معرف الاستبيان, رقم الاستجابة, رقم الاستبانة',
    fr: 'id réponse, numéro d’enquête, id enquête, id avis, numéro de réponse',
    es: 'id de respuesta, número de encuesta, id encuesta, id opinión, número de respuesta',
    pt: 'id da resposta, número da pesquisa, id da pesquisa, id avaliação, número da resposta',
  },
  contactKey: {
    en: 'call id, call number, interaction id, conversation id, chat id, session id, contact id, message id, visit id, comment id',
    ar: 'رقم المكالمة, معرف المحادثة, معرف المكالمة, رقم المحادثة, رقم الزيارة, رقم التواصل',
    fr: 'id appel, numéro d’appel, id conversation, id interaction, id session, id chat',
    es: 'id de llamada, número de llamada, id conversación, id interacción, id sesión, id chat',
    pt: 'id da chamada, número da ligação, número da chamada, id da ligação, id da conversa, id interação, id da sessão, número do atendimento',
  },
  customerKey: {
    en: 'customer id, customer number, customer, client id, client number, client, user id, user, account id, account number, account, member id, requester id, requester, contact person id, caller id, caller, author, patient id, subscriber id, end user id, passenger id, visitor id',
    ar: 'رقم العميل, معرف العميل, العميل, رقم المستخدم, معرف المستخدم, رقم الحساب, كود العميل, رقم المشترك, رقم العضوية, رقم المريض',
    fr: 'numéro client, id client, client, code client, numéro de compte, id utilisateur, utilisateur, numéro d’abonné',
    es: 'id de cliente, número de cliente, cliente, código de cliente, número de cuenta, id usuario, usuario',
    pt: 'id do cliente, código do cliente, cliente, número do cliente, número da conta, id usuário, usuário, cpf',
  },
  email: {
    en: 'email, email address, customer email, contact email',
    ar: 'البريد الإلكتروني, الإيميل, بريد العميل',
    fr: 'email, adresse email, adresse électronique',
    es: 'email, correo electrónico, correo, dirección de correo',
    pt: 'email, correio eletrônico, endereço de email',
  },
  phone: {
    en: 'phone, phone number, mobile, mobile number, telephone, cell, cell phone, msisdn, caller number, customer phone',
    ar: 'رقم الجوال, الهاتف, رقم الهاتف, الجوال, رقم الموبايل, رقم التواصل مع العميل',
    fr: 'téléphone, portable, numéro de téléphone, mobile',
    es: 'teléfono, móvil, número de teléfono, celular',
    pt: 'telefone, celular, número de telefone, telemóvel',
  },
  personName: {
    en: 'customer name, client name, full name, first name, last name, name, contact name, respondent name, agent name, national id',
    ar: 'اسم العميل, الاسم, الاسم الكامل, اسم المستخدم, رقم الهوية',
    fr: 'nom, prénom, nom du client, nom complet, adresse ip',
    es: 'nombre, apellido, nombre del cliente, nombre completo, dirección ip',
    pt: 'nome, sobrenome, nome do cliente, nome completo, endereço ip',
  },
  technical: {
    en: 'url, link, website address, ip, ip address, latitude, longitude, location latitude, location longitude, x coordinate, y coordinate, coordinate, geolocation, user agent, token, hash, checksum, json',
    ar: 'الرابط, خط العرض, خط الطول, الإحداثيات',
    fr: 'lien, url, latitude, longitude, coordonnées gps',
    es: 'enlace, url, latitud, longitud, coordenadas',
    pt: 'link, url, latitude, longitude, coordenadas',
  },
} as const satisfies Record<string, ConceptWords>;
