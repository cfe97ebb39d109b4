import { headerWords } from '../words.ts';

/** Words by which a header says that a column numbers something. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  headerWords(
    'number id code key reference رقم معرف كود رمز مرجع مرجعي numéro identifiant référence clé código identificador referencia clave folio referência chave',
  ),
);

/** Words for those whom an organisation serves, and for what belongs to one of them alone. */
const PERSON_WORDS: ReadonlySet<string> = new Set(
  headerWords(
    'customer client account user member patient passenger traveller traveler guest subscriber tenant citizen resident student beneficiary visitor caller requester complainant holder policyholder cardholder insured consumer buyer payer taxpayer person national identity عميل زبون حساب مستخدم عضو عضوية مريض راكب مسافر ضيف نزيل مشترك مستأجر مواطن مقيم طالب مستفيد زائر متصل حامل مؤمن متعامل مراجع شخص هوية وطني قومي usager abonné adhérent assuré sociétaire patient passager voyageur locataire bénéficiaire compte titulaire citoyen allocataire cliente abonado asegurado socio usuario paciente pasajero huésped cuenta titular ciudadano afiliado beneficiario contribuyente utente assinante associado segurado passageiro hóspede conta cidadão beneficiário contribuinte',
  ),
);

/** Words for things that have numbers of their own, whoever has to do with them. */
const THING_WORDS: ReadonlySet<string> = new Set(
  headerWords(
    'flight room policy order invoice booking reservation pnr contract meter shipment parcel vehicle رحلة غرفة وثيقة بوليصة فاتورة حجز عقد عداد شحنة مركبة vol chambre contrat facture commande réservation colis vuelo habitación póliza factura pedido reserva contrato envío voo quarto apólice fatura encomenda',
  ),
);

/** Whether a header says that its column numbers something. */
export function saysNumber(words: readonly string[]): boolean {
  return words.some((word) => NUMBER_WORDS.has(word));
}

/** Whether a header numbers something that is nobody's own: a flight, a room, an order. */
export function numbersThing(words: readonly string[]): boolean {
  if (words.some((word) => PERSON_WORDS.has(word))) return false;
  const isNumber = words.length > 1 && saysNumber(words);
  return isNumber || words.some((word) => THING_WORDS.has(word));
}

/** Words for those who work for an organisation. */
const STAFF_WORDS: ReadonlySet<string> = new Set(
  headerWords(
    'agent assignee owner operator employee staff teammate advisor موظف وكيل مشغل conseiller opérateur technicien agente asesor operador empleado atendente funcionário',
  ),
);

/** Whether a header speaks of somebody who works for the organisation. */
export function isOfStaff(words: readonly string[]): boolean {
  return words.some((word) => STAFF_WORDS.has(word));
}
