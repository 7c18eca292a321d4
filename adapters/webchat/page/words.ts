import { en, type Words } from './words.en.js'

const LANGUAGES: Readonly<Record<string, Words>> = { en }

/** The sentences of the document's language; English where there are none. */
export const words: Words = LANGUAGES[document.documentElement.lang.slice(0, 2)] ?? en
