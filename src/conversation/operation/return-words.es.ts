import type { Text } from '#conversation/channel/message.ts'
import { rich } from '#conversation/words/text.ts'

const notAllowed = rich`El otro banco lo devolvió: el titular de la cuenta dice que no estaba permitido. Compruébalo con esa persona, o con ese banco si la cuenta es tuya.`

/**
 * Why a payment came back, by the bank's code for it (those of ACH returns). They are said to whoever made the payment,
 * whichever side of it the other bank has. A code that is not here is shown with the general sentence.
 */
const RETURNS: ReadonlyMap<string, Text> = new Map([
  [
    'R01',
    rich`El banco lo devolvió: no había suficiente dinero en la cuenta desde la que se iba a pagar. Pon dinero allí primero e inténtalo otra vez.`,
  ],
  ['R02', rich`El otro banco lo devolvió: la cuenta de allí está cerrada. Usa otra cuenta.`],
  [
    'R03',
    rich`El otro banco lo devolvió: no encontró una cuenta con ese número y ese nombre. Revisa los dos e inténtalo otra vez.`,
  ],
  ['R04', rich`El otro banco lo devolvió: el número de cuenta no es válido. Revísalo e inténtalo otra vez.`],
  ['R05', notAllowed],
  [
    'R06',
    rich`El otro banco lo devolvió porque lo pidió el banco que había enviado el pago. Reporta el problema si no sabes por qué.`,
  ],
  [
    'R07',
    rich`El otro banco lo devolvió: el titular de la cuenta retiró su permiso. Compruébalo con esa persona, o con ese banco si la cuenta es tuya.`,
  ],
  [
    'R08',
    rich`El otro banco lo devolvió: el titular de la cuenta hizo detener este pago. Compruébalo con esa persona, o con ese banco si la cuenta es tuya.`,
  ],
  [
    'R09',
    rich`El banco lo devolvió: el dinero de la cuenta desde la que se iba a pagar todavía no ha llegado del todo. Espera a que llegue e inténtalo otra vez.`,
  ],
  ['R10', notAllowed],
  [
    'R16',
    rich`El otro banco lo devolvió: la cuenta de allí está congelada, así que no puede entrar ni salir dinero. Solo ese banco puede decir por qué. Usa otra cuenta.`,
  ],
  [
    'R20',
    rich`El otro banco lo devolvió: ese tipo de cuenta no sirve para pagos, como pasa con algunas cuentas de ahorros. Usa otra cuenta, por ejemplo una cuenta corriente.`,
  ],
  ['R23', rich`El otro banco lo devolvió: quien iba a recibirlo no quiso aceptarlo. Compruébalo con esa persona.`],
  [
    'R24',
    rich`El otro banco lo devolvió: creyó que era la repetición de otro pago. Mira tu historial antes de intentarlo otra vez.`,
  ],
  [
    'R29',
    rich`El otro banco lo devolvió: la empresa dueña de la cuenta no lo ha permitido. Pídele primero que lo permita en su banco.`,
  ],
])

export const returnedFor = (bankCode: string): Text | undefined => RETURNS.get(bankCode)
