export { cleanText } from '#kit/clean-text.ts'

/** Characters as a person counts them, near enough for a limit. */
export const lengthOf = (text: string): number => [...text].length
