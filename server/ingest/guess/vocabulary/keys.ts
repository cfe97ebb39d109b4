import type { ConceptWords } from './concept.ts';

/** Headers of ids and of what belongs to a person. */
export const KEY_WORDS = {
  caseKey: {
    en: 'ticket id, ticket number, ticket, ticket key, case id, case number, case, complaint id, complaint number, incident id, incident number, incident, request id, request number, service request number, issue key, issue id, claim id, claim number, order id, sr number, case reference, ticket reference, service request ref, dossier id',
    ar: 'رقم التذكرة, رقم الشكوى, رقم البلاغ, رقم الطلب, رقم الحالة, رقم المعاملة, معرف التذكرة, معرف الشكوى, رقم الطلبية, التذكرة, معرف المعاملة, رقم الحالة المسجلة, رقم التظلم',
    fr: 'numéro de ticket, id ticket, ticket, numéro de dossier, dossier, id réclamation, numéro de réclamation, numéro de demande, id demande, numéro d’incident, référence dossier, numéro de commande, réf sollicitation, code affaire, numéro de la requête, réf réclamation, référence dossier sav, id plainte, n° d’enregistrement réclamation',
    es: 'número de ticket, id ticket, id del caso, número de caso, caso, número de reclamación, número de reclamo, id reclamación, número de solicitud, número de incidente, expediente, número de expediente, folio de atención, clave del expediente, id queja, número de radicado, id de la incidencia',
    pt: 'número do chamado, id do chamado, chamado, protocolo, número do protocolo, id do ticket, número do ticket, id do caso, número do caso, número da reclamação, número da solicitação, número da ocorrência, código da ocorrência, nº da manifestação, nup',
  },
  recordKey: {
    en: 'id, key, unique key, unique id, number, reference, reference number, record id, uuid, guid, code, external id, row id, s no, line no, objectid, sys id',
    ar: 'معرف, رقم, رقم المرجع, المعرف الفريد, رمز, الرقم المرجعي, م, مسلسل, رقم السجل, الرقم التسلسلي, معرف السجل, رقم السطر, الرقم الترتيبي, رقم الصف',
    fr: 'id, identifiant, numéro, référence, clé, identifiant unique, n° ligne, id enregistrement, n° d’ordre, clé technique',
    es: 'id, identificador, número, referencia, clave, identificador único, folio, nº de fila, id registro, n° de orden, consecutivo, correlativo, clave única, nº registro',
    pt: 'id, identificador, número, referência, chave, identificador único, código, nº da linha, id registro, nº de ordem, chave única, sequencial, nº registo',
  },
  responseKey: {
    en: 'response id, survey id, survey response id, answer id, feedback id, review id, respondent id, submission id, questionnaire no, submission ref, survey ref, collector response id',
    ar: 'رقم الاستبيان, معرف الاستجابة, رقم التقييم, معرف الاستبيان, رقم الاستجابة, رقم الاستبانة, رقم النموذج, معرف المشاركة, رقم الاستمارة, معرف مشارك, رقم المستجيب',
    fr: 'id réponse, numéro d’enquête, id enquête, id avis, numéro de réponse, n° de questionnaire, réf sondage, identifiant répondant, id reponse enquete, clé de saisie questionnaire, id sondage repondu',
    es: 'id de respuesta, número de encuesta, id encuesta, id opinión, número de respuesta, n º de cuestionario, folio de sondeo, folio de encuesta, identificador del encuestado, id de la valoración',
    pt: 'id da resposta, número da pesquisa, id da pesquisa, id avaliação, número da resposta, nº do questionário, código da sondagem, identificador do respondente, código da entrevista, nº da avaliação',
  },
  contactKey: {
    en: 'call id, call number, interaction id, conversation id, chat id, session id, contact id, message id, visit id, comment id, conversation ref, session key, contact id acd, call sid, segment call id, conversation number, chat number',
    ar: 'رقم المكالمة, معرف المحادثة, معرف المكالمة, رقم المحادثة, رقم الزيارة, رقم التواصل, رقم الاتصال, معرف الجلسة, رقم الاتصال المرجعي, معرف التفاعل, رقم الجلسة',
    fr: 'id appel, numéro d’appel, id conversation, id interaction, id session, id chat, réf conversation, id échange, identifiant de la conversation, id session chat, identifiant du contact entrant',
    es: 'id de llamada, número de llamada, id conversación, id interacción, id sesión, id chat, ref de conversación, id de contacto, código de gestión telefónica, folio de llamada, id de grabación',
    pt: 'id da chamada, número da ligação, número da chamada, id da ligação, id da conversa, id interação, id da sessão, número do atendimento, ref da conversa, id do contato, código da chamada telefónica, id da gravação, nº da sessão de chat',
  },
  customerKey: {
    en: 'customer id, customer number, customer, client id, client number, client, user id, user, account id, account number, account, member id, requester id, requester, contact person id, caller id, caller, author, patient id, subscriber id, end user id, passenger id, visitor id, member ref, policyholder no, cif number, citizen id, member number, beneficiary id, patient number, passenger number, guest id, guest number, reporter, reporter id, reported by, associated contact, associated contact ids',
    ar: 'رقم العميل, معرف العميل, العميل, رقم المستخدم, معرف المستخدم, رقم الحساب, كود العميل, رقم المشترك, رقم العضوية, رقم المريض, رقم المستفيد, كود الزبون, رقم الهوية الوطنية, رقم حامل الوثيقة, الرقم الوطني, رقم النزيل, رقم الضيف, رقم المسافر, رقم الراكب, مقدم البلاغ, مقدم الطلب',
    fr: 'numéro client, id client, client, code client, numéro de compte, id utilisateur, utilisateur, numéro d’abonné, code adhérent, réf abonné, référence client, id usager, n° de compte client, numéro allocataire, matricule abonné, identifiant sociétaire, numéro de patient, numéro de passager, rapporteur',
    es: 'id de cliente, número de cliente, cliente, código de cliente, número de cuenta, id usuario, usuario, código de abonado, n º de socio, nº de abonado, dni del titular, id beneficiario, nº de póliza del asegurado, número de afiliado, número de paciente, número de pasajero, número de huésped, informador',
    pt: 'id do cliente, código do cliente, cliente, número do cliente, número da conta, id usuário, usuário, cpf, nº do associado, código do assinante, cpf cnpj, nº da apólice do segurado, nif, conta do cliente, número do paciente, número do passageiro, número do hóspede, relator',
  },
  email: {
    en: 'email, email address, customer email, contact email, requester email, recipient email, e mail id, supplied email',
    ar: 'البريد الإلكتروني, الإيميل, بريد العميل, عنوان المراسلة, عنوان البريد الالكتروني, البريد الإلكتروني للمستفيد, بريد الموظف',
    fr: 'email, adresse email, adresse électronique, courriel, e mail du demandeur, mail client, mél, adresse de messagerie',
    es: 'email, correo electrónico, correo, dirección de correo, e mail del cliente, dirección de correo electrónico, mail de contacto, dirección de email',
    pt: 'email, correio eletrônico, endereço de email, e mail do solicitante, email de contato, endereço eletrónico',
  },
  phone: {
    en: 'phone, phone number, mobile, mobile number, telephone, cell, cell phone, msisdn, caller number, customer phone, ani, cell #, from number',
    ar: 'رقم الجوال, الهاتف, رقم الهاتف, الجوال, رقم الموبايل, رقم التواصل مع العميل, رقم المتصل, رقم التليفون, رقم النقال, جوال المستفيد',
    fr: 'téléphone, portable, numéro de téléphone, mobile, tél portable, téléphone mobile, num tel, tél fixe, gsm',
    es: 'teléfono, móvil, número de teléfono, celular, tel de contacto, teléfono fijo, núm telefónico, ani',
    pt: 'telefone, celular, número de telefone, telemóvel, tel contato, fone, contacto telefónico',
  },
  personName: {
    en: 'customer name, client name, full name, first name, last name, name, contact name, respondent name, agent name, national id, requester name, assignee, case owner, recipient last name, caller name, complainant, nickname, reviewer nickname, reviewer name, display name',
    ar: 'اسم العميل, الاسم, الاسم الكامل, اسم المستخدم, رقم الهوية, اسم مقدم الشكوى, اسم الموظف, اسم المستفيد, اسم المشتكي, الموظف المسؤول, الاسم الرباعي, اسم الوكيل, الاسم العائلي والشخصي',
    fr: 'nom, prénom, nom du client, nom complet, adresse ip, nom et prénom, nom de l’agent, propriétaire de la requête, demandeur, technicien assigné, conseiller, nom du contact, nom de l’usager',
    es: 'nombre, apellido, nombre del cliente, nombre completo, dirección ip, nombre y apellidos, apellido y nombre, nombre del agente, propietario del caso, solicitante, asesor, ejecutivo asignado, nombre del reclamante',
    pt: 'nome, sobrenome, nome do cliente, nome completo, endereço ip, nome do atendente, proprietário do caso, solicitante, nome do agente, nome do reclamante, operador, requerente',
  },
  technical: {
    en: 'url, link, website address, ip, ip address, latitude, longitude, location latitude, location longitude, x coordinate, y coordinate, coordinate, geolocation, user agent, token, hash, checksum, json, browser, file name, row hash, sync status, x coordinate state plane, system modstamp, do not modify',
    ar: 'الرابط, خط العرض, خط الطول, الإحداثيات, عنوان ip, المتصفح, اسم الملف, نظام التشغيل, حالة المزامنة, رابط المرفق, نوع الجهاز',
    fr: 'lien, url, latitude, longitude, coordonnées gps, navigateur, nom du fichier, ne pas modifier, hash ligne, système d’exploitation, indicateur de synchronisation, geo point, version du formulaire',
    es: 'enlace, url, latitud, longitud, coordenadas, navegador, nombre del archivo, no modificar, hash fila, sistema operativo, marca de sincronización, coordenada x, versión del formulario',
    pt: 'link, url, latitude, longitude, coordenadas, navegador, nome do arquivo, não modificar, hash linha, sistema operacional, nome do ficheiro, flag de sincronização, versão do formulário',
  },
} as const satisfies Record<string, ConceptWords>;
