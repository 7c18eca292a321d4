import type { Locale } from '#conversation/words/locale.ts'

/** The beginnings of sentences again and again, as long as a text may be: what a pattern that backtracks takes longest for. */
const PIECES: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'send 1 to a ',
    'tell me when btc is ',
    'show my my my ',
    'please can you ',
    'set make create add new price ',
    'for for for ',
    'why was my my my my my my ',
    'how do i ',
    'the the the the ',
    'is there a fee for ',
    'my payment to ',
  ],
  es: [
    'por qué mi mi mi mi mi mi ',
    'cómo puedo ',
    'la la la la ',
    'hay una comisión por ',
    'mi pago a ',
    'me cobran ',
    'cuánto ',
  ],
}

const drawnOut = (pieces: readonly string[]): readonly string[] => pieces.map((piece) => piece.repeat(60).slice(0, 300))

export const DRAWN_OUT: Readonly<Record<Locale, readonly string[]>> = {
  en: drawnOut(PIECES.en),
  es: drawnOut(PIECES.es),
}
