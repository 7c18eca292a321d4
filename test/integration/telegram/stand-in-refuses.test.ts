import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generateSchema, schemaFile } from '#test/support/telegram/generate-schema.ts'
import { createTelegramStandIn, type TelegramStandIn } from '#test/support/telegram/index.ts'
import { ANN, TOKEN } from './bot-on-stand-in.ts'
import { button, rawBot } from './raw-bot.ts'

let now = Date.UTC(2026, 0, 5, 12)
let telegram: TelegramStandIn
const { call, refusal, send, chatting } = rawBot(() => telegram)

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 12)
  telegram = await createTelegramStandIn({ token: TOKEN, clock: () => now })
})
afterEach(() => telegram.close())

describe('the stand-in of Telegram refuses', () => {
  it('a wrong token, an unknown method, a chat never started', async () => {
    expect(await call('getMe', {}, '1:wrong')).toMatchObject({
      status: 401,
      error_code: 401,
      description: 'Unauthorized',
    })
    expect(await call('sendDice')).toMatchObject({ status: 404, description: 'Not Found: method not found' })
    telegram.user(ANN)
    expect(await send({ text: 'Hi' })).toBe('Bad Request: chat not found')
    expect(await call('GETME')).toMatchObject({ ok: true, result: { is_bot: true, username: 'ParleyBot' } })
  })

  it('texts that are empty, blank or too long', async () => {
    const id = await chatting()
    expect(await send({ text: '' })).toBe('Bad Request: message text is empty')
    expect(await send({ text: ' \n ' })).toBe('Bad Request: text must be non-empty')
    expect(await send({ text: 'a'.repeat(4097) })).toBe('Bad Request: message is too long')
    expect(await send({ text: '🏟'.repeat(2049) })).toBe('Bad Request: message is too long')
    expect(await send({ text: '🏟'.repeat(2048) })).toBe('accepted')
    expect(await refusal('editMessageText', { chat_id: ANN, message_id: id, text: 'a'.repeat(4097) })).toBe(
      'Bad Request: MESSAGE_TOO_LONG',
    )
  })

  it('entities past the end or inside a character', async () => {
    await chatting()
    const bold = (offset: number, length: number) => ({ text: 'ab🏟', entities: [{ type: 'bold', offset, length }] })
    expect(await send(bold(0, 5))).toMatch(/ends after the end of the text/)
    expect(await send(bold(0, 3))).toMatch(/ends in a middle of a UTF-16 symbol/)
    expect(await send(bold(2, 2))).toBe('accepted')
  })

  it.each([
    ['MarkdownV2', '1.00', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['MarkdownV2', '🏟 🏟_abacaba', "Can't find end of Italic entity at byte offset 9"],
    ['MarkdownV2', '🏟 🏟_abac * asd ', "Can't find end of Bold entity at byte offset 15"],
    ['MarkdownV2', '🏟 🏟__', "Can't find end of Underline entity at byte offset 9"],
    ['MarkdownV2', '🏟 🏟`', "Can't find end of Code entity at byte offset 9"],
    ['MarkdownV2', '[telegram\\.org](asd', "Can't find end of a URL at byte offset 16"],
    ['HTML', '🏟 🏟&lt;<abac>', 'Unsupported start tag "abac" at byte offset 13'],
    ['HTML', '🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
    ['HTML', '🏟 🏟&lt;<i    aba>', 'Can\'t find end tag corresponding to start tag "i"'],
    ['HTML', '🏟 🏟&lt;<i>a</em   >', 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    ['HTML', '🏟 🏟&lt;</', 'Unexpected end tag at byte offset 13'],
  ])('%s %s', async (parse_mode, text, expected) => {
    await chatting()
    expect(await send({ text, parse_mode })).toBe(`Bad Request: can't parse entities: ${expected}`)
  })

  it('markup that is right is accepted', async () => {
    await chatting()
    expect(await send({ text: '*1\\.00* [a](https://b.example/)', parse_mode: 'MarkdownV2' })).toBe('accepted')
    expect(await send({ text: '<b>1.00</b> &lt;', parse_mode: 'HTML' })).toBe('accepted')
  })

  it('buttons with too much data, no action, or a link that leads nowhere public', async () => {
    await chatting()
    expect(await send({ text: 'a', ...button({ callback_data: 'é'.repeat(33) }) })).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    )
    expect(await send({ text: 'a', ...button({ callback_data: 'é'.repeat(32) }) })).toBe('accepted')
    expect(await send({ text: 'a', ...button({}) })).toBe(
      'Bad Request: Text buttons are unallowed in the inline keyboard',
    )
    expect(await send({ text: 'a', ...button({ url: 'http://localhost:8787/' }) })).toBe(
      "Bad Request: inline keyboard button URL 'http://localhost:8787/' is invalid: Wrong HTTP URL",
    )
    expect(await send({ text: 'a', ...button({ web_app: { url: 'http://parley.example' } }) })).toMatch(
      /Only HTTPS links are allowed/,
    )
    const page = button({ web_app: { url: 'https://parley.example/form' } })
    expect(await send({ text: 'a', ...page })).toBe('accepted')
    const group = telegram.group()
    expect(await send({ text: 'a', ...page, chat_id: group.chat.id })).toBe('Bad Request: BUTTON_TYPE_INVALID')
  })

  it('edits of what is not there, not ours, or not changed', async () => {
    const id = await chatting()
    const mine = telegram
      .user(ANN)
      .transcript()
      .find((message) => message.from === 'me')?.id
    const edit = (message_id: number | undefined, text: string) =>
      refusal('editMessageText', { chat_id: ANN, message_id, text })
    expect(await edit(9, 'x')).toBe('Bad Request: message to edit not found')
    expect(await edit(mine, 'x')).toBe("Bad Request: message can't be edited")
    expect(await edit(id, 'Hello')).toMatch(/^Bad Request: message is not modified: specified new message content/)
    expect(await edit(id, 'Hello again')).toBe('accepted')
    expect(telegram.user(ANN).newest()).toMatchObject({ text: 'Hello again', edited: true, former: ['Hello'] })
  })

  it('deletions after 48 hours; before, of both sides', async () => {
    const id = await chatting()
    const mine = telegram.user(ANN).transcript()[0]?.id
    const remove = (message_id: number | undefined) => refusal('deleteMessage', { chat_id: ANN, message_id })
    expect(await remove(mine)).toBe('accepted')
    expect(await remove(mine)).toBe('Bad Request: message to delete not found')
    now += 49 * 3_600_000
    expect(await remove(id)).toBe("Bad Request: message can't be deleted for everyone")
  })

  it('a second or late answer to a press', async () => {
    await chatting()
    await call('sendMessage', { chat_id: ANN, text: 'Sure?', ...button({ callback_data: 'go' }) })
    const ann = telegram.user(ANN)
    const late = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
    void ann.press('Go')
    const { result } = await call('getUpdates', {})
    const query = (result as { callback_query?: { id: string } }[]).find(
      (update) => update.callback_query,
    )?.callback_query
    const answer = { callback_query_id: query?.id }
    expect(await refusal('answerCallbackQuery', { ...answer, text: 'a'.repeat(201) })).toBe(
      'Bad Request: MESSAGE_TOO_LONG',
    )
    expect(await refusal('answerCallbackQuery', answer)).toBe('accepted')
    expect(await refusal('answerCallbackQuery', answer)).toBe(late)
    void ann.press(1)
    const again = await call('getUpdates', {})
    const second = (again.result as { callback_query?: { id: string } }[]).at(-1)?.callback_query
    now += 16_000
    expect(await refusal('answerCallbackQuery', { callback_query_id: second?.id })).toBe(late)
  })

  it('more than a chat may get, with how long to wait', async () => {
    await chatting()
    for (let n = 0; n < 4; n += 1) expect(await send({ text: 'x' })).toBe('accepted')
    expect(await call('sendMessage', { chat_id: ANN, text: 'x' })).toMatchObject({
      status: 429,
      after: '1',
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    })
    now += 1_000
    expect(await send({ text: 'x' })).toBe('accepted')
  })

  it('people who blocked the bot or are gone', async () => {
    await chatting()
    void telegram.user(ANN).block()
    expect(await call('sendMessage', { chat_id: ANN, text: 'x' })).toMatchObject({
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    void telegram.user(ANN).unblock()
    expect(await send({ text: 'x' })).toBe('accepted')
    telegram.user(ANN).deactivate()
    expect(await send({ text: 'x' })).toBe('Forbidden: user is deactivated')
  })

  it('webhooks that Telegram could not reach, bad secrets, and too many settings', async () => {
    const set = (params: object): Promise<string> => {
      now += 1_000
      return refusal('setWebhook', params)
    }
    telegram.map('https://parley.example', 'http://127.0.0.1:1')
    expect(await set({ url: 'http://parley.example/x' })).toBe(
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    )
    expect(await set({ url: 'https://parley.example:9000/x' })).toMatch(/only on ports 80, 88, 443 or 8443/)
    expect(await set({ url: 'https://127.0.0.1/x' })).toBe('Bad Request: bad webhook: IP address 127.0.0.1 is reserved')
    expect(await set({ url: 'https://other.example/x' })).toMatch(/Failed to resolve host/)
    expect(await set({ url: 'https://parley.example/x', secret_token: 'a b' })).toBe(
      'Bad Request: secret token contains unallowed characters',
    )
    expect(await set({ url: 'https://parley.example/x', secret_token: 'a'.repeat(257) })).toBe(
      'Bad Request: secret token is too long',
    )
    expect(await set({ url: 'https://parley.example/x' })).toBe('accepted')
    expect(await refusal('setWebhook', { url: '' })).toBe('Too Many Requests: retry after 1')
    expect(await refusal('getUpdates', {})).toMatch(/^Conflict: can't use getUpdates method while webhook is active/)
  })

  it('fields the published types do not know: as a violation, not as an answer of Telegram', async () => {
    await chatting()
    expect(await call('sendMessage', { chat_id: ANN, text: 'x', protect_contents: true })).toMatchObject({
      status: 500,
    })
    expect(telegram.violations).toEqual([expect.stringContaining('protect_contents')])
    expect(() => telegram.assertClean()).toThrow(/not Telegram's/)
  })
})

it('the stand-in reads forms and queries as well as JSON', async () => {
  await chatting()
  const form = new FormData()
  form.set('chat_id', String(ANN))
  form.set('protect_content', 'true')
  form.set('reply_markup', JSON.stringify({ inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }))
  form.set('document', new File(['a,b'], 'a.csv'))
  const sent = await fetch(`${telegram.apiRoot}/bot${TOKEN}/sendDocument`, { method: 'POST', body: form })
  expect(await sent.json()).toMatchObject({
    ok: true,
    result: { document: { file_name: 'a.csv' }, has_protected_content: true },
  })
  const asked = await fetch(`${telegram.apiRoot}/bot${TOKEN}/sendMessage?chat_id=${ANN}&text=1`)
  expect(await asked.json()).toMatchObject({ ok: true, result: { text: '1' } })
  expect(telegram.violations).toEqual([])
})

it('checks requests against a schema made from the installed types', () => {
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(generateSchema())
})
