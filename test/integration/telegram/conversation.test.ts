import { afterEach, expect, it } from 'vitest'
import type { CardId } from '#bank/ground/ids.ts'
import type { Answer } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { ANN, type TelegramBot, card, startTelegramBot, type Script, shows } from './bot-on-stand-in.ts'

let fixture: TelegramBot
const start = async (script: Script): Promise<TelegramBot> => {
  fixture = await startTelegramBot({ script })
  await fixture.setUpWebhook()
  return fixture
}
afterEach(() => fixture.close())

const acts = (): unknown[] => fixture.turns.map(({ act }) => act)
const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('picture'),
]).toString('base64')
const OTHER_PNG = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from([0])]).toString('base64')

it('gives a text to the conversation as a turn and its answer to the chat', async () => {
  const { telegram, turns } = await start(() => shows(card('home', 'What can I do for you?', [['Balance', 'Send']])))
  const ann = telegram.user(ANN, { firstName: 'Ann\u202E', lastName: 'Lee' })
  await ann.say('/start ref-1')
  expect(turns).toEqual([
    {
      id: expect.stringMatching(/^telegram:\d+$/),
      channel: 'telegram',
      conversation: `telegram:${ANN}`,
      who: { identity: `telegram:${ANN}`, name: 'Ann Lee' },
      at: expect.any(Number),
      locale: 'en',
      abilities: { forms: false, erases: true, picture: 'message', sharesPhone: true },
      act: { do: 'say', text: '/start ref-1' },
    },
  ])
  expect(ann.newest()).toMatchObject({
    text: 'What can I do for you?',
    buttons: [['Balance', 'Send']],
    protected: false,
  })
})

it('answers a press with its toast and edits the card it was on', async () => {
  const { telegram } = await start(({ act }) =>
    act.do === 'press'
      ? {
          replies: [
            { do: 'toast', text: 'Sending' },
            { do: 'show', message: card('pay', 'Sent.') },
          ],
        }
      : shows(card('pay', 'Send $20.00?', [['Confirm', 'Cancel']])),
  )
  const ann = telegram.user(ANN)
  await ann.say('send 20')
  const pressed = await ann.press('Confirm')
  expect(pressed).toEqual({ outcome: 'confirmed', answered: true, toast: 'Sending', alert: false })
  expect(acts()).toEqual([
    { do: 'say', text: 'send 20' },
    { do: 'press', button: 'confirm' },
  ])
  expect(ann.visible().map(({ text }) => text)).toEqual(['send 20', 'Sent.'])
  expect(ann.newest()).toMatchObject({ edited: true, buttons: [] })
  // The spinner ends before anything else is done.
  expect(
    telegram
      .calls()
      .slice(-2)
      .map(({ method }) => method),
  ).toEqual(['answerCallbackQuery', 'editMessageText'])
})

it('answers a press whose message has become a stub, and one that says nothing', async () => {
  const { telegram } = await start(({ act }) =>
    act.do === 'press' ? { replies: [] } : shows(card('a', 'Go?', [['Go']])),
  )
  const ann = telegram.user(ANN)
  await ann.say('hi')
  expect(await ann.pressData(ann.newest(), 'go', { gone: true })).toMatchObject({ answered: true, toast: '' })
  expect(acts().at(-1)).toEqual({ do: 'press', button: 'go' })
})

it('lets forged button data go no further, but ends its spinner', async () => {
  const { telegram, turns } = await start(() => shows(card('a', 'Go?', [['Go']])))
  const ann = telegram.user(ANN)
  await ann.say('hi')
  expect(await ann.pressData(ann.newest(), '{"amount":1}')).toMatchObject({ answered: true })
  expect(turns).toHaveLength(1)
})

it('shows a card anew where it was deleted, and where its reference is lost', async () => {
  let n = 0
  const { telegram, refs } = await start(() => shows(card('balance', `Balance ${(n += 1)}`)))
  const ann = telegram.user(ANN)
  await ann.say('one')
  refs.kept.clear()
  await ann.say('two')
  expect(ann.visible().map(({ text }) => text)).toEqual(['one', 'Balance 1', 'two', 'Balance 2'])
  refs.kept.set(`telegram:${ANN} balance`, '7')
  await ann.say('three')
  expect(ann.newest()).toMatchObject({ text: 'Balance 3', edited: false })
})

