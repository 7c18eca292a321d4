import { describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { PIN } from '#test/support/seed-customer.ts'
import type { Chat } from './chat.ts'
import { CHANNELS } from './channels.ts'
import { IDENTITY, NEW_PIN, startForChannels } from './two-chats.ts'

const STEP_MS = 60_000
const parley = startForChannels()

describe.each(CHANNELS)('a forgotten PIN on %s', (channel) => {
  let here: Chat
  let other: Chat
  let ann: Customer

  parley.beforeEachTest(channel, 'lost', async (chats) => {
    ;({ ann, here, other } = chats)
    await parley.customers().attach(identityKey(here.conversation), ann.id)
  })

  const setsNewPin = async () => {
    await here.answer({ 'New PIN': NEW_PIN, 'New PIN again': NEW_PIN })
    await here.until(/Your new PIN works from now on/)
  }
  const logsInWith = async (pin: string) => {
    await other.say('/logout')
    await other.say('/login')
    await other.answer({ PIN: pin })
  }

  it('is replaced at once when another chat says yes', async () => {
    await here.say('I forgot my PIN')
    await here.until(/Forgot your PIN\? You can get back in/)
    await here.press('Ask my other chats')
    await here.until(/I’ve asked in your other chats/)
    expect(await other.until(/^Someone wants to set a new PIN/)).toMatch(/Nothing happens unless you say yes/)
    await other.press('Yes, it’s me')
    await other.until(/The other chat can continue now/)
    await here.until(/^You can continue now/)
    await here.press('Continue')
    await setsNewPin()
    await other.until(/^Your account has a new PIN/)
    await logsInWith(PIN)
    await other.until(/That PIN isn’t right/)
    await other.answer({ PIN: NEW_PIN })
    await other.until(/You’re logged in as/)
  })

  it(
    'is replaced an hour after the bank’s code, and a wrong code is none',
    async () => {
      await here.say('I forgot my PIN')
      await here.press('Send me a code')
      await here.until(/We sent a code to ••• \d{4}/)
      await here.press('Enter the code')
      await here.answer({ Code: '999111' })
      await here.until(/That code wasn’t accepted. Your PIN hasn’t changed/)
      await here.press('Try again')
      await here.answer({ Code: '123456' })
      await here.until(/That’s the right code/)
      expect(await other.until(/^Someone wants to set a new PIN/)).toMatch(/entered the code we sent/)
      await parley.later(0.7, () => other.until(/^The waiting time ends soon/))
      await parley.later(0.9, async () => expect(here.visible().join('\n')).not.toMatch(/You can continue now/))
      await parley.later(1.5, () => here.until(/^You can continue now/))
      await here.say('/forgot')
      await setsNewPin()
      for (const secret of ['999111', '123456']) expect(here.remembers(secret)).toBe(false)
    },
    STEP_MS,
  )

  it(
    'is replaced after three days by who gives SSN and birth date, warned of twice, and not before',
    async () => {
      await here.say('/forgot')
      await here.press('SSN and birth date')
      await here.answer(IDENTITY)
      // By the customer's own clock, whose zone needs no name in a chat that is linked.
      expect(await here.until(/If what you entered is right, you can continue here from/)).toMatch(
        / at \d+:\d\d [AP]M[,.]/,
      )
      for (const secret of ['219-09-2222', '219092222']) expect(here.remembers(secret)).toBe(false)
      expect(await other.until(/^Someone wants to set a new PIN/)).toMatch(/They know your Social Security number/)
      await parley.later(47, async () => expect(other.visible().join('\n')).not.toMatch(/The waiting time ends soon/))
      await parley.later(49, () => other.until(/^The waiting time ends soon/))
      await parley.later(71, async () => expect(here.visible().join('\n')).not.toMatch(/You can continue now/))
      await here.say('/forgot')
      await here.until(/If what you entered is right, you can continue here from/)
      // Meanwhile the old PIN works.
      await logsInWith(PIN)
      await other.until(/You’re logged in as/)
      await other.until(/^Please look at this first/)
      await parley.later(74, () => here.until(/^You can continue now/))
      await here.say('I forgot my PIN')
      await setsNewPin()
      await other.until(/^Your account has a new PIN/)
    },
    STEP_MS,
  )

  it('stays as it is when another chat stops it, which also freezes the account', async () => {
    await here.say('I can’t remember my pin')
    await here.press('SSN and birth date')
    await here.answer(IDENTITY)
    await other.until(/^Someone wants to set a new PIN/)
    // As the button says it, or in words.
    if (channel === 'web') await other.press('No, stop this')
    else await other.say('That wasn’t me!')
    await other.until(/Stopped[\s\S]*frozen your account/)
    await here.until(/^The attempt to get into your account was stopped/)
    expect((await parley.customers().find(ann.id))?.frozen).toBeDefined()
    await parley.later(80, async () => {
      expect(here.visible().join('\n')).not.toMatch(/You can continue now/)
      await here.say('/forgot')
      await here.until(/Forgot your PIN\? You can get back in/)
    })
  })

  it('is no use with a wrong number, and is answered the same', async () => {
    await here.say('forgot my pin')
    await here.press('SSN and birth date')
    await here.answer({ ...IDENTITY, 'Social Security number': '219-09-3333' })
    await here.until(/If what you entered is right, you can continue here from/)
    await parley.useCases().runRecoveries()
    await parley.later(73, async () => {
      await here.say('/forgot')
      await here.until(/Forgot your PIN\?/)
    })
    expect(here.visible().join('\n') + other.visible().join('\n')).not.toMatch(/You can continue now|Someone wants/)
  })
})
