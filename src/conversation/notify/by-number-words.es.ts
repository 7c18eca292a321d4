import { formatUsd, isZero } from '#bank/ground/money.ts'
import type { ByNumberEvent } from '#bank/ground/notice.ts'
import type { Text } from '#conversation/channel/message.ts'
import { noteFrom } from '#conversation/operation/words.es.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.es.ts'
import type { byNumber as english } from './by-number-words.en.ts'

const TITLE: Readonly<Record<ByNumberEvent, (amount: string, account: string) => string>> = {
  taken: (amount, account) => `Se retiraron ${amount} de ${account}`,
  'given-back': (amount, account) => `Volvieron ${amount} a ${account}`,
  'taken-back': (amount) => `Se devolvieron ${amount} que recibiste`,
}

const HOW: Readonly<Record<ByNumberEvent, (account: string, at: string) => Text>> = {
  taken: (account, at) => rich`Otro banco los retiró por el número de cuenta de ${bold(account)}, ${at}.`,
  'given-back': (account, at) =>
    rich`Otro banco los había retirado por el número de cuenta de ${bold(account)}. Volvieron ${at}.`,
  'taken-back': (account, at) =>
    rich`Habían llegado de otro banco, por número de cuenta, a ${bold(account)}. El otro banco los retiró ${at}, así que ya no puedes gastarlos.`,
}

const WHAT_NOW: Readonly<Record<ByNumberEvent, Text>> = {
  taken: rich`Así se paga una factura para la que diste los números de esta cuenta. Si no lo permitiste, repórtalo ahora, para que una persona lo revise.`,
  'given-back': rich`No tienes que hacer nada.`,
  'taken-back': rich`Esto pasa cuando un pago fue un error o no tenía fondos en su origen. Si todavía esperas el dinero, pregúntale a quien te pagó.`,
}

const SPENT = rich`Si ya gastaste una parte, lo próximo que llegue a esta cuenta la cubre primero.`

export const byNumber: typeof english = (what, { amount, note, at, account }, timeZone, now): Text =>
  lines(
    rich`${bold(TITLE[what](formatUsd(amount), account.nickname))}`,
    HOW[what](account.nickname, moment(at, timeZone, now)),
    ...(note === '' ? [] : [noteFrom({ name: 'otro banco' }, note)]),
    account.status === 'closed'
      ? rich`${bold(account.nickname)} está cerrada.`
      : rich`En ${bold(account.nickname)} tienes ahora ${bold(formatUsd(account.available))} disponibles.`,
    ...(what === 'taken-back' && isZero(account.available) ? [SPENT] : []),
    WHAT_NOW[what],
  )
