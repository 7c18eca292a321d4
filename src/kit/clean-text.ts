/** Controls, bidirectional overrides, zero-width and tag characters: invisible, and able to make one text look like another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu
const BREAKS = /[\s\p{Zl}\p{Zp}\p{Zs}]+/gu

/** What a person typed, in one line, as it will be shown to others: nothing invisible, no lone surrogates, no runs of space. */
export const cleanText = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(BREAKS, ' ').replace(INVISIBLE, '').replace(BREAKS, ' ').trim()