it('erases what the person just sent', async () => {
  const { telegram } = await start(() => ({
    replies: [{ do: 'erase' }, { do: 'show', message: card('pin', 'Please use the keypad.') }],
  }))
  const ann = telegram.user(ANN)
  await ann.say('1234')
  expect(ann.visible().map(({ text }) => text)).toEqual(['Please use the keypad.'])
  expect(ann.remembers('1234')).toBe(false)
})

it('sends styles as entities at UTF-16 offsets, whatever the words around them hold', async () => {
  const { telegram } = await start(() =>
    shows(card('c', rich`🏟 *Send* <b>${bold('$1,234.56')}</b> to 👩‍👧 ${bold('Zoë_')}?`)),
  )
  const ann = telegram.user(ANN)
  await ann.say('x')
  const { text, entities } = ann.newest()
  expect(text).toBe('🏟 *Send* <b>$1,234.56</b> to 👩‍👧 Zoë_?')
  expect(entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual([
    ['bold', '$1,234.56'],
    ['bold', 'Zoë_'],
  ])
})

it('splits long texts at lines, keeps amounts whole, and puts the buttons under the last part', async () => {
  const line = (n: number) => rich`${n}. Coffee at the corner shop ${bold(`-$${n},000.00 USD`)}\n`
  const text = Array.from({ length: 200 }, (_, n) => line(n)).flat()
  const { telegram } = await start(({ act }) =>
    shows(act.do === 'press' ? card('list', 'Short now.') : card('list', text, [['Close']])),
  )
  const ann = telegram.user(ANN)
  await ann.say('history')
  const parts = ann.visible().slice(1)
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.every((part) => part.text.length <= 3900)).toBe(true)
  expect(parts.map((part) => part.buttons.length)).toEqual([...parts.slice(1).map(() => 0), 1])
  const amounts = parts.flatMap(({ text: said, entities }) =>
    entities.map(({ offset, length }) => said.slice(offset, offset + length)),
  )
  expect(amounts).toEqual(Array.from({ length: 200 }, (_, n) => `-$${n},000.00 USD`))
  await ann.press('Close')
  expect(ann.visible().map((message) => message.text)).toEqual(['history', 'Short now.'])
})

it('sends a text without any place to cut, and no half of a character', async () => {
  const { telegram } = await start(() => shows(card('c', 'a🏟'.repeat(1500))))
  const ann = telegram.user(ANN)
  await ann.say('x')
  const parts = ann.visible().slice(1)
  expect(parts.map(({ text }) => text).join('')).toBe('a🏟'.repeat(1500))
  expect(parts.every(({ text }) => text.isWellFormed())).toBe(true)
})

