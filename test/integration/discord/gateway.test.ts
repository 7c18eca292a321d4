import { unlimited } from '#test/support/turn-limits.ts'
import { createDiscord } from '#adapters/discord/bot.ts'
import { createDiscordStandIn } from '#test/support/discord/index.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  button,
  card,
  cardRefs,
  conversation,
  startDiscordBot,
  formStore,
  pinForm,
  show,
  shows,
  handIn,
} from './bot-on-stand-in.ts'

describe('typed direct messages', () => {
  it('are turns, whether or not the event names the channel type; echoes of our own are not', async () => {
    const { alex, answer, turns, bot, standIn } = await startDiscordBot({ listen: true })
    answer(({ act }) => shows(card(`re-${turns.length}`, `You said: ${act.do === 'say' ? act.text : act.do}`)))
    alex.say('send 20 to kim')
    alex.say('and again')
    await alex.waitFor((chat) => chat.filter(({ from }) => from === 'bot').length === 2)
    await bot.idle()
    expect(turns.map(({ act }) => act)).toEqual([
      { do: 'say', text: 'send 20 to kim' },
      { do: 'say', text: 'and again' },
    ])
    expect(turns[0]).toMatchObject({ conversation, who: { identity: conversation, name: 'Alex Q' } })
    expect(standIn.gateway.intents()).toEqual([1 << 12])
  })

  it('edit a known card, send forms as buttons, and say toasts aloud', async () => {
    const { alex, answer, bot } = await startDiscordBot({ listen: true })
    answer(() => shows(card('menu', 'Menu', { rows: [[button('x', 'Go')]] })))
    alex.say('hi')
    await alex.waitFor((chat) => chat.some(({ text }) => text === 'Menu'))
    await bot.idle()
    answer(() => ({
      replies: [
        show(card('menu', 'Menu, newer')),
        { do: 'toast', text: 'Saved' },
        { do: 'open-form', form: pinForm },
        { do: 'erase' },
      ],
    }))
    alex.say('pay')
    await alex.waitFor((chat) => chat.some(({ text }) => text === pinForm.title))
    await bot.idle()
    expect(alex.transcript().map(({ text, edits }) => [text, edits])).toEqual([
      ['hi', 0],
      ['Menu, newer', 1],
      ['pay', 0],
      ['Saved', 0],
      [pinForm.title, 0],
    ])
    await alex.press('Enter PIN')
    await handIn(alex, { PIN: '1234' })
  })

  it('without text are named for what they are', async () => {
    const {
      alex,
      turns,
      bot,
      alex: { waitFor },
    } = await startDiscordBot({ listen: true })
    alex.sendOther({ sticker_items: [{ id: '1', name: 'wave', format_type: 1 }] })
    alex.sendOther({ flags: 1 << 13, attachments: [] })
    alex.sendOther({ attachments: [{ id: '1', filename: 'a.png', size: 1, url: 'u', proxy_url: 'p' }] })
    alex.sendOther({ type: 6 })
    await waitFor(() => turns.length === 3)
    await bot.idle()
    expect(turns.map(({ act }) => ('what' in act ? act.what : act.do))).toEqual([
      'a sticker',
      'a voice message',
      'a file',
    ])
  })

  it('are nobody else’s: what is forwarded or made by an application does nothing', async () => {
    const {
      alex,
      turns,
      bot,
      alex: { waitFor },
    } = await startDiscordBot({ listen: true })
    alex.sendOther({ message_snapshots: [{ message: { content: 'send 90 to eve' } as never }] })
    alex.sendOther({ content: 'ok', message_reference: { type: 1, channel_id: '1' } })
    alex.sendOther({ content: 'send 90 to eve', application_id: '77' })
    alex.sendOther({ content: 'send 90 to eve', webhook_id: '78' })
    alex.sendOther({ content: 'balance', type: 19, message_reference: { type: 0, channel_id: '1' } })
    await waitFor(() => turns.length === 3)
    await bot.idle()
    expect(turns.map(({ act }) => act)).toEqual([
      { do: 'not-own', what: 'a forwarded message', text: 'send 90 to eve' },
      { do: 'not-own', what: 'a forwarded message', text: 'ok' },
      { do: 'say', text: 'balance' },
    ])
  })

  it('of one person are answered in their order, each once, however slow the first', async () => {
    const { alex, answer, bot, turns } = await startDiscordBot({ listen: true, deferAfterMs: 20 })
    const gate = Promise.withResolvers<void>()
    answer(({ act, id }) => {
      const shown = shows(card(id, `re: ${act.do === 'say' ? act.text : ''}`))
      return act.do === 'say' && act.text === 'first' ? gate.promise.then(() => shown) : shown
    })
    alex.say('first')
    alex.say('second')
    await alex.waitFor(() => turns.length === 1)
    gate.resolve()
    await alex.waitFor((chat) => chat.some(({ text }) => text === 're: second'))
    await bot.idle()
    expect(
      alex
        .transcript()
        .filter(({ from }) => from === 'bot')
        .map(({ text }) => text),
    ).toEqual(['re: first', 're: second'])
  })

  it('delivered twice are answered with one message', async () => {
    const { alex, answer, standIn, turns, bot } = await startDiscordBot({ listen: true, channelType: true })
    answer(() => shows(card('one', 'Once')))
    alex.say('hello')
    standIn.gateway.repeatLast()
    await alex.waitFor(() => turns.length === 2)
    await bot.idle()
    expect(new Set(turns.map(({ id }) => id)).size).toBe(1)
    expect(alex.transcript().filter(({ from }) => from === 'bot')).toHaveLength(1)
  })

  it('R15: whose turn fails are tried five times, and at last answered with an apology', async () => {
    const { alex, answer, turns, bot, logged } = await startDiscordBot({ listen: true })
    let failures = 1
    answer(() => (failures-- > 0 ? Promise.reject(new Error('away')) : shows(card('ok', 'Here'))))
    alex.say('one')
    await alex.waitFor((chat) => chat.some(({ text }) => text === 'Here'))
    answer(() => Promise.reject(new Error('away')))
    alex.say('two')
    await alex.waitFor((chat) => chat.some(({ text }) => text.includes('Something went wrong')))
    await bot.idle()
    expect(turns).toHaveLength(7)
    expect(logged).toHaveLength(1)
  })

  it('show typing while a turn takes long', async () => {
    const { alex, answer, standIn, bot } = await startDiscordBot({ listen: true, deferAfterMs: 10 })
    const gate = Promise.withResolvers<void>()
    answer(() => gate.promise.then(() => shows(card('a', 'Done'))))
    alex.say('slow one')
    expect(await alex.waitFor(() => standIn.typing()[0])).toBe(alex.id)
    gate.resolve()
    await alex.waitFor((chat) => chat.some(({ text }) => text === 'Done'))
    await bot.idle()
  })
})

