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
  proved?.[what] === undefined ? ' (sin probar)' : ' (probado)'
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
    ? rich`Tu número de teléfono no recibe dinero antes de que esté probado que es tuyo: presiona ${bold('Probar mi teléfono')} abajo.`
    : rich`Tu número de teléfono no recibe dinero antes de que esté probado que es tuyo. Este chat no puede hacerlo: vincula Telegram con ${bold('Usar otra aplicación')}, y pruébalo allí.`

export const details: typeof english = {
  view: (customer: Customer, { open, canProve, pinAsked, language, timeZone }: Shown): Text =>
    lines(
      rich`${bold('Mis datos')}`,
      rich`Nombre: ${bold(customer.legalName)} (@${customer.handle})`,
      ...(customer.nameReview === undefined
        ? []
        : [rich`Pedido, y todavía sin decidir: ${bold(customer.nameReview.name)}`]),
      rich`Correo electrónico: ${open ? customer.email : maskedEmail(customer.email)}${proofOf(customer, 'email')}`,
      rich`Teléfono: ${open ? customer.phone : `${hidden} ${customer.phone.slice(-4)}`}${proofOf(customer, 'phone')}`,
      rich`Nacimiento: ${open ? customer.birthDate : `${hidden} ${customer.birthDate.slice(0, 4)}`}`,
      rich`Domicilio: ${open ? addressLine(customer.address) : `${hidden}, ${customer.address.city}, ${customer.address.state}`}`,
      rich`Número de Seguro Social: ${hidden} ${customer.ssnLast4 ?? hidden}`,
      rich`Se vuelve a pedir el PIN: ${bold(pinAsked)}`,
      rich`Idioma: ${bold(language)}`,
      rich`Zona horaria: ${bold(timeZone)}`,
      rich`El dinero te llega con: ${bold(waysToReach(customer))}`,
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
      rich`¿Cuál es ahora tu nombre legal, como aparece en tu identificación? Da también tu PIN.`,
      rich`El banco lo comprueba de nuevo, y quiere una identificación con foto que lo lleve. Hasta que decida, los demás ven el nombre que está verificado ahora, y puedes recibir dinero pero no enviarlo.`,
    ),
    address: rich`¿Dónde vives ahora? El banco lo comprueba de nuevo.`,
  },
  /** What is done once the PIN was right. */
  pin: {
    email: rich`Cambiar tu correo electrónico por el que diste.`,
    phone: rich`Cambiar tu número de teléfono por el que diste.`,
    'legal-name': rich`Pedir al banco el nombre legal que diste.`,
    address: rich`Cambiar tu domicilio por el que diste.`,
  },
  provePhone: 'Probar mi teléfono',
  proveAsk: (phone: string): Text =>
    rich`Cuando esté probado que ${bold(`${hidden} ${phone.slice(-4)}`)} es tuyo, otros pueden enviarte dinero con él. Comparte tu número con el botón debajo del campo de texto: viene de la propia aplicación, porque un número escrito no prueba nada.`,
  shareBelow: rich`Presiona el botón de abajo para compartir tu número. Nadie más lo ve.`,
  noProofHere: (handle: string): Text =>
    rich`Este chat no puede probar un número de teléfono. El dinero te llega con tu nombre de usuario, ${bold(`@${handle}`)}: eso es lo que deben escribir los demás. Si usas Telegram, vincúlalo y prueba allí el número.`,
  phoneProved: rich`Tu número de teléfono está probado. Ya te llega el dinero que se envíe a él.`,
  otherPhone: rich`Esta aplicación te conoce con otro número que el de tus datos. ¿Uso el número de la aplicación de ahora en adelante? Cuenta como probado.`,
}
