import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from '#kit/json.ts'

/** What a page that Telegram has opened may be old when it is handed in, and how far clocks may differ. */
const FRESH_SECONDS = 10 * 60
const AHEAD_SECONDS = 60
const MAX_LENGTH = 8_192

const User = z.looseObject({ id: z.int(), first_name: z.string().default(''), last_name: z.string().optional() })
export type InitUser = z.infer<typeof User>

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/**
 * Who has opened a page inside of Telegram, as Telegram says itself: signed with the bot's token. All pairs but `hash` are
 * signed, `signature` among them. Undefined for what is not signed, old, or said by nobody.
 */
export const userOfInitData = (
  initData: string,
  { token, now }: { readonly token: string; readonly now: number },
): InitUser | undefined => {
  if (initData.length > MAX_LENGTH) return undefined
  const pairs = [...new URLSearchParams(initData)]
  const fields = new Map(pairs)
  // A name given twice would let one value be signed and another one be read.
  if (fields.size !== pairs.length) return undefined
  const signed = pairs
    .filter(([name]) => name !== 'hash')
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('\n')
  const expected = hmac(hmac('WebAppData', token), signed)
  const given = Buffer.from(fields.get('hash') ?? '', 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const age = now / 1000 - Number(fields.get('auth_date') ?? Number.NaN)
  if (!(age <= FRESH_SECONDS && age >= -AHEAD_SECONDS)) return undefined
  const user = User.safeParse(parseJson(fields.get('user') ?? ''))
  return user.success ? user.data : undefined
}
