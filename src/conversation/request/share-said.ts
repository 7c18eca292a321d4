import { usd } from '#bank/ground/money.ts'
import { shareEqually } from '#bank/request/share.ts'
import { readAmount } from '#conversation/reading/amount.ts'
import { fold, without } from '#conversation/reading/fold.ts'
import { centsOf, readCents, usdOf } from '#conversation/flow/pick.ts'
import { sentenceWordsOf } from '#conversation/understand/sentence-words.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { sharers as inEnglish } from './sharer-words.en.ts'
import { sharers as inSpanish } from './sharer-words.es.ts'
import { type Bill, sum } from './shares.ts'

/** What one of them is to pay, said in words: `30 for alex`, `alex pays 30 and sam 10`. */

const patterns = byLocale({ en: inEnglish, es: inSpanish })

/** Longer, it is more than who pays how much. */
const LONGEST = 200

/** By handle, what each of them pays, in cents. */
export type SaidShares = ReadonlyMap<string, string>

const shareIn = (part: string, to: Localized): readonly [who: string, cents: string] | undefined => {
  for (const pattern of patterns(to).share) {
    const { who, amount } = pattern.exec(part)?.groups ?? {}
    const cents = amount === undefined ? undefined : readCents(readAmount(amount, to))
    if (who !== undefined && cents !== undefined) return [who.replace('@', '').toLowerCase(), cents]
  }
  return undefined
}

/** Undefined where not all of it says who pays how much, or somebody is named twice. */
const sharesIn = (typed: string, to: Localized): SaidShares | undefined => {
  if (typed.length > LONGEST) return undefined
  const said = without(typed.trim().replace(/[.!]+$/, ''), sentenceWordsOf(to).correctionStarts)
  const parts = fold(said).split(patterns(to).betweenShares)
  const read = parts.map((part) => shareIn(part.trim(), to))
  const all = new Map(read.flatMap((each) => (each === undefined ? [] : [each])))
  return all.size === parts.length ? all : undefined
}

/** As a slot, which holds text. */
const written = (shares: SaidShares): string => [...shares].map(([who, cents]) => `${who}=${cents}`).join()
export const readShares = (slot: string): SaidShares =>
  new Map(
    slot.split(',').flatMap((each) => {
      const [who, cents] = each.split('=')
      return who !== undefined && cents !== undefined && /^\d{1,15}$/.test(cents) ? [[who, cents] as const] : []
    }),
  )

/** At the card: of those who share the bill. Of others it may be what the bill was for: `30 for dinner`. */
export const sharesSaid = (
  typed: string,
  people: readonly string[],
  to: Localized,
): { readonly shares: string } | undefined => {
  const said = sharesIn(typed, to)
  return said !== undefined && [...said.keys()].every((who) => people.includes(who))
    ? { shares: written(said) }
    : undefined
}

/** `with alex and sam, 30 for alex and 10 for sam`: who shares it, and what some of them pay. */
export const sharesBehind = (
  said: string,
  to: Localized,
): { readonly rest: string; readonly shares: string } | undefined => {
  const { rest, shares } = patterns(to).sharesLast.exec(said)?.groups ?? {}
  const read = shares === undefined ? undefined : sharesIn(shares, to)
  return rest === undefined || read === undefined ? undefined : { rest, shares: written(read) }
}

/**
 * The share of each, once some were said. The others share what is left alike; where shares were set before, theirs stay, and
 * the asker bears the difference. Undefined where they come to more than the bill.
 */
export const sharesAfter = (bill: Bill, said: SaidShares): readonly string[] | undefined => {
  const { total, people, mine, shares } = bill
  const left = BigInt(total) - sum([...said.values()].map(BigInt))
  if (left < 0n) return undefined
  const others = people.filter((handle) => !said.has(handle)).length
  const each = others === 0 ? '0' : centsOf(shareEqually(usd(left), others, mine).each)
  const all = people.map((handle, at) => said.get(handle) ?? shares?.[at] ?? each)
  return sum(all.map(BigInt)) > usdOf(total).minor ? undefined : all
}
