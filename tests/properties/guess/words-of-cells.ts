import type { HeaderLanguage } from './header-names.ts';

/** What cells of generated files say, by column and language. */
export type CellWords = Readonly<Record<HeaderLanguage, readonly string[]>>;

function words(en: string, ar: string, fr: string, es: string, pt: string): CellWords {
  const list = (text: string): string[] => text.split(' | ');
  return { en: list(en), ar: list(ar), fr: list(fr), es: list(es), pt: list(pt) };
}

export const CELL_WORDS = {
  status: words(
    'Open | In Progress | Resolved | Closed',
    'مفتوحة | قيد المعالجة | محلولة | مغلقة',
    'Ouvert | En cours | Résolu | Fermé',
    'Abierto | En proceso | Resuelto | Cerrado',
    'Aberto | Em andamento | Resolvido | Fechado',
  ),
  priority: words(
    'Low | Medium | High | Urgent',
    'منخفضة | متوسطة | عالية | عاجلة',
    'Basse | Moyenne | Haute | Urgente',
    'Baja | Media | Alta | Urgente',
    'Baixa | Média | Alta | Urgente',
  ),
  channel: words(
    'Phone | Email | Web | Mobile App | Branch',
    'الهاتف | البريد الإلكتروني | الموقع الإلكتروني | التطبيق | الفرع',
    'Téléphone | Courriel | Site web | Application mobile | Agence',
    'Teléfono | Correo electrónico | Sitio web | Aplicación | Sucursal',
    'Telefone | E-mail | Site | Aplicativo | Loja',
  ),
  department: words(
    'Billing | Technical Support | Logistics | Sales | Returns',
    'الفوترة | الدعم الفني | التوصيل | المبيعات | المرتجعات',
    'Facturation | Support technique | Logistique | Ventes | Retours',
    'Facturación | Soporte técnico | Logística | Ventas | Devoluciones',
    'Faturamento | Suporte técnico | Logística | Vendas | Devoluções',
  ),
  branch: words(
    'Downtown | Riverside | Airport Road | Old Market | North Gate | Harbour',
    'فرع العليا | فرع النخيل | فرع الروضة | فرع الكورنيش | فرع المطار',
    'Bastille | Bellecour | Vieux-Port | Capitole | Wazemmes',
    'Gran Vía | Sants | Triana | Ruzafa | Casco Viejo',
    'Paulista | Copacabana | Savassi | Boa Viagem | Moinhos',
  ),
  region: words(
    'North | South | East | West',
    'الرياض | مكة المكرمة | الشرقية | عسير | القصيم',
    'Île-de-France | Bretagne | Occitanie | Grand Est',
    'Andalucía | Cataluña | Galicia | Madrid',
    'São Paulo | Bahia | Paraná | Ceará',
  ),
  product: words(
    'Fibre 100 | Prepaid SIM | Home Router | TV Box',
    'ألياف 100 | شريحة مسبقة الدفع | موجه منزلي | جهاز استقبال',
    'Fibre 100 | Carte prépayée | Box maison | Décodeur TV',
    'Fibra 100 | Tarjeta prepago | Router hogar | Decodificador',
    'Fibra 100 | Chip pré-pago | Roteador | Decodificador',
  ),
  theme: words(
    'Wrong bill | Late delivery | No connection | Rude staff | Refund',
    'فاتورة خاطئة | تأخر التوصيل | انقطاع الخدمة | سوء تعامل | استرداد مبلغ',
    'Facture erronée | Livraison en retard | Panne | Accueil | Remboursement',
    'Factura errónea | Entrega tardía | Sin conexión | Mal trato | Reembolso',
    'Fatura errada | Entrega atrasada | Sem conexão | Mau atendimento | Reembolso',
  ),
  segment: words(
    'Gold | Silver | Basic | Business',
    'ذهبي | فضي | أساسي | أعمال',
    'Or | Argent | Standard | Entreprise',
    'Oro | Plata | Básico | Empresa',
    'Ouro | Prata | Básico | Empresa',
  ),
  language: words('en | ar | fr', 'العربية | الإنجليزية', 'fr | en | ar', 'es | en', 'pt | es | en'),
  flag: words('Yes | No', 'نعم | لا', 'Oui | Non', 'Sí | No', 'Sim | Não'),
  opening: words(
    'The bill was | My delivery is | The router keeps | Nobody called about | I have waited for',
    'الفاتورة كانت | طلبي ما زال | الجهاز يتوقف عن | لم يتصل أحد بشأن | انتظرت طويلا من أجل',
    'La facture était | Ma livraison est | La box perd | Personne ne rappelle pour | J’attends encore',
    'La factura estaba | Mi pedido sigue | El equipo pierde | Nadie llamó por | Llevo esperando',
    'A fatura estava | Meu pedido segue | O aparelho perde | Ninguém ligou sobre | Estou esperando',
  ),
  ending: words(
    'wrong again this month | still not here after ten days | the signal every evening | the promised visit | an answer since Monday',
    'خاطئة مرة أخرى هذا الشهر | لم يصل منذ عشرة أيام | العمل كل مساء | الزيارة الموعودة | جواب منذ يوم الأحد',
    'encore fausse ce mois-ci | bloquée depuis dix jours | le signal chaque soir | la visite promise | une réponse depuis lundi',
    'mal otra vez este mes | sin llegar desde hace diez días | la señal cada tarde | la visita prometida | una respuesta desde el lunes',
    'errada de novo este mês | parado há dez dias | o sinal toda noite | a visita prometida | uma resposta desde segunda',
  ),
} as const satisfies Record<string, CellWords>;
