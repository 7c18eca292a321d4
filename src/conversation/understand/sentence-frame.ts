import type { Token } from '#conversation/reading/lexer.ts'
import type { Localized } from '#conversation/words/locale.ts'
import type { SentenceWords } from './sentence-words.ts'

/** Which part a word introduces: money is sent to somebody and asked from somebody. */
export type Frame = { readonly payee: 'to' | 'from'; readonly account: 'to' | 'from' }
export const SENDING: Frame = { payee: 'to', account: 'from' }
export const ASKING: Frame = { payee: 'from', account: 'to' }

type Phrases = readonly (readonly string[])[]
export type Sentence = {
  readonly said: string
  readonly tokens: readonly Token[]
  readonly say: SentenceWords
  readonly to: Localized
  readonly frame: Frame
  readonly repeats: boolean
}

/** What introduces the one that the frame says `from` of. */
export const fromIn = ({ say, frame }: Sentence): Phrases => (frame.payee === 'from' ? say.askedFrom : say.from)

/** What introduces the other one. */
export const toIn = ({ say, frame }: Sentence): Phrases => (frame.payee === 'from' ? say.askedTo : say.to)
