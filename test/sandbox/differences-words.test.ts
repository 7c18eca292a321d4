import { beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type Answer,
  type Caller,
  newUser,
  openNode,
  startSandbox,
  transfer,
  verifiedUser,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
let user: Caller
let [from, to, card, trans] = ['', '', '', '']

beforeAll(async () => {
  user = await verifiedUser(sandbox)
  from = await openNode(sandbox, user)
  to = await openNode(sandbox, user)
  const subnet = { nickname: 'Card', account_class: 'CARD' }
  card = (await sandbox.as(user, 'POST', `/nodes/${from}/subnets`, subnet)).body._id
  trans = (await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1))).body._id
})

const send = (method: string, path: string, body: unknown): Promise<Answer> => sandbox.as(user, method, path, body)
const ship = (more: object): Promise<Answer> =>
  send('PATCH', `/nodes/${from}/subnets/${card}/ship`, { fee_node_id: from, ...more })
const dummy = { type: 'ACH', direction: 'DEPOSIT', amount: 1 }

type Sent = readonly [what: string, ask: () => Promise<Answer>, shown: object]

const SENT: readonly Sent[] = [
  [
    'the note of a new user',
    () => sandbox.platform('POST', '/users', newUser({ extra: { note: 5 } })),
    { extra: { public_note: '5' } },
  ],
  [
    'the public note of a new user',
    () => sandbox.platform('POST', '/users', newUser({ extra: { public_note: 6 } })),
    { extra: { public_note: '6' } },
  ],
  ['the note of a user', () => send('PATCH', '', { update: { note: 7 } }), { extra: { public_note: '7' } }],
  [
    'the public note of a user',
    () => send('PATCH', '', { update: { public_note: 8 } }),
    { extra: { public_note: '8' } },
  ],
  [
    'an encrypted note',
    () => send('POST', `/nodes/${from}/trans`, transfer(to, 1, { extra: { encrypted_note: 9 } })),
    { extra: { encrypted_note: '9' } },
  ],
  [
    'what a dummy transaction says',
    () => send('POST', `/nodes/${from}/subnets/${card}/dummy-tran`, { ...dummy, addenda: 11 }),
    { extra: { note: '11' } },
  ],
  ['the style of a shipped card', () => ship({ card_style_id: 12 }), { card_style_id: '12' }],
  ['the label of a shipped card', () => ship({ secondary_label: 13 }), { secondary_label: '13' }],
  [
    'the style of a card that is a node',
    () => send('POST', '/nodes', { type: 'CARD-US', info: { nickname: 'C' }, card_style_id: 14 }),
    { nodes: [{ info: { card_style_id: '14' } }] },
  ],
  ['the pin of a card', () => send('PATCH', `/nodes/${from}/subnets/${card}`, { card_pin: 1234 }), {}],
  ['a hurry as a word', () => ship({ expedite: 'yes' }), { delivery: 'EXPRESS' }],
  ['no hurry as a word', () => ship({ expedite: 'False' }), { delivery: 'STANDARD' }],
]

describe('D4 notes, styles and pins are taken as numbers, flags as words', () => {
  it.each(SENT)('%s', async (_, ask, shown) => {
    const answer = await ask()
    expect(answer).toMatchObject({ status: 200, body: shown })
  })

  it('what is neither a text nor a number is refused, by its name', async () => {
    const wrong: [field: string, answer: Promise<Answer>][] = [
      ['extra.note', sandbox.platform('POST', '/users', newUser({ extra: { note: true } }))],
      ['update.public_note', send('PATCH', '', { update: { public_note: ['a'] } })],
      ['comment', send('PATCH', `/nodes/${from}/trans/${trans}`, { comment: 10 })],
      ['comment', send('PATCH', `/nodes/${from}/trans/${trans}`, {})],
      ['card_style_id', ship({ card_style_id: {} })],
      ['card_style_id', send('POST', '/nodes', { type: 'CARD-US', info: { nickname: 'C' }, card_style_id: {} })],
      ['addenda', send('POST', `/nodes/${from}/subnets/${card}/dummy-tran`, { ...dummy, addenda: {} })],
      ['expedite', ship({ expedite: 'perhaps' })],
    ]
    for (const [field, asked] of wrong) {
      const { status, body } = await asked
      expect([status, body.error_code, body.error.field]).toEqual([400, '200', field])
    }
  })
})
