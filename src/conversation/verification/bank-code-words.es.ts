import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { bankCode as english } from './bank-code-words.en.ts'

/** For who is known to the bank from elsewhere: a code of the bank's, before Parley may act for them. */
export const bankCode: typeof english = {
  wanted: rich`El banco ya te conoce. Para conectar conmigo las cuentas que tienes allí, te envía un código, y lo escribes aquí.`,
  choose: (sentTo: string | undefined): Text =>
    lines(
      rich`El banco ya te conoce. Antes de que yo pueda actuar por ti, quiere enviar un código a un teléfono o correo electrónico que tiene registrado de ti.`,
      sentTo === undefined
        ? rich`¿A dónde debe enviar el código?`
        : rich`El último código fue a ${bold(sentTo)}. ¿A dónde debe enviar el banco uno nuevo? El anterior ya no valdrá.`,
    ),
  title: 'Código del banco',
  label: 'Código del banco',
  hint: 'Los dígitos que recibiste, por ejemplo 481516',
  ask: (sentTo: string): Text => rich`Escribe el código que el banco envió a ${bold(sentTo)}.`,
  notWanted: rich`El banco ya no te pide ningún código. Puedes seguir.`,
  tooManySent: (until: number, now: number): Text =>
    rich`El banco ya te envió varios códigos. Para protegerte, el siguiente se puede enviar en ${bold(duration(until - now))}. Nada cambió en el banco, y no se perdió nada.`,
  tooManyTries: (until: number, now: number): Text =>
    rich`Ya se escribieron varios códigos. Para protegerte, puedes intentarlo otra vez en ${bold(duration(until - now))}. Nada cambió en el banco, y no se perdió nada.`,
  left: rich`Está bien. Nada cambió en el banco. Puedes seguir con esto en Mis datos cuando quieras.`,
  enterCode: 'Escribir el código',
  anotherCode: 'Enviar un código nuevo',
  seeWhen: 'Ver cuándo puedo seguir',
}
