import { isAddress } from '#bank/ground/phone.ts'
import { formatUsd, type Usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import type { send as english } from './words.en.ts'

export const send: typeof english = {
  payee: rich`¿Quién debe recibir el dinero? Escribe un nombre de usuario como ${code('@alex')}, un número de teléfono o el nombre de una de tus cuentas.`,
  payeeTitle: 'Quién lo recibe',
  payeeLabel: 'Usuario, teléfono o tu cuenta',
  payeeHint: 'Por ejemplo @alex o (415) 555-0132',
  found: (name: string, handle: string | undefined): Text =>
    handle === undefined ? rich`A tu cuenta ${bold(name)}.` : rich`A ${bold(name)} (@${handle}).`,
  amount: (to: Text, available: Usd | undefined): Text =>
    available === undefined
      ? rich`${to} ¿Cuánto?`
      : rich`${to} ¿Cuánto? Tienes ${bold(formatUsd(available))} disponibles.`,
  amountTitle: 'Cuánto',
  amountLabel: 'Monto en dólares',
  amountHint: 'Por ejemplo 20 o 12.50',
  noteLabel: 'Nota',
  noteHint: 'La otra persona la lee, por ejemplo Almuerzo',
  note: rich`¿Qué nota quieres poner? Déjala vacía si no quieres ninguna. La otra persona puede leerla.`,
  noteTitle: 'Nota',
  sending: (amount: Usd, name: string, handle: string | undefined): Text =>
    handle === undefined
      ? rich`${bold(formatUsd(amount))} a tu cuenta ${bold(name)}.`
      : rich`${bold(formatUsd(amount))} a ${bold(name)} (@${handle}).`,
  from: rich`¿Desde qué cuenta?`,
  notFound: (text: string): Text =>
    isAddress(text)
      ? rich`No se envió nada: no encontré a nadie con ${bold(text)}. Un teléfono o un correo electrónico solo sirve después de que su dueño lo haya verificado aquí. Pídele su nombre de usuario y escríbelo, por ejemplo ${code('@alex')}.`
      : rich`No se envió nada: no encontré a ${bold(text)}. Pregúntale cómo se escribe su nombre de usuario y escríbelo, por ejemplo ${code('@alex')}. También puedes escribir un teléfono que haya verificado aquí o el nombre de una de tus cuentas.`,
  noOwn: (name: string): Text =>
    rich`No tienes una cuenta abierta llamada ${bold(name)}. Para enviar a otra persona, escribe su nombre de usuario, por ejemplo ${code('@alex')}.`,
  noSaved: (name: string): Text =>
    rich`No se envió nada: no hay ningún destinatario guardado como ${bold(name)}. Escribe su nombre de usuario, por ejemplo ${code('@alex')}, o un teléfono o correo electrónico que haya verificado aquí.`,
  noService: (name: string): Text =>
    rich`No se envió nada: no puedo enviar dinero a ${bold(name)}, solo a personas que tienen su cuenta aquí. Escribe su nombre de usuario, por ejemplo ${code('@alex')}, o un teléfono o correo electrónico que haya verificado aquí.`,
  noServiceSource: (name: string): Text =>
    rich`No se envió nada: no tienes una cuenta abierta llamada ${bold(name)} desde la que enviar, y no puedo tomar dinero de otros servicios.`,
  noSource: (name: string): Text =>
    rich`No se envió nada: no tienes una cuenta abierta llamada ${bold(name)} desde la que enviar.`,
  whoIsThat: (word: string): Text =>
    rich`No sé quién es ${bold(word)}. Escribe un nombre de usuario como ${code('@alex')}, un número de teléfono o el nombre de una de tus cuentas.`,
  foreign: rich`No se envió nada: solo puedo enviar dinero dentro de Estados Unidos. Escribe un número de teléfono de Estados Unidos como ${code('(415) 555-0132')} o un nombre de usuario como ${code('@alex')}.`,
  extension: rich`No puedo enviar dinero a un número con extensión. Escribe un número de teléfono de Estados Unidos como ${code('(415) 555-0132')} o un nombre de usuario como ${code('@alex')}.`,
  yourself: rich`Esa persona eres tú. Para mover dinero entre tus cuentas, escribe el nombre de la cuenta que debe recibirlo, por ejemplo ${code('Ahorros')}.`,
  ambiguous: rich`Hay más de una coincidencia. Escribe el nombre de usuario exacto, por ejemplo ${code('@alex')}.`,
  noAccount: rich`Necesitas una cuenta con dinero desde la que enviar. Abre una primero; tarda un momento.`,
  noOther: rich`Solo tienes esta cuenta. Para mover dinero entre tus cuentas, abre otra.`,
}
