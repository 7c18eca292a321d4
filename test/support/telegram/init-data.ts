import { createHmac } from 'node:crypto'
import type { User } from '@grammyjs/types'

type Signed = { readonly token: string; readonly user: User; readonly at: number }

/** What Telegram tells a page that it opens, signed with the bot's token; `signature` is for others than the bot. */
export const signInitData = ({ token, user, at }: Signed): string => {
  const pairs = {
    query_id: 'AAE-stand-in',
    user: JSON.stringify({ id: user.id, first_name: user.first_name, language_code: 'en', allows_write_to_pm: true }),
    auth_date: String(Math.floor(at / 1000)),
    signature: 'c3RhbmQtaW4tc2lnbmF0dXJlLXRoYXQtb25seS10aGUtdGhpcmQtcGFydHktY2hlY2stcmVhZHM',
  }
  const lines = Object.entries(pairs)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
  const key = createHmac('sha256', 'WebAppData').update(token).digest()
  const hash = createHmac('sha256', key).update(lines.join('\n')).digest('hex')
  return new URLSearchParams({ ...pairs, hash }).toString()
}
