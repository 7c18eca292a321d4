import type { Text } from '#conversation/channel/message.ts'
import { rich } from '#conversation/words/text.ts'

const notAllowed = rich`El otro banco lo devolvió: el titular de la cuenta dice que no lo autorizó. Acláralo con esa persona, o con ese banco si la cuenta es tuya.`

/**
 * Why a payment came back, by the bank's code for it (those of ACH returns). They are said to whoever made the payment,
 * whichever side of it the other bank has. A code that is not here is shown with the general sentence.
 */
const RETURNS: ReadonlyMap<string, Text> = new Map([
  [
    'R01',
    rich`Se devolvió: no había suficiente dinero en la cuenta desde la que se pagó. Agrega dinero ahí primero e inténtalo otra vez.`,
  ],
  ['R02', rich`El otro banco lo devolvió: esa cuenta está cerrada. Usa otra cuenta.`],
  [
    'R03',
    rich`El otro banco lo devolvió: no encontró una cuenta con ese número y ese nombre. Revisa los dos e inténtalo otra vez.`,
  ],
  ['R04', rich`El otro banco lo devolvió: el número de cuenta no es válido. Revísalo e inténtalo otra vez.`],
  ['R05', notAllowed],
  [
    'R06',
    rich`El otro banco lo devolvió porque lo pidió el banco que envió el pago. Si no sabes por qué, reporta el problema.`,
  ],
  [
    'R07',
    rich`El otro banco lo devolvió: el titular de la cuenta retiró su autorización. Acláralo con esa persona, o con ese banco si la cuenta es tuya.`,
  ],
  [
    'R08',
    rich`El otro banco lo devolvió: el titular de la cuenta mandó detener este pago. Acláralo con esa persona, o con ese banco si la cuenta es tuya.`,
  ],
  [
    'R09',
    rich`Se devolvió: el dinero de la cuenta desde la que se pagó todavía no había llegado del todo. Espera a que llegue e inténtalo otra vez.`,
  ],
  ['R10', notAllowed],
  [
    'R16',
    rich`El otro banco lo devolvió: esa cuenta está congelada, así que no puede entrar ni salir dinero. Solo ese banco puede decir por qué. Usa otra cuenta.`,
  ],
  [
    'R20',
    rich`El otro banco lo devolvió: ese tipo de cuenta no sirve para pagos, como pasa con algunas cuentas de ahorros. Usa otra, por ejemplo una cuenta de cheques.`,
  ],
  ['R23', rich`El otro banco lo devolvió: la persona que iba a recibirlo no quiso aceptarlo. Acláralo con ella.`],
  [
    'R24',
    rich`El otro banco lo devolvió: parecía el duplicado de otro pago. Mira tu historial antes de intentarlo otra vez.`,
  ],
  [
    'R29',
    rich`El otro banco lo devolvió: la empresa titular de la cuenta no lo ha autorizado. Pídele que primero lo autorice en su banco.`,
  ],
])

export const returnedFor = (bankCode: string): Text | undefined => RETURNS.get(bankCode)

/** Why the customer's own bank sent back what was paid out to it: only what it can say of money that comes. */
export const payOutReturned = (bankCode: string | undefined, bank: string): Text => {
  switch (bankCode) {
    case 'R02':
      return rich`${bank} lo devolvió: tu cuenta de allá está cerrada. Vincula otra cuenta y envíalo otra vez.`
    case 'R03':
    case 'R04':
      return rich`${bank} lo devolvió: no encontró tu cuenta con el número y el nombre que tenemos. Ciérrala aquí en Cuentas, vincúlala otra vez con el número correcto y envíalo de nuevo.`
    case 'R16':
      return rich`${bank} lo devolvió: tu cuenta de allá está congelada. Solo ese banco puede decirte por qué. Pregúntale o envía el dinero a otra cuenta.`
    case 'R20':
      return rich`${bank} lo devolvió: ese tipo de cuenta no puede recibir este pago, como algunas cuentas de ahorros. Vincula otra, por ejemplo una cuenta de cheques.`
    case 'R23':
      return rich`${bank} lo devolvió: allá lo rechazaron. Pregunta a ese banco por qué antes de enviarlo otra vez.`
    default:
      return rich`${bank} lo devolvió. Pregunta a ese banco por qué antes de enviarlo otra vez, o elige otra cuenta.`
  }
}
