/** Languages in which generated files name their columns. */
export const HEADER_LANGUAGES = ['en', 'ar', 'fr', 'es', 'pt'] as const;
export type HeaderLanguage = (typeof HEADER_LANGUAGES)[number];

/** Names of one column: those the dictionary was written with, and those it must not hold. */
export type HeaderNames = { seen: readonly string[]; unseen: readonly string[] };

type InLanguages = Readonly<Record<HeaderLanguage, HeaderNames>>;

function names(seen: string, unseen: string): HeaderNames {
  return { seen: seen.split(' | '), unseen: unseen.split(' | ') };
}

/**
 * What exports call their columns. The unseen names were written down before the dictionary and kept out of it: a test
 * checks that it has none of them.
 */
export const HEADER_NAMES = {
  caseKey: {
    en: names(
      'Ticket ID | case_number | Complaint No | Service Request Ref | Dossier ID',
      'Enquiry Ref | Complaint Ref. No.',
    ),
    ar: names(
      'رقم التذكرة | رقم الشكوى | رقم البلاغ | معرف المعاملة | رقم الحالة المسجلة',
      'كود الشكوى | الرقم المرجعي للشكوى',
    ),
    fr: names(
      'Numéro de ticket | N° de dossier | ID réclamation | Réf. sollicitation | Code affaire',
      'Identifiant de la demande | N° signalement',
    ),
    es: names(
      'Número de ticket | ID del caso | N.º de reclamación | Folio de atención | Clave del expediente',
      'Código de solicitud',
    ),
    pt: names(
      'Número do chamado | Protocolo | ID do ticket | Código da ocorrência | Nº da manifestação',
      'Nº de Processo | ID da Solicitação',
    ),
  },
  opened: {
    en: names(
      'Created At | Date Opened | Submitted On | Logged At | Intake Date',
      'Logged Date | Date Raised',
    ),
    ar: names(
      'تاريخ الفتح | تاريخ الإنشاء | تاريخ التسجيل | تاريخ ورود الطلب | وقت الرفع',
      'وقت إنشاء التذكرة | تاريخ الإيداع',
    ),
    fr: names(
      'Date de création | Ouvert le | Date d’ouverture | Date de dépôt | Saisi le',
      'date_saisine | Date enregistrement réclamation',
    ),
    es: names(
      'Fecha de creación | Fecha de apertura | Abierto el | Fecha de alta | Ingresado el',
      'Fecha del reclamo | Fecha de radicación',
    ),
    pt: names(
      'Data de abertura | Criado em | Data de criação | Data de entrada | Registado em',
      'dt_cadastro_chamado | Data de submissão',
    ),
  },
  resolved: {
    en: names(
      'Resolved At | Solved On | Resolution Date | Fixed On | Completed At',
      'Resolution Action Updated Date | resolved_ts',
    ),
    ar: names(
      'تاريخ الحل | تاريخ المعالجة | تاريخ الإنجاز | تاريخ إنهاء الطلب',
      'تاريخ التنفيذ | تاريخ إصلاح العطل',
    ),
    fr: names(
      'Date de résolution | Résolu le | Traité le | Date de solution',
      'Date de traitement | Date d’intervention terminée',
    ),
    es: names(
      'Fecha de resolución | Resuelto el | Solucionado el | Fecha de solución',
      'Fecha de respuesta definitiva | Fecha de reparación',
    ),
    pt: names(
      'Data de resolução | Resolvido em | Solucionado em | Data da solução',
      'Data do reparo | Data de atendimento concluído',
    ),
  },
  due: {
    en: names(
      'Due Date | Deadline | SLA Due | Target Date | Resolve By',
      'Target Resolution Date | Respond by date',
    ),
    ar: names(
      'تاريخ الاستحقاق | الموعد النهائي | موعد الإنجاز المستهدف | آخر موعد',
      'الأجل القانوني | تاريخ الإنجاز المتوقع',
    ),
    fr: names(
      'Date d’échéance | Échéance | Date limite | À traiter avant le',
      'Échéance SLA | Date de résolution prévue',
    ),
    es: names(
      'Fecha de vencimiento | Fecha límite | Plazo | Vence el',
      'Fecha tope | Vencimiento SLA',
    ),
    pt: names(
      'Data de vencimento | Prazo | Data limite | Vence em',
      'Data prevista de resolução | Previsão de conclusão',
    ),
  },
  status: {
    en: names('Status | Ticket State | Current Stage of Ticket', 'Open/Closed | status_name'),
    ar: names('الحالة | حالة التذكرة | وضع الطلب | الموقف الحالي', 'موقف الشكوى | حالة المعاملة'),
    fr: names('Statut | État | Avancement | Situation', 'etat_demande | Raison du statut'),
    es: names(
      'Estado | Estado del caso | Situación | Estatus',
      'Situación del expediente | Estado del trámite',
    ),
    pt: names('Status | Situação | Andamento | Estado atual', 'Estado do processo | Status atual'),
  },
  priority: {
    en: names('Priority | Severity | Urgency Level | Criticality', 'P1-P4 | Sev'),
    ar: names(
      'الأولوية | درجة الأهمية | مستوى الاستعجال | الخطورة',
      'مستوى الخطورة | درجة الأولوية للبلاغ',
    ),
    fr: names(
      'Priorité | Gravité | Niveau d’urgence | Criticité',
      'Niveau d’importance | Degré d’urgence',
    ),
    es: names(
      'Prioridad | Gravedad | Nivel de urgencia | Criticidad',
      'Grado de importancia | prio_caso',
    ),
    pt: names(
      'Prioridade | Gravidade | Nível de urgência | Criticidade',
      'prior_chamado | Grau de urgência',
    ),
  },
  channel: {
    en: names(
      'Channel | Contact Channel | Source Channel | Came In Through | Medium Used',
      'Method Received | Intake Method',
    ),
    ar: names(
      'القناة | قناة التواصل | وسيلة الاتصال | طريقة الورود',
      'قناة تقديم الخدمة | وسيلة الاستلام',
    ),
    fr: names(
      'Canal | Canal de contact | Moyen de contact | Voie d’entrée',
      'Voie de réception | Canal de réception',
    ),
    es: names(
      'Canal | Canal de contacto | Medio de contacto | Vía de entrada',
      'Vía de ingreso | Vía de contacto',
    ),
    pt: names(
      'Canal | Canal de atendimento | Meio de contato | Via de entrada',
      'Canal de reclamação | Canal de Origem',
    ),
  },
  department: {
    en: names(
      'Department | Team | Assigned Group | Owning Desk | Handling Squad',
      'Responsible Unit | Queue Name',
    ),
    ar: names(
      'القسم | الإدارة | الجهة المعنية | الوحدة المختصة',
      'الوحدة المسؤولة | المصلحة المعنية',
    ),
    fr: names(
      'Département | Service | Équipe | Direction | Pôle',
      'Service traitant | Unité de traitement',
    ),
    es: names('Departamento | Equipo | Área | Gerencia', 'Dirección responsable | Grupo resolutor'),
    pt: names('Departamento | Equipe | Setor | Diretoria', 'Grupo solucionador | Órgão'),
  },
  branch: {
    en: names(
      'Branch | Store | Office | Outlet Name | Showroom',
      'Walk-in Centre | Service Centre',
    ),
    ar: names('الفرع | اسم الفرع | المعرض | نقطة البيع', 'الوكالة البنكية | كود الفرع'),
    fr: names('Agence | Magasin | Succursale | Point de vente | Boutique', 'Guichet | code_agence'),
    es: names(
      'Sucursal | Tienda | Oficina | Punto de venta',
      'Nombre de sede | Centro de atención',
    ),
    pt: names(
      'Filial | Loja | Agência | Ponto de venda',
      'Unidade de Atendimento | Ponto de atendimento',
    ),
  },
  region: {
    en: names('Region | City | Country | Territory | Governorate', 'Ward | Council District'),
    ar: names('المنطقة | المدينة | الإقليم | المحافظة', 'الجهة / الإقليم | اللواء'),
    fr: names(
      'Région | Ville | Territoire | Département géographique',
      'dep_name | Arrondissement',
    ),
    es: names('Región | Ciudad | Zona | Comarca', 'Comuna | Entidad federativa'),
    pt: names('Região | Cidade | Zona | Município', 'Concelho | Bairro'),
  },
  product: {
    en: names('Product | Product Name | Offering | SKU Family', 'Policy Type | Package'),
    ar: names('المنتج | اسم المنتج | السلعة | نوع الباقة', 'نوع البطاقة | نظام الاشتراك'),
    fr: names('Produit | Nom du produit | Article | Offre', 'Type de contrat | Référence article'),
    es: names('Producto | Nombre del producto | Artículo | Oferta', 'Tarifa | Paquete'),
    pt: names('Produto | Nome do produto | Artigo | Oferta', 'Modalidade do produto | Tarifário'),
  },
  theme: {
    en: names(
      'Category | Complaint Type | Reason | Nature of Request | Root Topic',
      'Wrap-up Code | Nature of Complaint',
    ),
    ar: names(
      'التصنيف | نوع الشكوى | السبب | طبيعة الطلب | باب الشكوى',
      'مجال الشكوى | سبب الاتصال',
    ),
    fr: names(
      'Catégorie | Motif | Type de réclamation | Nature de la demande',
      'Objet de la plainte | Nature de la réclamation',
    ),
    es: names('Categoría | Motivo | Tipo de reclamación | Naturaleza', 'Tipo de PQRS | Tipología'),
    pt: names(
      'Categoria | Motivo | Tipo de reclamação | Natureza',
      'Tipo de manifestação | Natureza da reclamação',
    ),
  },
  segment: {
    en: names(
      'Segment | Customer Type | Client Class | Loyalty Tier',
      'Client Category | VIP Flag',
    ),
    ar: names(
      'شريحة العميل | فئة العميل | تصنيف المستفيد | درجة العضوية',
      'فئة المتعامل | نوع المستفيد',
    ),
    fr: names(
      'Segment | Type de client | Catégorie client | Profil',
      'Segmentation | Niveau de fidélité',
    ),
    es: names(
      'Segmento | Tipo de cliente | Perfil | Clase de cliente',
      'Segmentación | Tipo de persona',
    ),
    pt: names(
      'Segmento | Tipo de cliente | Perfil | Classe do cliente',
      'Faixa do cliente | Segmentação',
    ),
  },
  customerKey: {
    en: names(
      'Customer ID | Client Number | Account ID | Member Ref | Policyholder No',
      'Policy Holder ID | Subscriber No.',
    ),
    ar: names(
      'رقم العميل | معرف العميل | رقم المستفيد | كود الزبون',
      'رقم المؤمن له | الرقم القومي',
    ),
    fr: names('Numéro client | ID client | Code adhérent | Réf. abonné', 'N° adhérent | N° assuré'),
    es: names('ID de cliente | Número de cliente | Código de abonado | N.º de socio', 'Cédula'),
    pt: names(
      'ID do cliente | Código do cliente | Nº do associado | Código do assinante',
      'Número de contribuinte',
    ),
  },
  text: {
    en: names(
      'Description | Comment | What Happened | Remarks',
      'Complaint Details | Feedback Text',
    ),
    ar: names('الوصف | نص الشكوى | التعليق | تفاصيل البلاغ | الملاحظات', 'ملاحظات العميل | وصف البلاغ'),
    fr: names(
      'Description | Commentaire | Détail de la demande | Remarques',
      'Texte de la réclamation | Commentaire libre',
    ),
    es: names(
      'Descripción | Comentario | Detalle | Observaciones',
      'Texto de la queja | Observaciones del cliente',
    ),
    pt: names(
      'Descrição | Comentário | Detalhes | Observações',
      'Teor da manifestação | Texto da reclamação',
    ),
  },
  language: {
    en: names(
      'Language | Lang | Spoken Tongue | Locale Used',
      'Call Language | Preferred Language',
    ),
    ar: names('اللغة | لغة العميل | اللسان | لغة المحادثة', 'لغة الاستبيان | لغة التخاطب'),
    fr: names('Langue | Idiome | Langue parlée', 'Langue d’échange | Langue du demandeur'),
    es: names('Idioma | Lengua | Idioma hablado', 'cod_idioma | Idioma de contacto'),
    pt: names('Idioma | Língua | Idioma falado', 'cod_idioma | Idioma de atendimento'),
  },
  responseKey: {
    en: names(
      'Response ID | Survey ID | Questionnaire No | Submission Ref',
      'Interview No. | survey_instance_id',
    ),
    ar: names(
      'رقم الاستبيان | معرف الاستجابة | رقم النموذج | معرف المشاركة',
      'كود الاستمارة | رقم الرد على الاستبيان',
    ),
    fr: names(
      'ID réponse | Numéro d’enquête | N° de questionnaire | Réf. sondage',
      'N° d’observation | Réf. enquête satisfaction',
    ),
    es: names(
      'ID de respuesta | Número de encuesta | N.º de cuestionario | Folio de sondeo',
      'Folio del cuestionario',
    ),
    pt: names(
      'ID da resposta | Número da pesquisa | Nº do questionário | Código da sondagem',
      'ID do inquérito | Código do respondente',
    ),
  },
  answeredAt: {
    en: names(
      'Response Date | Answered At | Completed Date | Filled In On | Survey Taken',
      'Interview Date | Completed Date (Survey)',
    ),
    ar: names(
      'تاريخ الرد | تاريخ الاستجابة | تاريخ التعبئة | وقت المشاركة',
      'تاريخ إجراء الاستبيان | تاريخ المشاركة في الاستبيان',
    ),
    fr: names(
      'Date de réponse | Répondu le | Rempli le | Date du sondage',
      'Horodateur | Date de saisie questionnaire',
    ),
    es: names(
      'Fecha de respuesta | Respondido el | Contestado el | Fecha del sondeo',
      'fecha_resp_encuesta | Fecha de cumplimentación',
    ),
    pt: names(
      'Data da resposta | Respondido em | Preenchido em | Data da sondagem',
      'dt_resp_pesquisa',
    ),
  },
  nps: {
    en: names(
      'NPS | Likelihood to Recommend | Would You Tell A Friend (0-10) | Net Promoter',
      'NPS Answer | Recommend 0-10',
    ),
    ar: names(
      'صافي نقاط الترويج | مدى احتمال التوصية | هل توصي بنا لصديق | مؤشر الترويج',
      'مؤشر صافي الترويج | صافي نقاط المروجين',
    ),
    fr: names(
      'NPS | Probabilité de recommandation | Nous recommanderiez-vous | Note promoteur',
      'Note NPS | Intention de recommandation',
    ),
    es: names(
      'NPS | Probabilidad de recomendación | ¿Nos recomendaría? | Índice promotor',
      'reco_0a10 | ¿Qué tan probable recomiende?',
    ),
    pt: names(
      'NPS | Probabilidade de recomendar | Você nos recomendaria? | Índice promotor',
      'Pontuação NPS | Índice de recomendação',
    ),
  },
  csat: {
    en: names(
      'CSAT | Satisfaction Score | Overall Satisfaction | Happiness | How Happy Were You',
      'OSAT | Survey results: satisfaction',
    ),
    ar: names(
      'درجة الرضا | رضا العميل | مستوى السعادة | كيف كانت تجربتك',
      'مؤشر رضا العملاء | الرضا العام',
    ),
    fr: names(
      'Satisfaction | Note de satisfaction | Êtes-vous content | Niveau de contentement',
      'satisf_client | Satisfaction générale',
    ),
    es: names(
      'Satisfacción | Puntuación de satisfacción | ¿Quedó contento? | Grado de agrado',
      'Grado de satisfacción | Índice de satisfacción',
    ),
    pt: names(
      'Satisfação | Nota de satisfação | Ficou contente? | Grau de agrado',
      'Satisfação geral | Pontuação de satisfação',
    ),
  },
  ces: {
    en: names(
      'CES | Customer Effort Score | How Easy Was It | Ease',
      'Ease of Doing Business | CES 2.0',
    ),
    ar: names(
      'جهد العميل | سهولة الخدمة | هل كان الأمر سهلا | مدى اليسر',
      'درجة الجهد المبذول | مستوى السهولة',
    ),
    fr: names(
      'CES | Effort client | Était-ce facile | Simplicité',
      'Effort fourni | Note de facilité',
    ),
    es: names(
      'CES | Esfuerzo del cliente | ¿Fue fácil? | Sencillez',
      'Facilidad de resolución | Facilidad de uso',
    ),
    pt: names(
      'CES | Esforço do cliente | Foi fácil? | Simplicidade',
      'Facilidade de uso | Índice de esforço',
    ),
  },
  contactKey: {
    en: names(
      'Call ID | Interaction ID | Conversation Ref | Session Key',
      'uniqueid (CDR) | Call Ref',
    ),
    ar: names(
      'رقم المكالمة | معرف المحادثة | رقم الاتصال | معرف الجلسة',
      'رقم الدردشة | كود المكالمة',
    ),
    fr: names(
      'ID appel | Numéro d’appel | Réf. conversation | ID échange',
      'N° d’échange | Réf. communication',
    ),
    es: names(
      'ID de llamada | Número de llamada | Ref. de conversación | ID de contacto',
      'Identificador de contacto entrante | Nº de sesión de chat',
    ),
    pt: names(
      'ID da chamada | Número da ligação | Ref. da conversa | ID do contato',
      'Identificador do contato | Protocolo da ligação',
    ),
  },
  contactAt: {
    en: names(
      'Call Date | Start Time | Call Time | Rang At | Began',
      'Initiation Timestamp | Contact Start Timestamp',
    ),
    ar: names(
      'تاريخ المكالمة | وقت البداية | توقيت الاتصال | بداية الجلسة',
      'تاريخ ووقت المكالمة | وقت الاتصال',
    ),
    fr: names(
      'Date d’appel | Heure de début | Horodatage | Début',
      'Début de communication | Date du chat',
    ),
    es: names(
      'Fecha de llamada | Hora de inicio | Momento | Inicio',
      'Fecha de gestión telefónica | Fecha de atención en ventanilla',
    ),
    pt: names('Data da chamada | Hora de início | Momento | Início', 'Hora de chegada'),
  },
  wait: {
    en: names(
      'Wait Time | Queue Time | Held For | Time On Hold',
      'Queue Duration | Hold before answer (sec)',
    ),
    ar: names(
      'وقت الانتظار | مدة الانتظار | زمن التعليق | فترة الترقب',
      'مدة الانتظار قبل الرد | الانتظار بالثواني',
    ),
    fr: names(
      'Temps d’attente | Durée d’attente | Mise en attente | Délai avant décroché',
      'attente_sec | DMA',
    ),
    es: names(
      'Tiempo de espera | Espera | Tiempo retenido | Demora',
      'Tiempo de espera (seg) | Duración de la espera',
    ),
    pt: names(
      'Tempo de espera | Espera | Na fila | Demora',
      'Tempo médio de espera | Espera (mm:ss)',
    ),
  },
  duration: {
    en: names(
      'Duration | Talk Time | Handle Time | Length of Call | Conversation Seconds',
      'Total Talk + Hold + ACW | billsec',
    ),
    ar: names(
      'المدة | مدة المكالمة | طول المحادثة | زمن التحدث',
      'مدة الاتصال | مدة التحدث بالثواني',
    ),
    fr: names(
      'Durée | Durée d’appel | Temps de conversation',
      'duree_comm_sec | Temps de traitement appel',
    ),
    es: names(
      'Duración | Duración de la llamada | Tiempo de conversación',
      'Tiempo de manejo | Minutos de llamada',
    ),
    pt: names(
      'Duração | Duração da chamada | Tempo de conversa | Tempo falado',
      'Minutos em linha',
    ),
  },
  abandoned: {
    en: names(
      'Abandoned | Is Abandoned | Hung Up | Caller Gave Up',
      'was_abandoned | Dropped in queue',
    ),
    ar: names(
      'متروكة | مكالمة مهجورة | أغلق قبل الرد | انسحب المتصل',
      'مكالمة ضائعة | تخلى عن المكالمة',
    ),
    fr: names(
      'Abandonné | Appel abandonné | Raccroché | Appel perdu',
      'Abandon en file | Appelant a raccroché',
    ),
    es: names(
      'Abandonada | Llamada abandonada | Colgó',
      'Cliente colgó en espera | Cortó antes de atención',
    ),
    pt: names(
      'Abandonada | Chamada abandonada | Desligou',
      'Cliente desistiu na fila | Ligação perdida',
    ),
  },
  day: {
    en: names('Date | Day | Calendar Day | Reporting Date', 'Stat Date | Business Day'),
    ar: names('التاريخ | اليوم | يوم العمل | تاريخ التقرير', 'اليوم والتاريخ | تاريخ يوم العمل'),
    fr: names('Date | Jour | Journée | Date du rapport', 'Date de production | date_stat'),
    es: names(
      'Fecha | Día | Día natural | Fecha del informe',
      'fecha_operacion | Fecha de reporte diario',
    ),
    pt: names('Data | Dia | Dia útil | Data do relatório', 'Dia do movimento | Data da operação'),
  },
  offeredCount: {
    en: names(
      'Incoming Calls | Calls Offered | Inbound Volume | Calls Arrived',
      'ACD Calls Offered | Total Inbound Calls',
    ),
    ar: names(
      'المكالمات الواردة | عدد المكالمات | إجمالي الاتصالات | حجم الوارد',
      'عدد الاتصالات المستلمة | إجمالي المكالمات الداخلة',
    ),
    fr: names(
      'Appels entrants | Appels reçus | Volume d’appels | Total appels',
      'Nombre total d’appels reçus | Appels distribués',
    ),
    es: names(
      'Llamadas entrantes | Llamadas recibidas | Volumen de llamadas | Total de llamadas',
      'Entrantes | Cant. llamadas ingresadas',
    ),
    pt: names(
      'Chamadas recebidas | Ligações recebidas | Volume de chamadas | Total de ligações',
      'Volume de ligações | Chamadas entradas',
    ),
  },
  answeredCount: {
    en: names('Answered Calls | Calls Answered', 'No. of Calls Answered | Calls Taken'),
    ar: names(
      'المكالمات المجابة | المكالمات المستجابة | تم الرد عليها | الاتصالات المنجزة',
      'عدد المكالمات المعالجة | عدد الردود على المكالمات',
    ),
    fr: names(
      'Appels répondus | Appels traités | Appels pris',
      'Nombre d’appels servis | Appels pris en charge',
    ),
    es: names(
      'Llamadas atendidas | Llamadas contestadas | Llamadas respondidas',
      'Nº de atendidas | Llamadas gestionadas',
    ),
    pt: names(
      'Chamadas atendidas | Ligações atendidas | Ligações respondidas',
      'Atendimentos realizados | Nº de chamadas respondidas',
    ),
  },
  abandonedCount: {
    en: names(
      'Abandoned Calls | Calls Abandoned | Dropped',
      'Aband. in Queue | Contacts Abandoned',
    ),
    ar: names(
      'المكالمات المتروكة | المكالمات الفائتة | الاتصالات الضائعة | المكالمات المفقودة',
      'المكالمات التي لم يرد عليها | عدد الاتصالات الضائعة',
    ),
    fr: names(
      'Appels abandonnés | Abandons | Appels perdus | Appels raccrochés',
      'Total abandons | Appels raccrochés en file',
    ),
    es: names(
      'Llamadas abandonadas | Abandonos | Colgadas',
      'Cant. abandonos | Llamadas no atendidas',
    ),
    pt: names(
      'Chamadas abandonadas | Abandonos | Ligações perdidas',
      'Chamadas não atendidas | Desistências na fila',
    ),
  },
  email: {
    en: names('Email | E-mail Address', 'from_address | Agent Email'),
    ar: names(
      'البريد الإلكتروني | الإيميل | عنوان المراسلة',
      'ايميل العميل | البريد الإلكتروني لمقدم الطلب',
    ),
    fr: names('E-mail | Adresse e-mail | Courriel', 'E-mail du contact | email_usager'),
    es: names('Correo electrónico | Email', 'Correo del solicitante | Cuenta de correo'),
    pt: names('E-mail | Correio eletrônico', 'end_email'),
  },
  phone: {
    en: names('Phone | Mobile Number', 'Customer Tel. No. | Contact Phone'),
    ar: names('رقم الجوال | الهاتف', 'هاتف العميل | رقم الهاتف المحمول'),
    fr: names('Téléphone | Portable', 'Téléphone principal | Numéro appelant'),
    es: names('Teléfono | Móvil', 'Número llamante | Nro. celular'),
    pt: names('Telefone | Celular', 'Número de origem | Telefone fixo'),
  },
} as const satisfies Record<string, InLanguages>;
export type GeneratedConcept = keyof typeof HEADER_NAMES;
