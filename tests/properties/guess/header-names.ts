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
    en: names('Ticket ID | case_number | Complaint No', 'Service Request Ref | Dossier ID'),
    ar: names('رقم التذكرة | رقم الشكوى | رقم البلاغ', 'معرف المعاملة | رقم الحالة المسجلة'),
    fr: names(
      'Numéro de ticket | N° de dossier | ID réclamation',
      'Réf. sollicitation | Code affaire',
    ),
    es: names(
      'Número de ticket | ID del caso | N.º de reclamación',
      'Folio de atención | Clave del expediente',
    ),
    pt: names(
      'Número do chamado | Protocolo | ID do ticket',
      'Código da ocorrência | Nº da manifestação',
    ),
  },
  opened: {
    en: names('Created At | Date Opened | Submitted On', 'Logged At | Intake Date'),
    ar: names('تاريخ الفتح | تاريخ الإنشاء | تاريخ التسجيل', 'تاريخ ورود الطلب | وقت الرفع'),
    fr: names('Date de création | Ouvert le | Date d’ouverture', 'Date de dépôt | Saisi le'),
    es: names('Fecha de creación | Fecha de apertura | Abierto el', 'Fecha de alta | Ingresado el'),
    pt: names('Data de abertura | Criado em | Data de criação', 'Data de entrada | Registado em'),
  },
  resolved: {
    en: names('Resolved At | Solved On | Resolution Date', 'Fixed On | Completed At'),
    ar: names('تاريخ الحل | تاريخ المعالجة', 'تاريخ الإنجاز | تاريخ إنهاء الطلب'),
    fr: names('Date de résolution | Résolu le', 'Traité le | Date de solution'),
    es: names('Fecha de resolución | Resuelto el', 'Solucionado el | Fecha de solución'),
    pt: names('Data de resolução | Resolvido em', 'Solucionado em | Data da solução'),
  },
  due: {
    en: names('Due Date | Deadline | SLA Due', 'Target Date | Resolve By'),
    ar: names('تاريخ الاستحقاق | الموعد النهائي', 'موعد الإنجاز المستهدف | آخر موعد'),
    fr: names('Date d’échéance | Échéance', 'Date limite | À traiter avant le'),
    es: names('Fecha de vencimiento | Fecha límite', 'Plazo | Vence el'),
    pt: names('Data de vencimento | Prazo', 'Data limite | Vence em'),
  },
  status: {
    en: names('Status | Ticket State', 'Current Stage of Ticket | Progress'),
    ar: names('الحالة | حالة التذكرة', 'وضع الطلب | الموقف الحالي'),
    fr: names('Statut | État', 'Avancement | Situation'),
    es: names('Estado | Estado del caso', 'Situación | Estatus'),
    pt: names('Status | Situação', 'Andamento | Estado atual'),
  },
  priority: {
    en: names('Priority | Severity', 'Urgency Level | Criticality'),
    ar: names('الأولوية | درجة الأهمية', 'مستوى الاستعجال | الخطورة'),
    fr: names('Priorité | Gravité', 'Niveau d’urgence | Criticité'),
    es: names('Prioridad | Gravedad', 'Nivel de urgencia | Criticidad'),
    pt: names('Prioridade | Gravidade', 'Nível de urgência | Criticidade'),
  },
  channel: {
    en: names('Channel | Contact Channel | Source Channel', 'Came In Through | Medium Used'),
    ar: names('القناة | قناة التواصل', 'وسيلة الاتصال | طريقة الورود'),
    fr: names('Canal | Canal de contact', 'Moyen de contact | Voie d’entrée'),
    es: names('Canal | Canal de contacto', 'Medio de contacto | Vía de entrada'),
    pt: names('Canal | Canal de atendimento', 'Meio de contato | Via de entrada'),
  },
  department: {
    en: names('Department | Team | Assigned Group', 'Owning Desk | Handling Squad'),
    ar: names('القسم | الإدارة', 'الجهة المعنية | الوحدة المختصة'),
    fr: names('Département | Service | Équipe', 'Direction | Pôle'),
    es: names('Departamento | Equipo | Área', 'Gerencia | Unidad responsable'),
    pt: names('Departamento | Equipe | Setor', 'Diretoria | Unidade responsável'),
  },
  branch: {
    en: names('Branch | Store | Office', 'Outlet Name | Showroom'),
    ar: names('الفرع | اسم الفرع', 'المعرض | نقطة البيع'),
    fr: names('Agence | Magasin | Succursale', 'Point de vente | Boutique'),
    es: names('Sucursal | Tienda | Oficina', 'Punto de venta | Local'),
    pt: names('Filial | Loja | Agência', 'Ponto de venda | Unidade'),
  },
  region: {
    en: names('Region | City | Country', 'Territory | Governorate'),
    ar: names('المنطقة | المدينة', 'الإقليم | المحافظة'),
    fr: names('Région | Ville', 'Territoire | Département géographique'),
    es: names('Región | Ciudad', 'Zona | Comarca'),
    pt: names('Região | Cidade', 'Zona | Município'),
  },
  product: {
    en: names('Product | Product Name', 'Offering | SKU Family'),
    ar: names('المنتج | اسم المنتج', 'السلعة | نوع الباقة'),
    fr: names('Produit | Nom du produit', 'Article | Offre'),
    es: names('Producto | Nombre del producto', 'Artículo | Oferta'),
    pt: names('Produto | Nome do produto', 'Artigo | Oferta'),
  },
  theme: {
    en: names('Category | Complaint Type | Reason', 'Nature of Request | Root Topic'),
    ar: names('التصنيف | نوع الشكوى | السبب', 'طبيعة الطلب | باب الشكوى'),
    fr: names('Catégorie | Motif | Type de réclamation', 'Nature de la demande | Objet'),
    es: names('Categoría | Motivo | Tipo de reclamación', 'Naturaleza | Asunto'),
    pt: names('Categoria | Motivo | Tipo de reclamação', 'Natureza | Classificação'),
  },
  segment: {
    en: names('Segment | Customer Type', 'Client Class | Loyalty Tier'),
    ar: names('شريحة العميل | فئة العميل', 'تصنيف المستفيد | درجة العضوية'),
    fr: names('Segment | Type de client', 'Catégorie client | Profil'),
    es: names('Segmento | Tipo de cliente', 'Perfil | Clase de cliente'),
    pt: names('Segmento | Tipo de cliente', 'Perfil | Classe do cliente'),
  },
  customerKey: {
    en: names('Customer ID | Client Number | Account ID', 'Member Ref | Policyholder No'),
    ar: names('رقم العميل | معرف العميل', 'رقم المستفيد | كود الزبون'),
    fr: names('Numéro client | ID client', 'Code adhérent | Réf. abonné'),
    es: names('ID de cliente | Número de cliente', 'Código de abonado | N.º de socio'),
    pt: names('ID do cliente | Código do cliente', 'Nº do associado | Código do assinante'),
  },
  text: {
    en: names('Description | Comment', 'What Happened | Remarks'),
    ar: names('الوصف | نص الشكوى | التعليق', 'تفاصيل البلاغ | الملاحظات'),
    fr: names('Description | Commentaire', 'Détail de la demande | Remarques'),
    es: names('Descripción | Comentario', 'Detalle | Observaciones'),
    pt: names('Descrição | Comentário', 'Detalhes | Observações'),
  },
  language: {
    en: names('Language | Lang', 'Spoken Tongue | Locale Used'),
    ar: names('اللغة | لغة العميل', 'اللسان | لغة المحادثة'),
    fr: names('Langue', 'Idiome | Langue parlée'),
    es: names('Idioma', 'Lengua | Idioma hablado'),
    pt: names('Idioma', 'Língua | Idioma falado'),
  },
  responseKey: {
    en: names('Response ID | Survey ID', 'Questionnaire No | Submission Ref'),
    ar: names('رقم الاستبيان | معرف الاستجابة', 'رقم النموذج | معرف المشاركة'),
    fr: names('ID réponse | Numéro d’enquête', 'N° de questionnaire | Réf. sondage'),
    es: names('ID de respuesta | Número de encuesta', 'N.º de cuestionario | Folio de sondeo'),
    pt: names('ID da resposta | Número da pesquisa', 'Nº do questionário | Código da sondagem'),
  },
  answeredAt: {
    en: names('Response Date | Answered At | Completed Date', 'Filled In On | Survey Taken'),
    ar: names('تاريخ الرد | تاريخ الاستجابة', 'تاريخ التعبئة | وقت المشاركة'),
    fr: names('Date de réponse | Répondu le', 'Rempli le | Date du sondage'),
    es: names('Fecha de respuesta | Respondido el', 'Contestado el | Fecha del sondeo'),
    pt: names('Data da resposta | Respondido em', 'Preenchido em | Data da sondagem'),
  },
  nps: {
    en: names('NPS | Likelihood to Recommend', 'Would You Tell A Friend (0-10) | Net Promoter'),
    ar: names('صافي نقاط الترويج | مدى احتمال التوصية', 'هل توصي بنا لصديق | مؤشر الترويج'),
    fr: names('NPS | Probabilité de recommandation', 'Nous recommanderiez-vous | Note promoteur'),
    es: names('NPS | Probabilidad de recomendación', '¿Nos recomendaría? | Índice promotor'),
    pt: names('NPS | Probabilidade de recomendar', 'Você nos recomendaria? | Índice promotor'),
  },
  csat: {
    en: names('CSAT | Satisfaction Score | Overall Satisfaction', 'Happiness | How Happy Were You'),
    ar: names('درجة الرضا | رضا العميل', 'مستوى السعادة | كيف كانت تجربتك'),
    fr: names('Satisfaction | Note de satisfaction', 'Êtes-vous content | Niveau de contentement'),
    es: names('Satisfacción | Puntuación de satisfacción', '¿Quedó contento? | Grado de agrado'),
    pt: names('Satisfação | Nota de satisfação', 'Ficou contente? | Grau de agrado'),
  },
  ces: {
    en: names('CES | Customer Effort Score', 'How Easy Was It | Ease'),
    ar: names('جهد العميل | سهولة الخدمة', 'هل كان الأمر سهلا | مدى اليسر'),
    fr: names('CES | Effort client', 'Était-ce facile | Simplicité'),
    es: names('CES | Esfuerzo del cliente', '¿Fue fácil? | Sencillez'),
    pt: names('CES | Esforço do cliente', 'Foi fácil? | Simplicidade'),
  },
  contactKey: {
    en: names('Call ID | Interaction ID', 'Conversation Ref | Session Key'),
    ar: names('رقم المكالمة | معرف المحادثة', 'رقم الاتصال | معرف الجلسة'),
    fr: names('ID appel | Numéro d’appel', 'Réf. conversation | ID échange'),
    es: names('ID de llamada | Número de llamada', 'Ref. de conversación | ID de contacto'),
    pt: names('ID da chamada | Número da ligação', 'Ref. da conversa | ID do contato'),
  },
  contactAt: {
    en: names('Call Date | Start Time | Call Time', 'Rang At | Began'),
    ar: names('تاريخ المكالمة | وقت البداية', 'توقيت الاتصال | بداية الجلسة'),
    fr: names('Date d’appel | Heure de début', 'Horodatage | Début'),
    es: names('Fecha de llamada | Hora de inicio', 'Momento | Inicio'),
    pt: names('Data da chamada | Hora de início', 'Momento | Início'),
  },
  wait: {
    en: names('Wait Time | Queue Time', 'Held For | Time On Hold'),
    ar: names('وقت الانتظار | مدة الانتظار', 'زمن التعليق | فترة الترقب'),
    fr: names('Temps d’attente | Durée d’attente', 'Mise en attente | Délai avant décroché'),
    es: names('Tiempo de espera | Espera', 'Tiempo retenido | Demora'),
    pt: names('Tempo de espera | Espera', 'Na fila | Demora'),
  },
  duration: {
    en: names('Duration | Talk Time | Handle Time', 'Length of Call | Conversation Seconds'),
    ar: names('المدة | مدة المكالمة', 'طول المحادثة | زمن التحدث'),
    fr: names('Durée | Durée d’appel', 'Temps de conversation | Longueur'),
    es: names('Duración | Duración de la llamada', 'Tiempo de conversación | Largo'),
    pt: names('Duração | Duração da chamada', 'Tempo de conversa | Tempo falado'),
  },
  abandoned: {
    en: names('Abandoned | Is Abandoned', 'Hung Up | Caller Gave Up'),
    ar: names('متروكة | مكالمة مهجورة', 'أغلق قبل الرد | انسحب المتصل'),
    fr: names('Abandonné | Appel abandonné', 'Raccroché | Appel perdu'),
    es: names('Abandonada | Llamada abandonada', 'Colgó | Llamada perdida'),
    pt: names('Abandonada | Chamada abandonada', 'Desligou | Chamada perdida'),
  },
  day: {
    en: names('Date | Day', 'Calendar Day | Reporting Date'),
    ar: names('التاريخ | اليوم', 'يوم العمل | تاريخ التقرير'),
    fr: names('Date | Jour', 'Journée | Date du rapport'),
    es: names('Fecha | Día', 'Día natural | Fecha del informe'),
    pt: names('Data | Dia', 'Dia útil | Data do relatório'),
  },
  offeredCount: {
    en: names('Incoming Calls | Calls Offered', 'Inbound Volume | Calls Arrived'),
    ar: names('المكالمات الواردة | عدد المكالمات', 'إجمالي الاتصالات | حجم الوارد'),
    fr: names('Appels entrants | Appels reçus', 'Volume d’appels | Total appels'),
    es: names('Llamadas entrantes | Llamadas recibidas', 'Volumen de llamadas | Total de llamadas'),
    pt: names('Chamadas recebidas | Ligações recebidas', 'Volume de chamadas | Total de ligações'),
  },
  answeredCount: {
    en: names('Answered Calls | Calls Answered', 'Picked Up | Handled'),
    ar: names('المكالمات المجابة | المكالمات المستجابة', 'تم الرد عليها | الاتصالات المنجزة'),
    fr: names('Appels répondus | Appels traités', 'Appels décrochés | Appels pris'),
    es: names('Llamadas atendidas | Llamadas contestadas', 'Llamadas respondidas | Tomadas'),
    pt: names('Chamadas atendidas | Ligações atendidas', 'Ligações respondidas | Tomadas'),
  },
  abandonedCount: {
    en: names('Abandoned Calls | Calls Abandoned', 'Lost Calls | Dropped'),
    ar: names('المكالمات المتروكة | المكالمات الفائتة', 'الاتصالات الضائعة | المكالمات المفقودة'),
    fr: names('Appels abandonnés | Abandons', 'Appels perdus | Appels raccrochés'),
    es: names('Llamadas abandonadas | Abandonos', 'Llamadas perdidas | Colgadas'),
    pt: names('Chamadas abandonadas | Abandonos', 'Ligações perdidas | Desistências'),
  },
  email: {
    en: names('Email | E-mail Address', 'Mailbox'),
    ar: names('البريد الإلكتروني | الإيميل', 'عنوان المراسلة'),
    fr: names('E-mail | Adresse e-mail', 'Courriel'),
    es: names('Correo electrónico | Email', 'Buzón'),
    pt: names('E-mail | Correio eletrônico', 'Endereço digital'),
  },
  phone: {
    en: names('Phone | Mobile Number', 'Reach Me On'),
    ar: names('رقم الجوال | الهاتف', 'وسيلة الوصول'),
    fr: names('Téléphone | Portable', 'Coordonnées'),
    es: names('Teléfono | Móvil', 'Contactar en'),
    pt: names('Telefone | Celular', 'Contactar em'),
  },
} as const satisfies Record<string, InLanguages>;
export type GeneratedConcept = keyof typeof HEADER_NAMES;
