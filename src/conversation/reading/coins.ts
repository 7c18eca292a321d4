import { COIN_NAMES } from '#bank/ground/coins.ts'
import { type Coin, type Money, money, parseMoney } from '#bank/ground/money.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { readAmount } from './amount.ts'

const COIN_WORD = new RegExp(`\\s*\\b(?:${COIN_NAMES})\\s*$`, 'iu')
const HALF = /^(?:half(?: an?)?|(?:a|one) half|medi[oa])(?: de)?(?: un)?$/iu

/**
 * A figure of coins without doubt: `0.015`, `1,500`, `1,500.25`, and `0,5` where a comma makes the decimals. What could be
 * read in two ways (`1,5` in English, `1.500` in Spanish) is not read.
 */
const decimalOf = (figure: string, { locale }: Localized): string | undefined => {
  if (/^0?\.\d+$|^0\.\d+$/.test(figure)) return figure.replace(/^\./, '0.')
  const isSpanish = locale === 'es'
  if (isSpanish && /^\d{1,3}\.\d{3}$/.test(figure)) return undefined
  if (isSpanish && /^\d+,\d+$/.test(figure)) return figure.replace(',', '.')
  return /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(figure) ? figure.replaceAll(',', '') : undefined
}

/** So many coins, with or without the coin's name behind them: `0.01 eth`, `half a bitcoin`, `two eth`. */
export const readCoins = (coin: Coin, said: string, to: Localized): Money<Coin> | undefined => {
  const figure = said.trim().replace(COIN_WORD, '').trim()
  const decimal = HALF.test(figure) ? '0.5' : (decimalOf(figure, to) ?? inWords(figure, to))
  const amount = parseMoney(coin, decimal ?? '')
  return amount.ok && amount.value.minor > 0n ? money(coin, amount.value.minor) : undefined
}

const inWords = (figure: string, to: Localized): string | undefined =>
  /\d/.test(figure) ? undefined : readAmount(figure, to)

/** A part of what one has, in the words of either language, as `1/2`. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:one |a )?half|50 ?(?:%|percent)|(?:la )?mitad|el 50 ?%)(?: of(?: it)?| de)?$/iu, '1/2'],
  [/^(?:(?:one |a )third|un tercio|(?:la )?tercera parte)(?: of(?: it)?| de)?$/iu, '1/3'],
  [/^(?:(?:one |a )quarter|25 ?(?:%|percent)|un cuarto|(?:la )?cuarta parte)(?: of(?: it)?| de)?$/iu, '1/4'],
  [
    /^(?:all|everything|all of (?:it|them)|it all|the lot|max(?:imum)?|100 ?(?:%|percent)|tod[oa]s?|el maximo|el máximo)$/iu,
    '1/1',
  ],
]
const PERCENT = /^(?:el )?(?<percent>[1-9]\d?) ?(?:%|percent|por ciento)(?: of(?: it)?| de)?$/iu

export const readPart = (said: string): string | undefined => {
  const typed = said.trim()
  const found = PARTS.find(([shape]) => shape.test(typed))?.[1]
  const percent = PERCENT.exec(typed)?.groups?.['percent']
  return found ?? (percent === undefined ? undefined : `${percent}/100`)
}
