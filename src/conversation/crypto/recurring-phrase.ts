import { parseSaidWhen } from '#conversation/reading/when.ts'
import { fold } from '#conversation/reading/fold.ts'
import { coinSlot } from '#conversation/understand/grammar.en.ts'
import { named, type Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** How a language says that something is bought again and again. */
export type Recurs = {
  /** Words without which nothing is said to come again. */
  readonly hint: RegExp
  /** An amount of which it is not said whether it is dollars or coins. */
  readonly ofCoin: RegExp
  /** A purchase of a coin without its amount, as one with a vague amount. */
  readonly vague: (head: string) => string
}

/** The trade that one part says, with the days that the other one does: in whichever order. */
export const recurringTrade =
  (trade: Phrase, { hint, ofCoin, vague }: Recurs, to: Localized): Phrase =>
  (said, all) => {
    if (!hint.test(fold(said))) return undefined
    for (const [head, when] of parts(said)) {
      const days = parseSaidWhen(when, to)
      if (days === undefined || days.repeat === 'once') continue
      const { name, slots } = trade(head, all) ?? trade(vague(head), all) ?? {}
      if (name !== 'buy' || slots === undefined || 'unused' in slots) continue
      return { name: 'recurring-buy', slots: { ...inDollars(slots, ofCoin), when } }
    }
    return undefined
  }

function* parts(said: string): Generator<readonly [head: string, when: string]> {
  const words = said.split(' ')
  for (let at = 1; at < words.length; at += 1) {
    const [first, last] = [words.slice(0, at).join(' ').replace(/,$/, ''), words.slice(at).join(' ')]
    yield [first, last]
    yield [last, first]
  }
}

/** Every week so many whole coins is what hardly anybody means: it is dollars, and the card says so. */
const inDollars = ({ coins, ...slots }: Slots, ofCoin: RegExp): Slots => {
  const amount = coins === undefined ? undefined : ofCoin.exec(coins)?.[1]
  return amount === undefined ? { ...slots, ...named({ coins }) } : { ...slots, amount }
}

type Act = 'pause' | 'resume' | 'delete' | 'change'
export const actOf = (said: string, acts: Readonly<Record<Act, RegExp>>): Act | undefined =>
  (['pause', 'resume', 'delete', 'change'] as const).find((act) => acts[act].test(said))

/** Which of what is bought again and again is meant, and what is to be otherwise: another day, or another amount. */
export const managedBuys = (
  act: Act | undefined,
  coin: string | undefined,
  change: string | undefined,
  locale: Localized,
): Slots => {
  const isWhen = change !== undefined && parseSaidWhen(change, locale) !== undefined
  const amount = change?.replace(/^\$ ?/, '').replace(/ (?:dollars?|d[oó]lares?|usd)$/i, '')
  return {
    ...named({ act, when: isWhen ? change : undefined, amount: isWhen ? undefined : amount }),
    ...(act !== undefined && { schedule: `coin:${coinSlot(coin)['coin'] ?? 'any'}` }),
  }
}
