import { describe, expect, it } from 'vitest'
import { button, card, conversation, startDiscordBot, shows } from './bot-on-stand-in.ts'

/** What the sentence tells the person to quote. */
const REFERENCE = /the reference is (E-\w{4}-\w{4})\.$/

const done = { replies: [] }

describe('what goes wrong', () => {
  it('a slow turn asks for time and fills the answer later', async () => {
    const { alex, answer, bot, refs } = await startDiscordBot({ deferAfterMs: 20 })
    const gate = Promise.withResolvers<void>()
    answer(() =>
      gate.promise.then(() =>
        shows(card('slow', 'Here it is', { rows: [[button('s', 'More')]] }), card('two', 'And this')),
      ),
    )
    await alex.command('/help')
    expect(alex.newest()?.thinking).toBe(true)
    gate.resolve()
    await bot.idle()
    expect(alex.transcript().map(({ text, thinking }) => [text, thinking])).toEqual([
      ['Here it is', false],
      ['And this', false],
    ])
    expect(refs.kept.get(`${conversation} slow`)).toContain(alex.transcript()[0]?.id)
    const again = Promise.withResolvers<void>()
    answer(() => again.promise.then(() => shows(card('slow', 'Pressed'))))
    await alex.pressOn(alex.shown('Here it is'), 'More')
    expect(alex.transcript()[0]).toMatchObject({ text: 'Here it is', thinking: false })
    again.resolve()
    await bot.idle()
    expect(alex.transcript()[0]).toMatchObject({ text: 'Pressed', edits: 1 })
  })

  it('a slow turn that ends in nothing to show takes its waiting line away', async () => {
    const { alex, answer, bot } = await startDiscordBot({ deferAfterMs: 10 })
    const gate = Promise.withResolvers<void>()
    answer(() => gate.promise.then(() => done))
    await alex.command('/help')
    gate.resolve()
    await bot.idle()
    expect(alex.newest()).toBeUndefined()
  })

  it('a slow turn that fails says so instead of thinking for ever', async () => {
    const { alex, answer, bot, logged } = await startDiscordBot({ deferAfterMs: 10 })
    const gate = Promise.withResolvers<void>()
    answer(() => gate.promise.then(() => Promise.reject(new Error('stores are away'))))
    await alex.command('/help')
    gate.resolve()
    await bot.idle()
    expect(alex.newest()).toMatchObject({ thinking: false, text: expect.stringContaining('Something went wrong') })
    expect(logged).toHaveLength(1)
    expect(REFERENCE.exec(alex.newest()?.text ?? '')?.[1]).toMatch(/^E-/)
    expect(logged[0]?.context).toMatchObject({ reference: REFERENCE.exec(alex.newest()?.text ?? '')?.[1] })
  })

  it('R15: a turn that fails five times is not acknowledged, and the person is told', async () => {
    const { alex, answer, turns, logged } = await startDiscordBot()
    answer(() => Promise.reject(new Error('stores are away')))
    await expect(alex.command('/help')).rejects.toThrow('the endpoint answered 500')
    expect(turns).toHaveLength(5)
    expect(new Set(turns.map(({ id }) => id)).size).toBe(1)
    expect(alex.newest()?.text).toMatch(/^Something went wrong on our side/)
    const [, reference] = REFERENCE.exec(alex.newest()?.text ?? '') ?? []
    expect(logged).toEqual([expect.objectContaining({ context: expect.objectContaining({ reference }) })])
  })

  it('an answer that Discord does not know of yet is looked for again', async () => {
    const { alex, answer, bot, refs, standIn } = await startDiscordBot()
    standIn.faults.unknownWebhook(3)
    answer(() => shows(card('a', 'First')))
    await alex.command('/help')
    await bot.idle()
    expect(refs.kept.get(`${conversation} a`)).toContain(alex.newest()?.id)
  })

  it('an answer that Discord never took arrives as a direct message', async () => {
    const { alex, answer, bot, standIn } = await startDiscordBot({ answerWithinMs: 40, waitsMs: [5, 5] })
    const gate = Promise.withResolvers<void>()
    answer(() => gate.promise.then(() => shows(card('a', 'It went through'))))
    await expect(alex.command('/help')).rejects.toThrow('did not respond')
    gate.resolve()
    await alex.waitFor((chat) => chat.some(({ text }) => text === 'It went through'))
    await bot.idle()
    expect(standIn.requests.at(-1)?.path).toMatch(/^\/channels\/\d+\/messages$/)
  })

  it('R17: follow-ups after the token has died go by direct message', async () => {
    const { alex, answer, bot, standIn } = await startDiscordBot({ deferAfterMs: 10 })
    const gate = Promise.withResolvers<void>()
    answer(() => gate.promise.then(() => shows(card('late', 'Late but here'))))
    await alex.command('/help')
    standIn.advance(16 * 60_000)
    gate.resolve()
    await bot.idle()
    expect(alex.newest()).toMatchObject({ text: 'Late but here', thinking: false })
  })

  it('a rate limit is waited out', async () => {
    const { alex, answer, bot, standIn } = await startDiscordBot()
    standIn.faults.add({ method: 'POST', path: /^\/webhooks\// }, { kind: 'rate-limit', retryAfter: 0.05 })
    answer(() => shows(card('a', 'First'), card('b', 'Second')))
    await alex.command('/help')
    await bot.idle()
    expect(alex.transcript().map(({ text }) => text)).toEqual(['First', 'Second'])
  })

  it('a stale button is still a press: the core says what it thinks of it', async () => {
    const { alex, answer, bot, turns } = await startDiscordBot()
    answer(() => shows(card('q', 'Sure?', { rows: [[button('old', 'Yes')]] })))
    await alex.command('/help')
    await bot.idle()
    const before = alex.shown('Sure?')
    answer(() => shows(card('q', 'Done')))
    await alex.press('Yes')
    answer(() => ({ replies: [{ do: 'toast', text: 'That was already answered' }] }))
    await alex.pressOn(before, 'Yes')
    expect(turns.slice(-2).map(({ act }) => act)).toEqual([
      { do: 'press', button: 'old' },
      { do: 'press', button: 'old' },
    ])
    expect(alex.newest()?.text).toBe('That was already answered')
  })
})
