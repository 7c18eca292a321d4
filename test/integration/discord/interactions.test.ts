import { plain } from '#conversation/words/text.ts'
import { describe, expect, it } from 'vitest'
import { button, card, conversation, startDiscordBot, show, shows } from './bot-on-stand-in.ts'

const done = { replies: [] }

describe('slash commands', () => {
  it('become the text a person would have typed', async () => {
    const { alex, turns, answer } = await startDiscordBot()
    answer(() => shows(card('home', 'Hello')))
    await alex.command('/send', { amount: '20', to: 'alex', note: 'lunch' })
    await alex.command('/send', { amount: '5', to: 'kim' })
    await alex.command('/bank', { text: 'what is bitcoin at?' })
    expect(turns.map(({ act }) => act)).toEqual([
      { do: 'say', text: '/send 20 to alex for lunch' },
      { do: 'say', text: '/send 5 to kim' },
      { do: 'say', text: 'what is bitcoin at?' },
    ])
    const [first] = turns
    expect(first).toMatchObject({
      channel: 'discord',
      conversation,
      who: { identity: conversation, name: 'Alex Q' },
      abilities: { forms: true, erases: false },
    })
    expect(first?.id).toMatch(/^discord:\d{17,}$/)
    expect(Math.abs((first?.at ?? 0) - Date.now())).toBeLessThan(5000)
  })

  it('are published as a whole set, required options first, amounts as text', async () => {
    const { standIn, bot } = await startDiscordBot()
    await bot.setUp()
    expect(standIn.commands().map(({ name, options }) => [name, options.map((o) => [o.name, o.type])])).toEqual([
      [
        'send',
        [
          ['amount', 3],
          ['to', 3],
          ['note', 3],
        ],
      ],
      ['help', []],
      ['photo-id', [['picture', 11]]],
      ['bank', [['text', 3]]],
    ])
  })

  it('in a server get one line that points to the direct messages, and no turn', async () => {
    const { alex, turns } = await startDiscordBot()
    await alex.command('/send', { amount: '20', to: 'kim' }, 'guild')
    expect(turns).toEqual([])
    expect(alex.newest()).toMatchObject({ ephemeral: true, text: expect.stringContaining('direct message') })
  })
})