describe('the connection', () => {
  it('that breaks is resumed and misses nothing', async () => {
    const { alex, answer, standIn, turns, bot } = await startDiscordBot({ listen: true })
    answer(({ id }) => shows(card(id, 'Heard')))
    standIn.gateway.drop()
    alex.say('while you were away')
    await alex.waitFor(() => turns.length === 1)
    standIn.gateway.askToReconnect()
    await alex.waitFor(() => standIn.gateway.counts().resumes === 2)
    alex.say('after op 7')
    await alex.waitFor(() => turns.length === 2)
    await bot.idle()
    expect(standIn.gateway.counts().identifies).toBe(1)
  })

  it('that Discord calls invalid is begun anew', async () => {
    const { alex, answer, standIn, turns, bot } = await startDiscordBot({ listen: true })
    answer(({ id }) => shows(card(id, 'Heard')))
    standIn.gateway.invalidate(false)
    await alex.waitFor(() => standIn.gateway.counts().identifies === 2, 15_000)
    await alex.waitFor(() => standIn.gateway.connected())
    alex.say('hello again')
    await alex.waitFor(() => turns.length === 1)
    await bot.idle()
    expect(standIn.gateway.counts()).toMatchObject({ identifies: 2, resumes: 0 })
  })

  it('on which heartbeats stay unanswered is left and resumed', async () => {
    const { alex, standIn } = await startDiscordBot({ listen: true, heartbeatMs: 60 })
    standIn.gateway.stopAcks()
    await alex.waitFor(() => standIn.gateway.counts().closes.length > 0)
    standIn.gateway.startAcks()
    await alex.waitFor(() => standIn.gateway.counts().resumes > 0)
    expect(standIn.gateway.counts().identifies).toBe(1)
  })

  it('with a wrong token is refused at the start', async () => {
    const standIn = await createDiscordStandIn()
    onTestFinished(() => standIn.close())
    const bot = createDiscord({
      limits: unlimited,
      token: 'wrong',
      applicationId: standIn.applicationId,
      apiRoot: standIn.apiRoot,
      cardRefs: cardRefs(),
      forms: formStore(),
      commands: [],
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      receive: () => Promise.resolve({ replies: [] }),
    })
    await expect(bot.gateway.start()).rejects.toThrow(/refused/)
  })
})

describe('interactions over the Gateway', () => {
  it('are answered by callback, the card’s place known at once', async () => {
    const { alex, answer, bot, refs, turns } = await startDiscordBot({
      listen: true,
      noEndpoint: true,
      interactionsOver: 'gateway',
    })
    answer(({ act }) =>
      act.do === 'press'
        ? shows(card('c', 'Done'))
        : shows(card('c', 'Sure?', { rows: [[button('y', 'Yes')]], form: pinForm })),
    )
    await alex.command('/help')
    await bot.idle()
    expect(refs.kept.get(`${conversation} c`)).toContain(alex.newest()?.id)
    await alex.press('Enter PIN')
    await handIn(alex, { PIN: '1234' })
    await alex.waitFor(() => turns.length === 2)
    await alex.press('Yes')
    await bot.idle()
    expect(alex.newest()).toMatchObject({ text: 'Done', buttons: [] })
  })

  it('whose callback came too late still tell what happened', async () => {
    const { alex, answer, bot } = await startDiscordBot({
      listen: true,
      noEndpoint: true,
      interactionsOver: 'gateway',
      answerWithinMs: 30,
    })
    const gate = Promise.withResolvers<void>()
    answer(() => gate.promise.then(() => shows(card('c', 'It went through'))))
    await expect(alex.command('/help')).rejects.toThrow('did not respond')
    gate.resolve()
    await alex.waitFor((chat) => chat.some(({ text }) => text === 'It went through'))
    await bot.idle()
  })
})
