import type { Document, Filter } from 'mongodb'
import type { UserServices } from './services.ts'
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

/** From frequent to rare in English names and addresses; what is not listed is rarer still. */
const FREQUENT = 'eaionrtlscmdhugypbkfwv.@ '

const rarity = (piece: string): number => {
  let sum = 0
  for (const letter of piece) {
    const place = FREQUENT.indexOf(letter)
    sum += place < 0 ? FREQUENT.length : place
  }
  return sum
}

/** The piece of `text` that the fewest users are likely to have: one equality is what every server finds an index for. */
const rarestPiece = (text: string): string =>
  piecesOf(text, Math.min(LONGEST, text.length)).reduce((best, one) => (rarity(one) > rarity(best) ? one : best))

const MOST_CANDIDATES = 50_000

/**
 * Users whose name or login e-mail contains `text`, any letter case, newest first: candidates are looked up by one
 * piece of the text, then checked. Of a piece that very many users have, the first 50,000 are checked.
 */
export const searchUsers = async (
  { store, settings }: UserServices,
  text: string,
  wanted: Document,
): Promise<string[]> => {
  const lower = text.toLowerCase()
  const candidates = store.users
    .find({ ...wanted, '_s.grams': rarestPiece(text) } as Filter<UserDoc>, {
      projection: { legal_names: 1, 'logins.email': 1 },
      maxTimeMS: settings.filterMs,
    })
    .limit(MOST_CANDIDATES)
  const found: string[] = []
  for await (const { _id, legal_names: names, logins } of candidates) {
    if ([...names, ...logins.map(({ email }) => email)].some((one) => one.toLowerCase().includes(lower)))
      found.push(_id)
  }
  return found.sort((a, b) => (a < b ? 1 : -1))
}
