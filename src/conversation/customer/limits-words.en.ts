import type { Limits } from '#bank/ground/allowances.ts'
import { formatUsd, type Usd, usd } from '#bank/ground/money.ts'
import type { PinAbove } from '#bank/ground/step-up.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

const when = (above: PinAbove): Text => {
  if (above === 'off') return rich`I won’t ask for your PIN again before sending money.`
  if (above === 0n) return rich`I ask for your PIN again before sending any money.`
  const amount = bold(formatUsd(usd(above)))
  return rich`I ask for your PIN again above ${amount}, and once smaller payments add up to more than that.`
}

/** In one line, for the details. */
const brief = (above: PinAbove): string => {
  if (above === 'off') return 'never'
  return above === 0n ? 'for every payment' : `above ${formatUsd(usd(above))}`
}

export const limits = {
  brief,
  view: (limits: Limits & { readonly left: Usd }, above: PinAbove, graceMs: number): Text =>
    lines(
      rich`${bold('My limits')}`,
      rich`One payment: ${bold(formatUsd(limits.perPayment))} at most`,
      rich`One day: ${bold(formatUsd(limits.perDay))} at most, of which ${bold(formatUsd(limits.left))} is left today`,
      '',
      rich`${bold('PIN')}: ${when(above)}`,
      rich`This applies to payments, coins and scheduled payments. After a correct PIN, I won’t ask again in that chat for ${duration(graceMs)}. Changing your details, linking or removing a chat, and closing an account always require it.`,
      '',
      rich`Choose below, or say for example ${code('ask for my PIN above $50')}. You’ll need your PIN to have it asked for less often.`,
    ),
  above: (amount: Usd): string => `Above ${formatUsd(amount).replace(/\.00$/, '')}`,
  always: 'Every payment',
  never: 'Never ask',
  other: 'Another amount',
  ask: rich`Above what amount should I ask for your PIN again?`,
  title: 'PIN above',
  label: 'Amount in dollars',
  hint: 'For example 50',
  tooMuch: (most: Usd): Text =>
    rich`Nothing has changed: one payment can be ${bold(formatUsd(most))} at most. Please choose no more than that, or ${bold('Never ask')}.`,
  notRead: rich`Nothing has changed: I couldn’t read that amount. Please choose one below.`,
  set: (above: PinAbove): Text => rich`Done. ${when(above)}`,
  /** What is done once the PIN was right. */
  pin: (above: PinAbove): Text =>
    above === 'off'
      ? rich`Never ask for your PIN before sending money.`
      : rich`Ask for your PIN only above ${bold(formatUsd(usd(above)))}.`,
}