it('sends files protected, pictures as pictures, and changes them in place', async () => {
  const csv = (rows: string) => Buffer.from(rows).toString('base64')
  const files: Record<string, Answer> = {
    csv: shows({
      ...card('export', 'Your history', [['Done']]),
      attachment: { name: 'history 2026".csv', type: 'text/csv', bytes: csv('a,b'), description: 'History' },
    }),
    'csv again': shows({
      ...card('export', 'Your history so far'),
      attachment: { name: 'history.csv', type: 'text/csv', bytes: csv('a,b'), description: 'History' },
    }),
    'csv changed': shows({
      ...card('export', 'Your history'),
      attachment: { name: 'history.csv', type: 'text/csv', bytes: csv('a,b,c'), description: 'History' },
    }),
    chart: shows({
      ...card('chart', rich`BTC ${bold('$60,000.00')}`),
      attachment: { name: 'btc.png', type: 'image/png', bytes: PNG, description: 'Chart' },
    }),
    'chart moved': shows({
      ...card('chart', rich`BTC ${bold('$60,001.00')}`, [['Day']]),
      attachment: { name: 'btc.png', type: 'image/png', bytes: OTHER_PNG, description: 'Chart' },
    }),
    text: shows(card('export', 'No file any more')),
  }
  const { telegram } = await start(({ act }) => files[act.do === 'say' ? act.text : ''] ?? { replies: [] })
  const ann = telegram.user(ANN)
  await ann.say('csv')
  expect(ann.newest()).toMatchObject({ text: 'Your history', protected: true, buttons: [['Done']] })
  expect(ann.newest().file).toMatchObject({ kind: 'document', name: 'history-2026-.csv' })
  await ann.say('csv again')
  expect(ann.newest()).toMatchObject({ text: 'Your history so far', edited: true, buttons: [] })
  await ann.say('csv changed')
  expect(ann.visible().filter(({ file }) => file !== undefined)).toHaveLength(1)
  expect(Buffer.from(ann.newest().file?.bytes ?? []).toString()).toBe('a,b,c')
  await ann.say('text')
  expect(ann.visible().filter(({ file }) => file !== undefined)).toHaveLength(0)
  await ann.say('chart')
  expect(ann.newest()).toMatchObject({ text: 'BTC $60,000.00', entities: [{ type: 'bold', offset: 4, length: 10 }] })
  expect(ann.newest().file).toMatchObject({ kind: 'photo' })
  expect(Buffer.from(ann.newest().file?.bytes ?? []).toString('base64')).toBe(PNG)
  const [seen, { id }] = [ann.visible().length, ann.newest()]
  await ann.say('chart moved')
  expect(ann.visible()).toHaveLength(seen + 1)
  const edited = ann.visible().find((each) => each.id === id)
  expect(edited).toMatchObject({ text: 'BTC $60,001.00', edited: true, buttons: [['Day']] })
  expect(Buffer.from(edited?.file?.bytes ?? []).toString('base64')).toBe(OTHER_PNG)
})

it('puts a text too long for a caption below its file', async () => {
  const { telegram } = await start(() =>
    shows({
      ...card('export', 'word '.repeat(400), [['Done']]),
      attachment: { name: 'a.csv', type: 'text/csv', bytes: 'YQ==', description: 'A' },
    }),
  )
  const ann = telegram.user(ANN)
  await ann.say('x')
  expect(ann.visible().map(({ file, buttons }) => [file?.name, buttons.length])).toEqual([
    [undefined, 0],
    ['a.csv', 0],
    [undefined, 1],
  ])
})

it('names what it can not read', async () => {
  await start(() => ({ replies: [] }))
  const ann = fixture.telegram.user(ANN)
  await ann.sendSticker()
  await ann.sendVoice()
  await ann.sendFile('a.pdf')
  await ann.say('/send@ParleyBot 20 to alex')
  expect(acts()).toEqual([
    { do: 'send-other', what: 'a sticker' },
    { do: 'send-other', what: 'a voice note' },
    { do: 'attach', file: { ref: expect.any(String), size: 1, stays: true }, text: '', what: 'a file' },
    { do: 'say', text: '/send 20 to alex' },
  ])
})

it('never runs an edited message again, and says so', async () => {
  const { telegram, turns } = await start(() => shows(card('pay', 'Send $20.00?')))
  const ann = telegram.user(ANN)
  await ann.say('send 20')
  await ann.edit('send 200')
  expect(turns).toHaveLength(1)
  expect(ann.newest().text).toMatch(/don’t read changes/)
})

it('talks about money in private only', async () => {
  const { telegram, turns } = await start(() => shows(card('a', 'secret balance')))
  const group = telegram.group()
  const ann = telegram.user(ANN)
  await ann.say('/balance@ParleyBot', { group })
  await ann.say('nice weather', { group })
  expect(turns).toEqual([])
  expect(group.texts()).toEqual(['I only talk about money in private: t.me/ParleyBot'])
})

it('keeps long rows within what Telegram allows and passes styles on', async () => {
  const keys = Array.from({ length: 10 }, (_, n) => ({ id: `k${n}`, label: String(n), style: 'primary' as const }))
  const { telegram } = await start(() => shows({ card: 'k' as CardId, text: [{ text: 'PIN' }], rows: [keys] }))
  const ann = telegram.user(ANN)
  await ann.say('x')
  expect(ann.newest().buttons.map((row) => row.length)).toEqual([8, 2])
  expect(JSON.stringify(telegram.calls('sendMessage').at(-1)?.params)).toContain('"style":"primary"')
})
