import { type Account, heldCoins } from '#bank/ground/account.ts'
import { COINS, formatCoin, formatUsd, isZero } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { ago } from '#conversation/words/times.es.ts'
import type { accounts as english } from './words.en.ts'

/** `Chase ··1234`: a linked account; its nickname otherwise. */
const title = ({ nickname, last4 }: Account): string =>
  last4 === undefined || nickname.endsWith(last4) ? nickname : `${nickname} ··${last4}`

const STATUS: Record<Account['status'], string> = {
  open: '',
  'pending-proof': 'falta confirmar los dos depósitos pequeños',
  locked: 'bloqueada',
  closing: 'cerrándose',
  closed: 'cerrada',
}

const balance = (account: Account, now: number): readonly Text[] => {
  if (account.kind === 'external') return [rich`Vinculada desde otro banco`]
  if (account.kind === 'crypto') {
    const coins = Object.values(account.coins).map((coin) => formatCoin(coin))
    return [rich`${coins.join(', ')} (de ${ago(account.asOf, now)})`, ...beingSold(account)]
  }
  const held = isZero(account.held)
    ? rich`Saldo ${formatUsd(account.posted)}`
    : rich`Saldo ${formatUsd(account.posted)}, de los que ${formatUsd(account.held)} están por salir`
  return [rich`${bold(formatUsd(account.available))} disponibles`, rich`${held} (de ${ago(account.asOf, now)})`]
}

/** Coins that are set aside for sales under way: still in the wallet, and not to be sold once more. */
export const beingSold = (account: Account): readonly Text[] => {
  const held = COINS.map((coin) => heldCoins(account, coin)).filter((amount) => !isZero(amount))
  return held.length === 0 ? [] : [rich`De eso, ${held.map(formatCoin).join(' y ')} apartados para una venta en curso`]
}

export const accounts: typeof english = {
  title,
  none: rich`Todavía no tienes ninguna cuenta. Abre una ahora; es gratis y tarda un momento.`,
  list: (all: readonly Account[], now: number): Text =>
    lines(
      rich`${bold('Tus cuentas')}`,
      ...all.flatMap((account) => ['', ...one(account, now)]),
      '',
      rich`Presiona una cuenta para cambiarle el nombre, cerrarla o ver su historial.`,
    ),
  one: (account: Account, now: number): Text => lines(...one(account, now)),
  nickname: rich`¿Cómo quieres llamar a la cuenta nueva?`,
  walletNickname: rich`¿Cómo quieres llamar a tu nueva billetera cripto?`,
  rename: (old: string): Text => rich`¿Cómo quieres llamar a ${bold(old)} ahora?`,
  nicknameLabel: 'Apodo',
  nicknameHint: 'Por ejemplo Renta o Ahorros',
  gone: rich`Esa cuenta ya no está abierta.`,
  noSuch: (typed: string): Text => rich`No tienes una cuenta llamada ${bold(typed)}. Estas son las tuyas.`,
}

const one = (account: Account, now: number): readonly Text[] => [
  rich`${bold(title(account))}${STATUS[account.status] === '' ? '' : `: ${STATUS[account.status]}`}`,
  ...balance(account, now),
]
