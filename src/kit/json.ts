/** What the text says, or undefined for text that is not JSON: JSON itself has no such value. */
export const parseJson = (text: string, revive?: (key: string, value: unknown) => unknown): unknown => {
  try {
    return JSON.parse(text, revive)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error // from `revive`: a bug
  }
}
