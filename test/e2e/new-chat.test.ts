import { describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { PIN } from '#test/support/seed-customer.ts'
import type { Chat } from './chat.ts'
import { CHANNELS } from './channels.ts'
import { IDENTITY, NEW_PIN, startForChannels } from './two-chats.ts'

const STEP_MS = 60_000
const PROMISE = /If what you entered is right, you can continue here from/
const parley = startForChannels()

describe.each(CHANNELS)('a new chat on %s', (channel) => {
  let fresh: Chat
  let old: Chat
  let ann: Customer
  let handle: string
  let open: () => Promise<Chat>

  parley.beforeEachTest(channel, 'back', (chats) => {
    ;({ ann, here: fresh, other: old, openHere: open } = chats)
    handle = ann.handle
  })

  const looked = () => parley.useCases().runRecoveries()
  const chats = () => parley.customers().identitiesOf(ann.id)

  it('is let in at once when a linked chat says yes, by handle and PIN', async () => {
    await fresh.say(`log in as @${handle}`)
    await fresh.answer({ PIN, 'PIN again': PIN })
    await fresh.until(PROMISE)
    expect(fresh.remembers(PIN)).toBe(false)
    const told = await old.until(/^Someone wants to use your account in a new chat/)
    expect(told).toMatch(/They know your PIN/)
    await old.press('Yes, it’s me')
    await fresh.until(/^You can continue now/)
    await fresh.press('Continue')
    await fresh.until(/You can use @\w+ in this chat now/)
    await fresh.press('Use my account here')
    await fresh.until(/Please enter your PIN to log in/)
    await fresh.answer({ PIN })
    // Asked at once which of the chats to keep.
    await fresh.until(/My chats[\s\S]*this one/)
    expect(await chats()).toContain(fresh.conversation)
    await old.until(/^Another chat is now linked to your account/)
  })

  it(
    'is let in after a day where no chat is left to answer, warned of twice, and not before',
    async () => {
      await fresh.press('I’m a customer already')
      await fresh.press('With my handle and PIN')
      await fresh.answer({ Handle: `@${handle}`, PIN, 'PIN again': PIN })
      await fresh.until(PROMISE)
      await looked()
      await parley.later(15, async () => expect(old.visible().join('\n')).not.toMatch(/The waiting time ends soon/))
      await parley.later(17, () => old.until(/^The waiting time ends soon/))
      await parley.later(23, looked)
      await fresh.say('/login')
      expect(await chats()).toEqual([old.conversation])
      await parley.later(26, () => fresh.until(/^You can continue now/))
      await fresh.press('Continue')
      await fresh.press('Use my account here')
      await fresh.answer({ PIN })
      await fresh.until(/My chats/)
      expect(await chats()).toContain(fresh.conversation)
    },
    STEP_MS,
  )

  it(
    'gets a new PIN, too, after three days, by SSN and birth date',
    async () => {
      await fresh.say('I forgot my PIN')
      await fresh.answer({ Handle: handle, ...IDENTITY })
      await fresh.until(PROMISE)
      await looked()
      await old.until(/with a new PIN/)
      await parley.later(49, () => old.until(/^The waiting time ends soon/))
      await parley.later(71, looked)
      expect(await chats()).toEqual([old.conversation])
      await parley.later(75, () => fresh.until(/^You can continue now/))
      await fresh.press('Continue')
      await fresh.answer({ 'New PIN': NEW_PIN, 'New PIN again': NEW_PIN })
      await fresh.until(/My chats/)
      expect(await chats()).toContain(fresh.conversation)
    },
    STEP_MS,
  )

  it(
    'is told until when it waits, and what happens then, whatever it asks',
    async () => {
      await fresh.say(`log in as @${handle}`)
      await fresh.answer({ PIN, 'PIN again': PIN })
      await fresh.until(PROMISE)
      const asks = [
        'am I in?',
        'status',
        'how long?',
        'hello',
        '/login',
        'balance',
        'how much longer do I have to wait?',
      ]
      for (const words of asks) {
        const before = fresh.visible().length
        await fresh.say(words)
        // A card may have been brought up to date rather than sent anew.
        const said = fresh
          .visible()
          .slice(Math.min(before, fresh.visible().length - 1))
          .join('\n')
        expect(said, words).toMatch(/You’re not in yet[\s\S]*you can continue here from .*\d/)
        expect(said, words).toMatch(/I’ll write to you here then/)
        expect(said, words).not.toMatch(/Registering|not registered/)
      }
      await looked()
      await old.until(/^Someone wants to use your account in a new chat/)
      await old.press('Yes, it’s me')
      await fresh.until(/^You can continue now/)
      await fresh.say('am I in yet?')
      expect(fresh.visible().at(-1)).toMatch(/You can use @\w+ in this chat now/)
    },
    STEP_MS,
  )

  it('hears first that the money is safe, and in how many steps it gets back in, when the PIN is forgotten', async () => {
    await fresh.say('I forgot my PIN')
    const said = await fresh.until(/You can get back in/)
    expect(said).toMatch(
      /^You can get back in\. Your money is safe and stays in your account[\s\S]*three steps[\s\S]*72 hours[\s\S]*Please enter your handle/,
    )
  })

  it('of the customer’s that has asked for a new PIN is told the same beside the question for the old one', async () => {
    await old.say('log out')
    await old.say('I forgot my PIN')
    await old.press('SSN and birth date')
    await old.answer(IDENTITY)
    await old.until(PROMISE)
    for (const words of ['hello', '/login', 'am I in?', 'status', 'how long?', 'balance']) {
      const before = old.visible().length
      await old.say(words)
      expect(old.visible().slice(before).join('\n'), words).toMatch(/you can continue here from .*\d/)
    }
  })

  it('is not let in when a linked chat stops it, and learns no more than with a wrong PIN', async () => {
    await fresh.say(`/login ${handle}`)
    await fresh.answer({ PIN, 'PIN again': PIN })
    await old.until(/^Someone wants to use your account/)
    await old.press('No, stop this')
    await old.until(/Stopped/)
    await parley.later(30, () => fresh.say(`I'm already a customer`))
    expect(fresh.visible().join('\n')).not.toMatch(/You can continue now|stopped/)
    expect(await chats()).toEqual([old.conversation])
  })

  it('answers alike for handles that nobody has, wrong PINs and right ones', async () => {
    const answers: string[] = []
    for (const [whose, pin] of [
      [handle, PIN],
      [handle, '990011'],
      ['nobody_has_this', '990011'],
    ] as const) {
      const chat = await open()
      await chat.say(`log in as @${whose}`)
      await chat.answer({ PIN: pin, 'PIN again': pin })
      const said = await chat.until(PROMISE)
      answers.push(said.replaceAll(/\d+:\d\d/g, 'TIME'))
    }
    expect(new Set(answers).size).toBe(1)
  })

  it('that belongs to somebody else is refused', async () => {
    await old.say('log in as @somebody_else')
    await old.until(/this chat belongs to @\w+, so I can’t use it for @somebody_else/)
  })
})
