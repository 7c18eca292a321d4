import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { bankCode as english } from './bank-code-words.en.ts'

/** For who is known to the bank from elsewhere: a code of the bank's, before Parley may act for them. */
export const bankCode: typeof english = {
  wanted: rich`Ya tienes cuentas con nosotros. Para usarlas aquí, te enviaremos un código, y lo escribes aquí.`,
  choose: (sentTo: string | undefined): Text =>
    lines(
      rich`Ya tienes cuentas con nosotros. Antes de que puedas usarlas aquí, tenemos que enviar un código a un teléfono o correo electrónico tuyo que tenemos registrado.`,
      sentTo === undefined
        ? rich`¿A dónde enviamos el código?`
        : rich`El último código fue a ${bold(sentTo)}. ¿A dónde enviamos uno nuevo? El anterior dejará de servir.`,
    ),
  title: 'Tu código',
  label: 'Código',
  hint: 'Los dígitos que recibiste, por ejemplo 481516',
  ask: (sentTo: string): Text => rich`Escribe el código que enviamos a ${bold(sentTo)}.`,
  notWanted: rich`Ya no necesitamos un código. Puedes seguir.`,
  tooManySent: (until: number, now: number): Text =>
    rich`Nada cambió, y no se perdió nada. Ya te enviamos varios códigos; para protegerte, el siguiente se puede enviar en ${bold(duration(until - now))}.`,
  tooManyTries: (until: number, now: number): Text =>
    rich`Nada cambió, y no se perdió nada. Ya se probaron varios códigos; para protegerte, puedes intentarlo otra vez en ${bold(duration(until - now))}.`,
  left: rich`Está bien. Nada cambió. Puedes continuar con esto en Mis datos cuando quieras.`,
  enterCode: 'Escribir el código',
  anotherCode: 'Enviar un código nuevo',
  seeWhen: 'Ver cuándo puedo seguir',
}
