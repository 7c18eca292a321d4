import type { Document } from 'mongodb'
import type { UserDoc } from '../store/documents.ts'

const LONGEST = 3

const piecesOf = (text: string, length: number): string[] => {
  const lower = text.toLowerCase()
  const found: string[] = []
  for (let start = 0; start + length <= lower.length; start += 1) found.push(lower.slice(start, start + length))
  return found
}

/** Pieces of one, two and three letters of every name and login e-mail. */
export const gramsOf = ({ legal_names, logins }: Pick<UserDoc, 'legal_names' | 'logins'>): string[] => [
  ...new Set(
    [...legal_names, ...logins.map(({ email }) => email)].flatMap((text) =>
      [1, 2, LONGEST].flatMap((length) => piecesOf(text, length)),
    ),
  ),
]

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Users whose name or login e-mail contains `text`, any letter case: looked up by its pieces, then checked. */
export const searchQuery = (text: string): Document => {
  const pattern = { $regex: escaped(text), $options: 'i' }
  const contains = { $or: [{ legal_names: pattern }, { 'logins.email': pattern }] }
  const wanted = [...new Set(piecesOf(text, Math.min(LONGEST, text.length)))]
  // One piece that is the whole text needs no further look.
  return text.length <= LONGEST ? { '_s.grams': wanted[0] } : { $and: [{ '_s.grams': { $all: wanted } }, contains] }
}
