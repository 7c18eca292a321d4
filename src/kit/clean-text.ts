/** Controls, bidirectional overrides, zero-width and tag characters: invisible, and able to make one text look like another. */
const INVISIBLE = /(?!\u{200D})[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu
/** What joins several pictures into one is kept there, and nowhere else: a family stays one. */
const JOINING_NOTHING =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}])\u{200D}|\u{200D}(?!\p{Extended_Pictographic})/gu
const BREAKS = /[\s\p{Zl}\p{Zp}\p{Zs}]+/gu

/** What a person typed, in one line, as it will be shown to others: nothing invisible, no lone surrogates, no runs of space. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(JOINING_NOTHING, '')
    .replace(BREAKS, ' ')
    .trim()