describe('answers', () => {
  it('come in the response, further cards as follow-ups, and are found again', async () => {
    const { alex, answer, refs, bot, standIn } = await startDiscordBot()
    answer(() => shows(card('a', 'First'), card('b', 'Second'), card('c', 'Third')))
    await alex.command('/help')
    expect(alex.newest()?.text).toBe('First')
    await bot.idle()
    expect(alex.transcript().map(({ text }) => text)).toEqual(['First', 'Second', 'Third'])
    // Beside the cards it is kept which messages stand last.
    const kept = [...refs.kept].filter(([name]) => name !== `${conversation} last messages`)
    expect(kept.map(([name]) => name)).toEqual(['a', 'b', 'c'].map((name) => `${conversation} ${name}`))
    const ids = kept.map(([, reference]) => reference.split('/')[1])
    expect(ids).toEqual(alex.transcript().map(({ id }) => id))
    expect(
      standIn.requests.filter(({ path }) => path.includes('/messages')).every(({ path }) => path.includes('…')),
    ).toBe(true)
  })

  it('replace the card whose button was pressed', async () => {
    const { alex, answer, turns, bot } = await startDiscordBot()
    answer(({ act }) =>
      act.do === 'press'
        ? shows(card('quote', 'Sent $20.00', { rows: [] }))
        : shows(
            card('quote', 'Send $20.00?', {
              rows: [[button('y-1', 'Confirm', 'primary'), button('n-1', 'Cancel', 'danger')]],
            }),
          ),
    )
    await alex.command('/send', { amount: '20', to: 'kim' })
    await bot.idle()
    expect(alex.newest()?.buttons.map(({ label, style }) => [label, style])).toEqual([
      ['Confirm', 'primary'],
      ['Cancel', 'danger'],
    ])
    await alex.press('Confirm')
    expect(turns.at(-1)?.act).toEqual({ do: 'press', button: 'y-1' })
    expect(alex.transcript()).toHaveLength(1)
    expect(alex.newest()).toMatchObject({ text: 'Sent $20.00', buttons: [], edits: 1 })
  })

  it('edit another card where it stands and leave a quiet answer', async () => {
    const { alex, answer, bot } = await startDiscordBot()
    answer(() => shows(card('old', 'Balance $10'), card('menu', 'What next?', { rows: [[button('m', 'Refresh')]] })))
    await alex.command('/help')
    await bot.idle()
    answer(() => shows(card('old', 'Balance $30')))
    await alex.press('Refresh')
    await bot.idle()
    expect(alex.transcript().map(({ text, edits }) => [text, edits])).toEqual([
      ['Balance $30', 1],
      ['What next?', 0],
    ])
    await alex.command('/help')
    await bot.idle()
    expect(alex.newest()).toMatchObject({ ephemeral: true })
  })

  it('send a card anew when the place it stood is gone', async () => {
    const { alex, answer, bot, refs } = await startDiscordBot()
    answer(() => shows(card('menu', 'What next?', { rows: [[button('m', 'Go')]] })))
    await alex.command('/help')
    await bot.idle()
    refs.kept.set(`${conversation} lost`, '999/888')
    answer(() => shows(card('menu', 'Working'), card('lost', 'Here again')))
    await alex.press('Go')
    await bot.idle()
    expect(alex.transcript().map(({ text }) => text)).toEqual(['Working', 'Here again'])
    expect(refs.kept.get(`${conversation} lost`)).toContain(alex.newest()?.id)
  })

  it('show toasts to the person alone', async () => {
    const { alex, answer, bot } = await startDiscordBot()
    answer(() => shows(card('menu', 'Menu', { rows: [[button('m', 'Go')]] })))
    await alex.command('/help')
    await bot.idle()
    answer(() => ({ replies: [{ do: 'toast', text: 'Already done' }] }))
    await alex.press('Go')
    expect(alex.newest()).toMatchObject({ text: 'Already done', ephemeral: true })
    answer(() => ({
      replies: [{ do: 'toast', text: 'Saved' }, show(card('menu', 'Menu 2', { rows: [[button('m', 'Go')]] }))],
    }))
    await alex.pressOn(alex.shown('Menu'), 'Go')
    await bot.idle()
    expect(alex.shown('Menu 2').edits).toBe(1)
    expect(alex.newest()).toMatchObject({ text: 'Saved', ephemeral: true })
  })

  it('never ping anyone and never draw what was not meant', async () => {
    const { alex, answer } = await startDiscordBot()
    const evil =
      '<@300000000000000042> @everyone [bank](https://evil.example) **bold**\n# big\n> quote\n- list\n1. one\n-# sub'
    answer(() => shows(card('x', evil)))
    await alex.command('/help')
    expect(alex.newest()).toMatchObject({ text: evil, marks: [], pings: [] })
  })

  it('hold many buttons: packed into rows, then as selects', async () => {
    const { alex, answer, turns, bot } = await startDiscordBot()
    const many = (count: number) => Array.from({ length: count }, (_, at) => [button(`b${at}`, `Label ${at}`)])
    answer(() => shows(card('many', 'Pick', { rows: many(12) })))
    await alex.command('/help')
    await bot.idle()
    expect(alex.newest()?.rows.map((row) => row.length)).toEqual([5, 5, 2])
    answer(() => shows(card('more', 'Pick', { rows: many(40) })))
    await alex.command('/help')
    expect(alex.newest()?.selects.map(({ options }) => options.length)).toEqual([25, 15])
    answer(() => done)
    await alex.select('Label 31')
    expect(turns.at(-1)?.act).toEqual({ do: 'press', button: 'b31' })
  })

  it('carry files, on new cards and on edited ones', async () => {
    const { alex, answer, bot } = await startDiscordBot()
    const attachment = (bytes: string) => ({
      name: 'history.csv',
      type: 'text/csv' as const,
      bytes: Buffer.from(bytes).toString('base64'),
      description: 'Your history',
    })
    const rows = [[button('again', 'Again')]]
    answer(() => shows(card('csv', 'Your history', { attachment: attachment('a,b'), rows })))
    await alex.command('/help')
    await bot.idle()
    const [file] = alex.newest()?.files ?? []
    expect(file).toMatchObject({ name: 'history.csv', type: 'text/csv', description: 'Your history' })
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('a,b')
    answer(() => shows(card('csv', 'Newer', { attachment: attachment('c,d'), rows })))
    await alex.press('Again')
    await bot.idle()
    expect(alex.transcript()).toHaveLength(1)
    expect(alex.newest()?.files.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['c,d'])
    answer(() => shows(card('csv', 'No file any more')))
    await alex.press('Again')
    expect(alex.newest()?.files).toEqual([])
  })

  it('keep a long text whole', async () => {
    const { alex, answer } = await startDiscordBot()
    const long = Array.from({ length: 90 }, (_, at) => `line ${at} of a long help text, told in full`).join('\n')
    answer(() => shows(card('long', long)))
    await alex.command('/help')
    expect(alex.newest()?.text).toBe(plain([{ text: long }]))
  })
})
