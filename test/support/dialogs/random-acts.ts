import * as fc from 'fast-check'
import type { Message } from '#conversation/channel/message.ts'
import type { Act } from '#conversation/channel/turn.ts'

export const SECRETS = ['739152', '123456789', 'hunter2xyz', '00098765432']
const TYPED = fc.constantFrom(
  ...SECRETS,
  'hello',
  'send 20 to alex for rent',
  'send money',
  'send 50 to alex every friday',
  'pay rent 800 to sam monthly on the 31st until june 30',
  'my scheduled payments',
  'pause rent',
  'Friday',
  'request 20 from alex for pizza',
  'split 60 between alex and sam',
  'requests',
  'report a problem',
  '/cases',
  'balance',
  'history',
  'buy $50 of btc',
  'tell me when btc goes above 70k',
  'add money',
  'my details',
  'change my address',
  'change my pin',
  'link',
  '/open Rent',
  '/crypto',
  'prices',
  'help',
  'back',
  'cancel',
  'yes',
  '20',
  'alex',
  'Maria Lopez',
  '1990-05-17',
  'maria_l',
  'maria@example.com',
  '(415) 555-0132',
  '1 Market St',
  'San Francisco',
  'CA',
  '94105',
  'Chase',
  'log out',
  'what?',
  'constructor',
  '__proto__',
)
export const FILE = 'https://files.example/very-secret-address'
/** What somebody does who types and presses anything. */
export const did = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('say' as const), text: TYPED }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('press' as const), n: fc.nat(40) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('fill' as const), values: fc.array(TYPED, { minLength: 5, maxLength: 5 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'share-phone' as const, phone: '14155550132' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('attach' as const),
      file: fc.record({ ref: fc.constant(FILE), stays: fc.boolean() }),
      text: fc.oneof(TYPED, fc.constantFrom('', '/photo-id')),
      what: fc.constant('a photo'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'send-other' as const, what: 'a sticker' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('press-unknown' as const),
      // One that is gone, and some that every object knows and no table of ours should.
      button: fc.constantFrom('long-gone', 'constructor', '__proto__', 'g-constructor', 'g-gone'),
    }),
  },
)
export type Did = typeof did extends fc.Arbitrary<infer T> ? T : never

export const actOf = (one: Did, seen: readonly Message[]): Act => {
  if (one.do === 'press-unknown') return { do: 'press', button: one.button }
  if (one.do === 'press') {
    const buttons = seen.flatMap(({ rows }) => rows.flat())
    return { do: 'press', button: buttons[one.n % Math.max(1, buttons.length)]?.id ?? 'g-menu' }
  }
  if (one.do !== 'fill') return one
  const form = seen.findLast((message) => message.form !== undefined)?.form
  // Secrets are typed where they are asked for; elsewhere whatever comes.
  const values = (form?.fields ?? []).map(({ name, kind, choices }, at) => {
    const typed = one.values[at] ?? ''
    const isSecret = kind === 'pin' || kind === 'secret'
    const other = SECRETS.includes(typed) ? 'Maria Lopez' : typed
    return [name, choices?.[0]?.value ?? (isSecret ? (SECRETS[at % SECRETS.length] ?? typed) : other)]
  })
  return { do: 'fill', form: form?.id ?? 'none', values: Object.fromEntries(values) as Record<string, string> }
}
