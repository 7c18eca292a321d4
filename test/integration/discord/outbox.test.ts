import { describe, expect, it } from 'vitest'
import { button, card, conversation, startDiscordBot, pinForm, shows } from './bot-on-stand-in.ts'

const to = (key: string, message: ReturnType<typeof card>) => ({ conversation, key, message })

describe('messages outside a turn', () => {
  it('open the direct message once and are kept for later edits', async () => {
    const { alex, bot, refs, standIn } = await startDiscordBot()
    expect(await bot.outbox.deliver(to('k1', card('alert', 'BTC is above $70,000')))).toBe('delivered')
    expect(await bot.outbox.deliver(to('k2', card('other', 'Another')))).toBe('delivered')
    expect(alex.transcript().map(({ text }) => text)).toEqual(['BTC is above $70,000', 'Another'])
    expect(refs.kept.get(`${conversation} alert`)).toContain(alex.transcript()[0]?.id)
    expect(standIn.requests.filter(({ path }) => path === '/users/@me/channels')).toHaveLength(1)
  })

  it('edit the card that stands already', async () => {
    const { alex, answer, bot } = await startDiscordBot()
    answer(() => shows(card('pay', 'Sending…', { pending: true })))
    await alex.command('/help')
    await bot.idle()
    expect(await bot.outbox.deliver(to('k', card('pay', 'Sent', { rows: [[button('r', 'Receipt')]] })))).toBe(
      'delivered',
    )
    expect(alex.transcript()).toHaveLength(1)
    expect(alex.newest()).toMatchObject({ text: 'Sent', edits: 1 })
  })

  it('repeated with one key make one message, even when the place was forgotten', async () => {
    const { alex, bot, refs } = await startDiscordBot()
    await bot.outbox.deliver(to('k', card('a', 'Once')))
    refs.kept.clear()
    await bot.outbox.deliver(to('k', card('a', 'Once')))
    expect(alex.transcript()).toHaveLength(1)
  })

  it('carry forms whose buttons open', async () => {
    const { alex, bot } = await startDiscordBot()
    await bot.outbox.deliver(to('k', card('a', 'Please confirm', { form: pinForm })))
    await alex.press('Enter PIN')
    expect(alex.modal()?.title).toBe(pinForm.title)
  })

  it('to someone who closed their messages or left are unreachable', async () => {
    const { alex, bot } = await startDiscordBot()
    alex.closeDms()
    expect(await bot.outbox.deliver(to('k', card('a', 'Hello')))).toBe('unreachable')
    alex.leaveServers()
    expect(await bot.outbox.deliver(to('k', card('a', 'Hello')))).toBe('unreachable')
    alex.openDms()
    expect(await bot.outbox.deliver(to('k', card('a', 'Hello')))).toBe('delivered')
    expect(await bot.outbox.deliver({ ...to('k', card('a', 'Hello')), conversation: 'discord:999' })).toBe(
      'unreachable',
    )
  })

  it('throw on what should be tried again, saying nothing of what was sent', async () => {
    const { bot, standIn } = await startDiscordBot()
    const send = { method: 'POST', path: /\/channels\/\d+\/messages$/ }
    standIn.faults.openingDmsTooFast()
    await expect(bot.outbox.deliver(to('k', card('a', 'secret-word')))).rejects.toMatchObject({ code: 40_003 })
    standIn.faults.add({ ...send, times: 4 }, { kind: 'server-error', status: 502 })
    await expect(bot.outbox.deliver(to('k', card('a', 'secret-word')))).rejects.toMatchObject({ status: 502 })
    standIn.faults.add(send, { kind: 'refuse', status: 400, code: 50_035 })
    const error: unknown = await bot.outbox
      .deliver(to('k', card('a', 'secret-word')))
      .catch((caught: unknown) => caught)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(
      /secret-word|stand-in\.bot\.token|http:/,
    )
  })

  it('survive resets and errors after the fact without a second message', async () => {
    const { alex, bot, standIn } = await startDiscordBot()
    const send = { method: 'POST', path: /\/channels\/\d+\/messages$/ }
    standIn.faults.add(send, { kind: 'reset-after' })
    expect(await bot.outbox.deliver(to('k', card('a', 'Once')))).toBe('delivered')
    standIn.faults.add(send, { kind: 'server-error-after', status: 500 })
    expect(await bot.outbox.deliver(to('k2', card('b', 'Twice?')))).toBe('delivered')
    expect(alex.transcript().map(({ text }) => text)).toEqual(['Once', 'Twice?'])
  })

  it('go on after one 401', async () => {
    const { bot, standIn } = await startDiscordBot()
    standIn.faults.add({ path: /channels$/ }, { kind: 'refuse', status: 401, code: 0, message: '401: Unauthorized' })
    await expect(bot.outbox.deliver(to('k', card('a', 'Hello')))).rejects.toMatchObject({ status: 401 })
    expect(await bot.outbox.deliver(to('k', card('a', 'Hello')))).toBe('delivered')
  })

  it('keep within a tight bucket without a 429', async () => {
    const { alex, bot, standIn } = await startDiscordBot({ bucket: { limit: 3, windowMs: 300 } })
    for (const n of [1, 2, 3, 4, 5, 6, 7]) await bot.outbox.deliver(to(`k${n}`, card(`c${n}`, `Notice ${n}`)))
    expect(alex.transcript()).toHaveLength(7)
    expect(standIn.requests.filter(({ status }) => status === 429)).toEqual([])
  })
})
