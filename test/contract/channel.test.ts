import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Text } from '#conversation/channel/message.ts'
import type { SentFile } from '#conversation/channel/turn.ts'
import { discord } from './channels/discord.ts'
import { card, type ChannelOnStandIn, shows } from './channels/channel-on-stand-in.ts'
import { CHAT_ALONE, openTurnLimits } from '#test/support/turn-limits.ts'
import { telegram } from './channels/telegram.ts'
import { web } from './channels/web.ts'

const HOSTILE = '*a* _b_ **c** <b>d</b> [e](https://evil.example) # f @everyone `g` &amp; ~~h~~'
const TEMPTING =
  'see https://parley-help.example/login, www.evil.com or t.me/evil?start=1, mail me@evil.com, evil.example, @evil_bot, (@alex), /freeze, #rent, $PARLEY'
const CSV = { name: 'history.csv', type: 'text/csv', bytes: 'YSxiCg==', description: 'Your history' } as const
const LONG = Array.from({ length: 900 }, (_, n) => `word-${n}`).join(' ')
const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean)

/** Every channel, on the stand-in of its platform. What one of them can't have is named with the reason. */
describe.each([telegram, discord, web])('a channel: $name', ({ name, longText, cannot, tells, open }) => {
  let fixture: ChannelOnStandIn
  let counted: Awaited<ReturnType<typeof openTurnLimits>>
  beforeEach(async () => {
    counted = await openTurnLimits()
    fixture = await open(counted)
  })
  afterEach(async () => {
    await fixture.close()
    counted.close()
  })

  const deliver = (id: string, text: string, key = `${id}-${text}`) =>
    fixture.channel.outbox.deliver({ conversation: fixture.conversation, key, message: card(id, text) })

  it('says who is there: the conversation, its channel and its language', async () => {
    await fixture.say('hello')
    const { conversation, channel } = fixture
    expect(fixture.turns).toMatchObject([
      { channel: name, conversation, locale: 'en', abilities: channel.abilities, act: { do: 'say', text: 'hello' } },
    ])
    expect(channel.name).toBe(name)
  })

  it('answers what is delivered again as before, and does it once', async () => {
    fixture.answer(({ act }) => shows(card('a', `You said ${act.do === 'say' ? act.text : act.do}`)))
    await fixture.say('send 20')
    await fixture.redeliver()
    expect(fixture.turns).toHaveLength(1)
    expect(new Set(fixture.turns.map(({ id }) => id)).size).toBe(1)
    expect(new Set(await fixture.texts())).toEqual(new Set(['You said send 20']))
    await fixture.say('send 30')
    expect(fixture.turns).toHaveLength(2)
  })

  it('edits a card where it stands, by a turn and from outside one', async () => {
    fixture.answer(() => shows(card('pay', 'On its way')))
    await fixture.say('send 20')
    expect(await deliver('pay', 'Sent')).toBe('delivered')
    expect(await deliver('other', 'A price alert')).toBe('delivered')
    expect(await fixture.texts()).toEqual(['Sent', 'A price alert'])
  })

  it('closes a card: its buttons go, and a line stands in place of what it asked, where there is one', async () => {
    const rows = [[{ id: 'yes', label: 'Confirm', style: 'primary' }] as const]
    fixture.answer(() => shows(card('pay', 'Send this?', { rows })))
    await fixture.say('send 20')
    fixture.answer(() => shows(card('account', 'From which account?', { rows })))
    await fixture.say('send 30')
    expect(await fixture.buttons()).toEqual(['Confirm', 'Confirm'])
    const close = (id: string, text?: Text) => ({
      do: 'close' as const,
      card: card(id, '').card,
      ...(text && { text }),
    })
    fixture.answer(() => ({
      replies: [
        ...shows(card('done', 'Cancelled')).replies,
        close('pay', [{ text: 'Nothing was sent' }]),
        close('account'),
        close('never-shown', [{ text: 'of no card' }]),
      ],
    }))
    await fixture.say('cancel')
    await expect.poll(fixture.buttons).toEqual([])
    expect(await fixture.texts()).toEqual(['Nothing was sent', 'From which account?', 'Cancelled'])
  })

  it('leaves an outcome that was delivered meanwhile where it stands', async () => {
    fixture.answer(() => shows(card('pay', 'Send this?')))
    await fixture.say('send 20')
    await deliver('pay', 'Sent')
    fixture.answer(() => ({ replies: [{ do: 'close', card: card('pay', '').card }] }))
    await fixture.say('hello')
    expect(await fixture.texts()).toContain('Sent')
  })

  it('repeats what was delivered under one key without showing it twice', async () => {
    // A platform may refuse what is sent to a person who has never written.
    await fixture.say('hi')
    await deliver('alert', 'BTC is above $70,000', 'k')
    await deliver('alert', 'BTC is above $70,000', 'k')
    expect(await fixture.texts()).toEqual(['BTC is above $70,000'])
  })

  it('removes what held a secret, exactly where it says that it can', async () => {
    fixture.answer(() => ({ replies: [{ do: 'erase' }, ...shows(card('a', 'Thank you')).replies] }))
    await fixture.type('my pin is 123456')
    const remains = (await fixture.written()).some((text) => text.includes('123456'))
    expect(remains).toBe(!fixture.channel.abilities.erases)
  })

  const everywhere = cannot['be-unreachable']
  it(`tells whether somebody who left can be reached${everywhere === undefined ? '' : `: ${everywhere}`}`, async () => {
    fixture.answer(() => shows(card('a', 'Hello')))
    await fixture.say('hi')
    await fixture.leave()
    expect(await deliver('b', 'Sent')).toBe(everywhere === undefined ? 'unreachable' : 'delivered')
    expect((await fixture.texts()).includes('Sent')).toBe(everywhere !== undefined)
  })

  it('waits as long as it is told to where it was too fast, keeps the order and loses nothing', async () => {
    fixture.answer(({ act }) => shows(card(act.do === 'say' ? act.text : 'other', act.do === 'say' ? act.text : '-')))
    await fixture.type('one')
    await fixture.slowDown()
    await fixture.type('two')
    await fixture.type('three')
    const asked = fixture.turns.flatMap(({ act }) => (act.do === 'say' ? [act.text] : []))
    expect(asked).toEqual(['one', 'two', 'three'])
    await expect
      .poll(async () => (await fixture.texts()).filter((text) => text !== '-'), { timeout: 10_000 })
      .toEqual(['one', 'two', 'three'])
  })

  it.each([
    ['', false],
    [', also while Redis is away', true],
  ])(`lets nobody be too fast, and says so ${tells}%s`, async (_, isAway) => {
    counted.close()
    await fixture.close()
    counted = await openTurnLimits({ isAway })
    fixture = await open(counted)
    fixture.answer(({ act }) => shows(card(act.do === 'say' ? act.text : 'other', 'Heard')))
    const { burst, perSecond } = CHAT_ALONE.chat
    const begun = performance.now()
    await fixture.hurry(70)
    // On a busy machine it takes seconds to say so much, and each gives back what it gives back to everybody.
    const givenBack = perSecond * (1 + (performance.now() - begun) / 1_000)
    const taken = fixture.turns.length
    expect(taken).toBeGreaterThanOrEqual(burst)
    expect(taken).toBeLessThanOrEqual((isAway ? 2 * burst : burst) + givenBack)
    expect(await fixture.toldTooFast()).toBe(tells === 'once' ? 1 : 70 - taken)
    if (isAway) return
    await pause(1_500)
    await fixture.say('hello')
    expect(fixture.turns.length).toBeGreaterThan(taken)
  })

  it(`shows a long text ${longText}, and drops nothing in silence`, async () => {
    fixture.answer(() => shows(card('long', LONG)))
    await fixture.say('history')
    const shown = await fixture.texts()
    expect(shown.length > 1).toBe(longText === 'split')
    const all = words(shown.join(' '))
    // The last word before the mark may be cut in the middle.
    const whole = longText === 'cut' ? all.slice(0, -2) : all
    expect(whole).toEqual(words(LONG).slice(0, whole.length))
    expect(longText === 'cut' ? all.at(-1) : whole.length).toEqual(longText === 'cut' ? '…' : words(LONG).length)
    expect(whole.length).toBeGreaterThan(300)
  })

  it('shows what somebody typed as they typed it: no markup, no link, no call to everyone', async () => {
    fixture.answer(() => shows(card('note', [{ text: 'Note: ', style: 'bold' }, { text: HOSTILE }])))
    await fixture.say('history')
    expect(await fixture.texts()).toEqual([`Note: ${HOSTILE}`])
  })

  it('makes no link of what somebody typed, however it is written', async () => {
    const texts: readonly Text[] = [
      [{ text: 'Note: ' }, { text: TEMPTING, style: 'code' }],
      [{ text: TEMPTING }],
      [{ text: `To ${TEMPTING}`, style: 'bold' }, { text: ' and ' }, { text: 'evil.com', style: 'italic' }],
    ]
    fixture.answer(({ act }) => {
      const at = act.do === 'say' ? act.text : ''
      return shows(card(`typed_${at}`, texts[Number(at)] ?? []))
    })
    for (const [at, text] of texts.entries()) {
      await fixture.say(String(at))
      expect((await fixture.texts()).at(-1)).toBe(text.map((span) => span.text).join(''))
      expect(await fixture.links()).toEqual([])
    }
  })

  it('sends a file', async () => {
    fixture.answer(() => shows(card('export', 'Your history', { attachment: CSV })))
    await fixture.say('export')
    await expect.poll(() => fixture.files()).toEqual(['history.csv'])
  })

  it('takes in a file that was sent, and no more of it than it is asked for', async () => {
    const bytes = Buffer.concat([Buffer.from('\x89PNG', 'latin1'), Buffer.alloc(3_000, 7)])
    const sent: SentFile[] = []
    const fetched: unknown[] = []
    fixture.answer(async ({ act }) => {
      if (act.do === 'attach') {
        sent.push(act.file)
        // Where a file is kept no longer than its turn, this is the moment.
        for (const most of [10_000, 1_000]) fetched.push(await fixture.channel.files(act.file, most))
      }
      return shows(card('a', 'Received'))
    })
    await fixture.attach('id.png', bytes)
    await expect.poll(() => fetched).toHaveLength(2)
    expect(fetched[0]).toMatchObject({ ok: true })
    expect(Buffer.from((fetched[0] as { value: Uint8Array }).value)).toEqual(bytes)
    expect(fetched[1]).toEqual({ ok: false, error: 'too-big' })
    expect(sent[0]?.size).toBe(bytes.length)
  })
})
