import type { Account } from '#bank/ground/account.ts'
import { COINS, formatCoin, formatUsd, isZero } from '#bank/ground/money.ts'
import type { home as english } from './home-words.en.ts'
import { bold, rich, type Text } from '#conversation/words/text.ts'
import { ago } from '#conversation/words/times.es.ts'

/** Balances younger than this need no age: they are what the bank says now. */
const RECENT_MS = 600_000

const age = ({ asOf }: Account, now: number): string => (now - asOf < RECENT_MS ? '' : ` (${ago(asOf, now)})`)

export const home: typeof english = {
  balance: (account: Account, now: number): Text => {
    if (account.kind !== 'crypto')
      return rich`${bold(formatUsd(account.available))} disponibles en ${account.nickname}${age(account, now)}`
    const coins = COINS.map((coin) => account.coins[coin]).filter((amount) => !isZero(amount))
    return rich`${bold(coins.map(formatCoin).join(', '))} en ${account.nickname}${age(account, now)}`
  },
  more: (count: number): Text => rich`${count === 1 ? 'Una cuenta más' : `${count} cuentas más`} en Cuentas`,
  requests: (count: number): Text =>
    count === 1
      ? rich`${bold('1 solicitud de dinero')} espera tu respuesta.`
      : rich`${bold(`${count} solicitudes de dinero`)} esperan tu respuesta.`,
  inProgress: (count: number): Text =>
    count === 1 ? rich`1 pago está en curso.` : rich`${String(count)} pagos están en curso.`,
  pay: 'Responder solicitudes',
}
