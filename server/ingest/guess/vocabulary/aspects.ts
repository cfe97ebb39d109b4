import { headerWords } from '../words.ts';

/** What a visit, a stay or a treatment is rated by, one by one, in reviews: alone, each of them is called after another thing as well. */
const ASPECTS: ReadonlySet<string> = new Set(
  (
    'overall, room, rooms, value, value for money, price, cleanliness, cleaning, location, service, staff, staff friendliness, friendliness, helpfulness, comfort, bed comfort, sleep, sleep quality, facilities, amenities, food, food and beverage, breakfast, meals, wifi, internet, check in, atmosphere, ambience, quality, speed, speed of service, delivery, packaging, communication, accuracy, professionalism, punctuality, seat comfort, cabin staff, cabin staff service, food beverages, inflight entertainment, ground service, wifi connectivity, waiting time, courtesy, staff courtesy, politeness, attitude, staff attitude, staff knowledge, clarity, clarity of information, explanation, privacy, hygiene, waiting area, nursing care, medical care, ' +
    'عام, الغرفة, الغرف, القيمة, القيمة مقابل السعر, السعر, النظافة, الموقع, الخدمة, الموظفون, طاقم العمل, الراحة, جودة النوم, المرافق, الطعام, الإفطار, الفطور, الأجواء, الجودة, السرعة, سرعة الخدمة, التوصيل, التواصل, الاحترافية, وقت الانتظار, الإنترنت, حسن التعامل, تعامل الموظفين, وضوح المعلومات, الخصوصية, نظافة المكان, منطقة الانتظار, الرعاية التمريضية, الرعاية الطبية, ' +
    'chambre, chambres, rapport qualité prix, propreté, emplacement, personnel, confort, qualité du sommeil, équipements, petit déjeuner, restauration, repas, accueil, ambiance, qualité, rapidité, livraison, prix, services, courtoisie, politesse, clarté, hygiène, ' +
    'habitación, habitaciones, relación calidad precio, limpieza, ubicación, servicio, personal, comodidad, calidad del sueño, instalaciones, desayuno, comida, ambiente, calidad, rapidez, entrega, precio, atención, cortesía, amabilidad, trato, claridad, higiene, ' +
    'quarto, quartos, relação qualidade preço, custo benefício, limpeza, localização, serviço, funcionários, equipe, conforto, qualidade do sono, instalações, café da manhã, pequeno almoço, comida, ambiente, qualidade, rapidez, preço, atendimento, cortesia, simpatia, clareza, higiene'
  )
    .split(',')
    .map((name) => headerWords(name).join(' ')),
);

/** Whether a header is nothing but the name of what a review rates. */
export function isAspect(header: string): boolean {
  return ASPECTS.has(headerWords(header).join(' '));
}
