/** What stands before an item and says what it is, by the kind of item. */
export type LabelKind =
  | 'phone'
  | 'mail'
  | 'card'
  | 'iban'
  | 'order'
  | 'amount'
  | 'date'
  | 'code'
  | 'account'
  | 'none';

type Frame = {
  language: 'en' | 'ar' | 'fr' | 'fa';
  before: readonly string[];
  between: readonly string[];
  after: readonly string[];
  labels: Record<LabelKind, readonly string[]>;
};

/** Sentences around items. */
export const FRAMES: readonly Frame[] = [
  {
    language: 'en',
    before: [
      'I have been waiting for 3 weeks and nobody answers.',
      'Hello team, my details are',
      'The agent was rude and hung up. Please see',
      'Second time I write about this,',
      'Delivery never came on the 12th, so I want my money back. Here:',
      'Great service, thanks! You have',
      'Please fix the branch on King Fahd road, and check',
    ],
    between: [' and ', ', ', ' or ', '; also ', '\n', '. Then '],
    after: [
      '.',
      ' thanks',
      '',
      ' please hurry up!',
      '\nRegards, Sara',
      ', I am waiting',
      ')',
      ' ASAP',
    ],
    labels: {
      phone: [
        'call me on',
        'my mobile',
        'phone',
        'Tel.',
        'reach me at',
        'WhatsApp',
        'contact number is',
      ],
      mail: ['e-mail', 'my email is', 'write to me at', 'mail:'],
      card: ['card', 'my visa', 'I paid with', 'card number', 'debit card no.'],
      iban: ['IBAN', 'refund to', 'my account', 'bank account'],
      order: [
        'order',
        'order no.',
        'ticket',
        'reference',
        'invoice number',
        'Ref',
        'tracking number',
        'case id',
        'booking',
      ],
      amount: ['I paid', 'total', 'amount', 'charged', 'price'],
      date: ['on', 'since', 'dated', 'from'],
      code: ['version', 'model', 'device', 'server', 'serial'],
      account: ['account number', 'policy', 'contract no.', 'meter'],
      none: [''],
    },
  },
  {
    language: 'ar',
    before: [
      'السلام عليكم، أنتظر منذ أسبوعين ولا أحد يرد.',
      'الموظف تعامل معي بشكل سيء جداً',
      'شكراً على الخدمة الممتازة،',
      'أرجو حل المشكلة بأسرع وقت وهذه بياناتي',
      'للمرة الثالثة أشتكي من التأخير،',
      'المندوب ما وصل للحين',
      'عايز أعرف الفلوس هترجع امتى،',
    ],
    between: [' و ', '، ', ' أو ', '؛ ', '\n', '. ثم '],
    after: ['.', ' وشكراً', '', ' أرجو الرد', '\nمع التحية', '، بانتظاركم', ' ؟', ' ضروري'],
    labels: {
      phone: [
        'جوالي',
        'رقم الجوال',
        'اتصلوا بي على',
        'هاتف',
        'واتساب',
        'رقمي',
        'موبايل',
        'للتواصل',
      ],
      mail: ['بريدي', 'الإيميل', 'راسلوني على', 'البريد الإلكتروني'],
      card: ['بطاقتي', 'رقم البطاقة', 'دفعت ببطاقة', 'فيزا'],
      iban: ['آيبان', 'رقم الآيبان', 'حسابي', 'التحويل إلى'],
      order: [
        'طلب رقم',
        'رقم الطلب',
        'تذكرة',
        'رقم التذكرة',
        'مرجع',
        'فاتورة',
        'رقم الشحنة',
        'رقم البلاغ',
        'رقم المعاملة',
      ],
      amount: ['دفعت', 'المبلغ', 'خصموا', 'السعر', 'قيمة'],
      date: ['بتاريخ', 'منذ', 'يوم', 'من'],
      code: ['إصدار', 'موديل', 'جهاز', 'كود'],
      account: ['رقم الحساب', 'وثيقة رقم', 'عقد رقم', 'رقم العداد'],
      none: [''],
    },
  },
  {
    language: 'fr',
    before: [
      'Bonjour, toujours aucune réponse depuis lundi.',
      'Très déçu du service,',
      'Merci de me rembourser,',
      'Le livreur n’est jamais passé,',
    ],
    between: [' et ', ', ', ' ou ', '\n'],
    after: ['.', ' merci', '', ' svp', '\nCordialement'],
    labels: {
      phone: ['téléphone', 'mon portable', 'Tél', 'appeler le'],
      mail: ['courriel', 'mon mail', 'écrire à'],
      card: ['carte', 'carte bancaire'],
      iban: ['IBAN', 'compte'],
      order: ['commande', 'référence', 'facture', 'ticket'],
      amount: ['montant', 'payé'],
      date: ['du', 'depuis le'],
      code: ['version', 'modèle'],
      account: ['contrat', 'client n°'],
      none: [''],
    },
  },
  {
    language: 'fa',
    before: ['سلام، هنوز کسی جواب نداده است.', 'از خدمات راضی نیستم،', 'لطفا پیگیری کنید،'],
    between: [' و ', '، ', '\n'],
    after: ['.', ' ممنون', '', ' لطفا'],
    labels: {
      phone: ['شماره تماس', 'موبایل', 'تلفن', 'شماره همراه'],
      mail: ['ایمیل', 'ایمیل من'],
      card: ['کارت', 'شماره کارت'],
      iban: ['حساب', 'شبا'],
      order: ['سفارش', 'کد پیگیری', 'شماره فاکتور'],
      amount: ['مبلغ', 'قیمت'],
      date: ['تاریخ', 'از'],
      code: ['نسخه', 'مدل'],
      account: ['قرارداد', 'شماره حساب'],
      none: [''],
    },
  },
];
