import { isAddress } from '#bank/ground/phone.ts'
import { formatUsd, type Usd } from '#bank/ground/money.ts'
import { personName as who } from './person-words.es.ts'
import type { ShareLine } from './shares.ts'
import type { split as english } from './split-words.en.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

export const split: typeof english = {
  title: 'Dividir una cuenta',
  ask: rich`¿De cuánto fue la cuenta y quiénes la comparten? Le pediré su parte a cada uno.`,
  totalLabel: 'Total de la cuenta en dólares',
  totalHint: 'Por ejemplo 60 o 84.50',
  peopleLabel: 'Quiénes la comparten',
  peopleHint: 'Usuarios o teléfonos, por ejemplo alex y sam',
  noteHint: 'La leen ellos, por ejemplo Cena',
  notFound: (typed: string): Text =>
    isAddress(typed)
      ? rich`No se le pidió nada a nadie: no encontré a nadie con ${bold(typed)}. Un teléfono o un correo electrónico solo sirve después de que su dueño lo haya verificado aquí. Pídele su nombre de usuario y escribe nombres de usuario, por ejemplo ${code('alex y sam')}.`
      : rich`No se le pidió nada a nadie: no encontré a ${bold(typed)}. Pregúntale cómo se escribe su nombre de usuario y escribe nombres de usuario, por ejemplo ${code('alex y sam')}.`,
  none: rich`Escribe al menos a otra persona, por ejemplo ${code('alex y sam')}.`,
  ways: (others: number): Text =>
    others === 1
      ? rich`Para dos partes, una de ellas tuya, di quién es la otra persona, por ejemplo ${code('alex')}.`
      : rich`Para ${others + 1} partes, una de ellas tuya, di quiénes son las otras ${others} personas, por ejemplo ${code('alex y sam')}.`,
  tooMany: (most: number): Text => rich`Una cuenta se puede dividir con ${most} personas más como máximo.`,
  tooSmall: rich`Es demasiado poco para compartir entre tantas personas: cada parte debe ser de al menos un centavo.`,
  confirm: (bill: {
    readonly total: Usd
    readonly note: string
    readonly own: Usd
    readonly shares: readonly ShareLine[]
    readonly into: string
  }): Text =>
    lines(
      rich`${bold(`¿Dividir ${formatUsd(bill.total)}?`)}`,
      ...bill.shares.map(({ person, amount }) => rich`${who(person)}: ${bold(formatUsd(amount))}`),
      rich`Tú: ${bold(formatUsd(bill.own))}`,
      ...(bill.note === '' ? [] : [rich`Por: ${bill.note}`]),
      rich`Hacia: ${bold(bill.into)}`,
      '',
      rich`Le pediré su parte a cada uno. Nada se mueve a menos que acepten.`,
    ),
  yes: 'Pedir a todos',
  withoutMe: 'No incluirme',
  withMe: 'Incluirme',
  change: 'Cambiar las partes',
  changeTitle: 'Quién paga cuánto',
  changeAsk: rich`¿Cuánto debe pagar cada uno? Lo que quede de la cuenta es tu parte.`,
  over: (total: Usd): Text =>
    rich`Eso es más que la cuenta de ${bold(formatUsd(total))}. Corrige las partes, por favor.`,
  notSharing: (typed: string): Text =>
    rich`${bold(typed)} no comparte esta cuenta, así que las partes quedan como están. Para agregar a alguien primero, di por ejemplo ${code('agrega a sam')}.`,
  done: (asked: readonly ShareLine[], refused: readonly Text[]): Text =>
    lines(
      ...(asked.length === 0 ? [rich`No se le pidió nada a nadie.`] : [rich`${bold('Pedido')}`]),
      ...asked.map(({ person, amount }) => rich`${who(person)}: ${formatUsd(amount)}`),
      ...(refused.length === 0 ? [] : ['', ...refused]),
      ...(asked.length === 0 ? [] : ['', rich`Te avisaré aquí cuando responda cada uno.`]),
    ),
}
