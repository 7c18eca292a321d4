import { type Language, recognizeIn } from './recognize.ts'

/**
 * Sentences that nothing fits, so that each pattern of a language is looked at, and more than once: the first time it is
 * compiled, the second time to machine code. That is done apart for texts with characters beyond Latin-1, such as the
 * apostrophe that phones write.
 */
const PLAIN = ['nothing of the kind whatever', 'and another of those', 'a third one, 3 of it, y otra']
const SENTENCES = [...PLAIN, ...PLAIN.map((sentence) => `${sentence} \u2019`)]

/**
 * Compiles the patterns of a language before anybody waits: a second of this thread for all of them, which would keep
 * everybody waiting at the first sentence after a start that is not a command.
 */
export const warmUp = (language: Language): void => {
  for (const sentence of SENTENCES) recognizeIn(language, sentence)
}
