import { changesAmountAt, isOfAmount } from '#conversation/reading/amount.ts'
import { type Token, tokensOf } from '#conversation/reading/lexer.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { sentenceWordsOf } from './sentence-words.ts'

/** Whether a figure behind an amount is written for the word that sounds like it: the 2 of `send 20 2 alex`. */
const isSound = (tokens: readonly Token[], at: number, to: Localized): boolean => {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (before === undefined || token === undefined || next?.kind !== 'word') return false
  if (token.isJoined || next.isJoined || !tokens.slice(0, at).some((each) => isOfAmount(each, to))) return false
  const { closed, pronouns, determiners, counted } = sentenceWordsOf(to)
  const mayFollow = !closed.has(next.plain) || pronouns.has(next.plain) || determiners.has(next.plain)
  return mayFollow && !isOfAmount(next, to) && !changesAmountAt(tokens, at + 1, to) && counted?.has(next.plain) !== true
}

/** The pieces of a sentence about money. A figure that is written for a word is that word, as it was typed. */
export const sentenceTokens = (said: string, to: Localized): readonly Token[] => {
  const tokens = tokensOf(said)
  const { sounds } = sentenceWordsOf(to)
  if (sounds === undefined) return tokens
  return tokens.map((token, at): Token => {
    const word = sounds.get(token.plain)
    return word === undefined || !isSound(tokens, at, to) ? token : { ...token, kind: 'word', plain: word }
  })
}
