import { beforeEach, expect, it } from 'vitest'
import { conversationId, identityKey, turnId } from '#bank/ground/ids.ts'
import type { Notice, OwnedNotice } from '#bank/ground/notice.ts'
import type { Ports } from '#bank/registry.ts'
import type { Message } from '#conversation/channel/message.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { createDeliver } from '#conversation/notify/deliver.ts'
import { createLocaleIn } from '#conversation/notify/locale-in.ts'
import type { Session } from '#conversation/session/session.ts'
import { SessionSchema } from '#conversation/session/session-schema.ts'
import { step } from '#conversation/turn/step.ts'
import { type Locale, LOCALES } from '#conversation/words/locale.ts'

/** A language of its own that has the English words, and notes when one is looked up in it. */
const asked: string[] = []
const lookUp = (): string => {
  asked.push('other')
  return 'en'
}
const OTHER = { toString: lookUp } as unknown as Locale
const HERE = conversationId('telegram:1')
const THERE = conversationId('web:1')

const turn = (n: number, locale?: Locale): Turn => ({
  ...{ id: turnId(`telegram:1:${n}`), channel: 'telegram', conversation: HERE, at: n },
  who: { identity: identityKey(HERE), name: 'Ann' },
  abilities: { forms: false, erases: true, picture: 'message' },
  ...(locale && { locale }),
  act: { do: 'say', text: 'help' },
})

/** Nobody here is a customer, so nothing is known that a question could be answered with. */
const stepped = (session: Session | undefined, taken: Turn): Session => {
  const steps = step({ session, turn: taken, now: taken.at, fresh: 'salt', longestSignInMs: 43_200_000 })
  let at = steps.next()
  while (!at.done) at = steps.next(undefined)
  return at.value.session
}

const NOTICE: Notice = {
  ...{ id: 'n', customer: 'cus_1' as OwnedNotice['customer'], conversation: HERE, createdAt: 0 },
  about: { kind: 'tier', tier: 'full' },
}

/** What the channels were told of the language of the last notices, for what they say around it. */
const named: (Locale | undefined)[] = []

/** The languages that a notice of `HERE` is said in, in the order of the places where it is tried. */
const deliver = async (sessions: ReadonlyMap<string, Session>, shut: readonly string[] = [], notice = NOTICE) => {
  const tried: string[] = []
  const outbox = {
    deliver: async ({ conversation, message }: { readonly conversation: string; readonly message: Message }) => {
      named.push(message.locale)
      tried.push(`${conversation} ${asked.splice(0).at(-1) ?? 'en'}`)
      return shut.includes(conversation) ? ('unreachable' as const) : ('delivered' as const)
    },
    close: async () => 'delivered' as const,
  }
  const ports = {
    notices: { find: async () => notice, end: async () => {}, postpone: async () => {} },
    customers: {
      find: async () => ({ id: 'cus_1', timeZone: 'America/New_York', tier: 'full', missing: [] }),
      identitiesOf: async () => [HERE, THERE],
    },
    accounts: { ofCustomer: async () => [] },
    clock: () => 1,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  } as unknown as Ports
  const load = async (conversation: string) => ({
    ...{ kind: 'session' as const, session: sessions.get(conversation), revision: 1 },
  })
  const receive = () => Promise.reject(new Error('there are no turns here'))
  const localeIn = createLocaleIn({ sessions: { load }, customers: ports.customers })
  await createDeliver({ ...ports, receive, localeIn, outboxes: { telegram: outbox, web: outbox } })(notice.id)
  return tried
}

beforeEach(() => {
  asked.splice(0)
  named.splice(0)
})

it('a notice goes out in the language of its conversation, also after turns that tell none', async () => {
  const spoken = stepped(stepped(undefined, turn(1, OTHER)), turn(2))
  asked.splice(0)
  expect(await deliver(new Map([[HERE, spoken]]))).toEqual([`${HERE} other`])
})

it('a turn that tells no language is answered in that of the conversation', () => {
  const spoken = stepped(undefined, turn(1, OTHER))
  asked.splice(0)
  stepped(spoken, turn(2))
  expect(asked).not.toEqual([])
})

it('a notice that goes to another chat of the customer is said in the language of that one', async () => {
  const sessions = new Map([[HERE, stepped(undefined, turn(1, OTHER))]])
  asked.splice(0)
  expect(await deliver(sessions, [HERE])).toEqual([`${HERE} other`, `${THERE} en`])
})

it('the default is spoken where no session tells another language', async () => {
  expect(await deliver(new Map())).toEqual([`${HERE} en`])
})

it.each(LOCALES)('the language %s is stored with the session', (locale) => {
  const session = { ...stepped(undefined, turn(1)), locale }
  expect(SessionSchema.parse(JSON.parse(JSON.stringify(session)))).toEqual(session)
})

const at = { channel: 'telegram', at: 1 }
const KINDS: readonly Notice['about'][] = [
  { kind: 'tier', tier: 'full' },
  { kind: 'address-moved', what: 'phone' },
  { kind: 'address-moved', what: 'email' },
  { kind: 'name-review', stage: 'asked' },
  { kind: 'name-review', stage: 'accepted' },
  { kind: 'name-review', stage: 'withdrawn' },
  { kind: 'privacy', what: 'exported', ...at },
  { kind: 'privacy', what: 'erasing', ...at },
  { kind: 'security', what: 'signed-in', ...at },
  { kind: 'security', what: 'pin-changed', ...at },
  { kind: 'security', what: 'frozen', ...at },
]
it.each(KINDS.map((about) => [JSON.stringify(about), about] as const))(
  'a notice names its language to the channel, and leaves the default unsaid: %s',
  async (_, about) => {
    for (const locale of LOCALES) {
      await deliver(new Map([[HERE, stepped(undefined, turn(1, locale))]]), [], { ...NOTICE, about })
      expect(named.splice(0)).toEqual([locale === 'en' ? undefined : locale])
    }
  },
)

it('a notice that goes to another chat names the language of that one', async () => {
  const sessions = new Map([[THERE, stepped(undefined, turn(1, 'es'))]])
  await deliver(sessions, [HERE])
  expect(named).toEqual([undefined, 'es'])
})
