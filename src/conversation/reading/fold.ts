const MARKED = /\p{Script=Latin}/u

/**
 * Letters without their accents, each at its place, since many people type without: `mañana` is `manana`. As long as the
 * text was, so that what is found in the one is cut out of the other.
 */
export const fold = (text: string): string =>
  /^[\0-\x7f]*$/.test(text)
    ? text
    : text.replaceAll(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) =>
        MARKED.test(letter) ? (letter.normalize('NFD')[0] ?? letter) : letter,
      )

/** Without what the pattern finds, accents aside. */
export const without = (text: string, pattern: RegExp): string => {
  const found = pattern.exec(fold(text))
  return found ? text.slice(0, found.index) + text.slice(found.index + found[0].length) : text
}

/** What the groups of a pattern hold, as it was typed: the pattern itself knows no accents. It needs the flag `d`. */
export const groupsIn = (text: string, pattern: RegExp): Readonly<Partial<Record<string, string>>> | undefined => {
  const found = pattern.exec(fold(text))
  if (found === null) return undefined
  const places = Object.entries(found.indices?.groups ?? {})
  return Object.fromEntries(
    places.flatMap(([name, at]) => (at === undefined ? [] : [[name, text.slice(at[0], at[1])]])),
  )
}
