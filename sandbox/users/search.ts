import type { Document } from 'mongodb'
import type { UserDoc } from '../store/documents.ts'

const PIECE = 3

const pieces = (text: string): string[] => {
  const lower = text.toLowerCase()
  const found: string[] = []
  for (let start = 0; start + PIECE <= lower.length; start += 1) found.push(lower.slice(start, start + PIECE))
  return found
}

/** Three-letter pieces of every name and login e-mail. */
export const gramsOf = ({ legal_names, logins }: Pick<UserDoc, 'legal_names' | 'logins'>): string[] => [
  ...new Set([...legal_names, ...logins.map(({ email }) => email)].flatMap(pieces)),
]

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Users whose name or login e-mail contains `text`, any letter case. Shorter than three letters has no index to use. */
export const searchQuery = (text: string): Document => {
  const pattern = { $regex: escaped(text), $options: 'i' }
  const contains = { $or: [{ legal_names: pattern }, { 'logins.email': pattern }] }
  const wanted = pieces(text)
  return wanted.length === 0 ? contains : { $and: [{ '_s.grams': { $all: wanted } }, contains] }
}
