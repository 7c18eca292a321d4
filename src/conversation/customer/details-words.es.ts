import type { Address, AddressKind, Customer } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { tiers } from '#conversation/verification/words.es.ts'
import type { details as english, Shown } from './details-words.en.ts'

const hidden = '•••'
const maskedEmail = (email: string): string => {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 1)}${hidden}@${host}`
}
const addressLine = ({ street, city, state, postalCode }: Address): string =>
  `${street}, ${city}, ${state} ${postalCode}`

const proofOf = ({ proved }: Customer, what: AddressKind): string =>
  proved?.[what] === undefined ? ' (sin verificar)' : ' (verificado)'
/** What others can type to send this customer money. */
const waysToReach = ({ handle, proved }: Customer): string =>
  [
    `@${handle}`,
    ...(proved?.phone === undefined ? [] : ['tu número de teléfono']),
    ...(proved?.email === undefined ? [] : ['tu correo electrónico']),
  ].join(', ')

/** What an unproved number means, and what to do about it in this chat. */
const unproved = (canProve: boolean): Text =>
  canProve
    ? rich`Nadie puede enviar dinero a tu número de teléfono hasta que esté verificado: presiona ${bold('Verificar mi teléfono')} abajo.`
    : rich`Nadie puede enviar dinero a tu número de teléfono hasta que esté verificado. En este chat no se puede: vincula Telegram en ${bold('Usar otra aplicación')} y verifícalo ahí.`

export const details: typeof english = {
  view: (customer: Customer, { open, canProve, pinAsked, language, timeZone }: Shown): Text =>
    lines(
      rich`${bold('Mis datos')}`,
      rich`Nombre: ${bold(customer.legalName)} (@${customer.handle})`,
      ...(customer.nameReview === undefined
        ? []
        : [rich`Solicitado, todavía sin aprobar: ${bold(customer.nameReview.name)}`]),
      rich`Correo electrónico: ${open ? customer.email : maskedEmail(customer.email)}${proofOf(customer, 'email')}`,
      rich`Teléfono: ${open ? customer.phone : `${hidden} ${customer.phone.slice(-4)}`}${proofOf(customer, 'phone')}`,
      rich`Nacimiento: ${open ? customer.birthDate : `${hidden} ${customer.birthDate.slice(0, 4)}`}`,
      rich`Domicilio: ${open ? addressLine(customer.address) : `${hidden}, ${customer.address.city}, ${customer.address.state}`}`,
      rich`Número de Seguro Social: ${hidden} ${customer.ssnLast4 ?? hidden}`,
      rich`Se vuelve a pedir el PIN: ${bold(pinAsked)}`,
      rich`Idioma: ${bold(language)}`,
      rich`Zona horaria: ${bold(timeZone)}`,
      rich`Te pueden enviar dinero con: ${bold(waysToReach(customer))}`,
      ...(customer.proved?.phone === undefined ? [unproved(canProve)] : []),
      ...(customer.frozen === undefined ? [] : [rich`${bold('Congelada')}: no sale dinero de tu cuenta.`]),
      '',
      rich`Identidad: ${bold(tiers.name[customer.tier])}`,
      tiers.current[customer.tier],
      ...customer.missing.map((what) => rich`• ${tiers.missing(what)}`),
    ),
  showAll: 'Mostrar todo',
  hide: 'Ocultar',
  change: 'Cambiar algo',
  whichChange: rich`¿Qué quieres cambiar?`,
  labels: {
    email: 'Correo electrónico',
    phone: 'Teléfono',
    'legal-name': 'Nombre legal',
    address: 'Domicilio',
    pin: 'PIN',
  },
  ask: {
    email: rich`¿Cuál es tu nuevo correo electrónico?`,
    phone: rich`¿Cuál es tu nuevo número de teléfono de Estados Unidos?`,
    'legal-name': lines(
      rich`¿Cuál es ahora tu nombre legal, como aparece en tu identificación? Escribe también tu PIN.`,
      rich`Te pediremos una identificación con foto que lo muestre. Hasta que la revisemos, los demás ven tu nombre actual, y puedes recibir dinero pero no enviar.`,
    ),
    address: rich`¿Dónde vives ahora? Verificaremos el domicilio nuevo.`,
  },
  /** What is done once the PIN was right. */
  pin: {
    email: rich`Cambiar tu correo electrónico por el que escribiste.`,
    phone: rich`Cambiar tu número de teléfono por el que escribiste.`,
    'legal-name': rich`Solicitar el cambio al nombre legal que escribiste.`,
    address: rich`Cambiar tu domicilio por el que escribiste.`,
  },
  provePhone: 'Verificar mi teléfono',
  proveAsk: (phone: string): Text =>
    rich`Cuando ${bold(`${hidden} ${phone.slice(-4)}`)} esté verificado, otros podrán usarlo para enviarte dinero. Para verificarlo, comparte tu número con el botón debajo del campo de texto; no basta con escribirlo.`,
  shareBelow: rich`Presiona el botón de abajo para compartir tu número. Nadie más lo ve.`,
  noProofHere: (handle: string): Text =>
    rich`En este chat no se puede verificar un número de teléfono. Te pueden enviar dinero con tu nombre de usuario, ${bold(`@${handle}`)}. Si usas Telegram, vincúlalo y verifica el número ahí.`,
  phoneProved: rich`Tu número de teléfono está verificado. Ya te pueden enviar dinero con él.`,
  otherPhone: rich`El número que compartiste no es el de tus datos. ¿Uso el que compartiste de ahora en adelante? Ya está verificado.`,
}
