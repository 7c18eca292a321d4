import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTelegramFiles } from '#adapters/telegram/files.ts'
import type { SentFile } from '#conversation/channel/turn.ts'
import { ANN, startTelegramBot, TOKEN } from './bot-on-stand-in.ts'

const MB = 1024 * 1024
const jpeg = (length: number): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(length, 1)])

let fixture: Awaited<ReturnType<typeof startTelegramBot>>
let now: number
beforeEach(async () => {
  now = Date.now()
  fixture = await startTelegramBot({ script: () => ({ replies: [{ do: 'erase' }] }), clock: () => now })
  await fixture.setUpWebhook()
})
afterEach(() => fixture.close())

const fetchFile = (file: SentFile, maxBytes = 8 * MB) => createTelegramFiles(fixture.deps)(file, maxBytes)
const sent = (): SentFile => {
  const act = fixture.turns.at(-1)?.act
  if (act?.do !== 'attach') throw new Error(`no file was sent, but: ${JSON.stringify(act)}`)
  return act.file
}

it('hears of a photo, takes the largest of its sizes, and removes the message it came in', async () => {
  const ann = fixture.telegram.user(ANN)
  await ann.sendPhoto(jpeg(3_000), { caption: '/photo_id@ParleyBot' })
  expect(fixture.turns.at(-1)?.act).toMatchObject({ do: 'attach', text: '/photo_id', what: 'a photo' })
  expect(sent()).toMatchObject({ size: 3_003, stays: true })
  expect(await fetchFile(sent())).toEqual({ ok: true, value: jpeg(3_000) })
  expect(ann.visible()).toEqual([])
})

it('hears of a picture sent as a file', async () => {
  await fixture.telegram.user(ANN).sendFile('passport.pdf', Buffer.from('%PDF-1.7'))
  expect(fixture.turns.at(-1)?.act).toMatchObject({ do: 'attach', text: '', what: 'a file' })
  expect(await fetchFile(sent())).toMatchObject({ ok: true, value: Buffer.from('%PDF-1.7') })
})

it('takes no more than it was told to, whatever was claimed, and nothing that Telegram does not give a bot', async () => {
  const ann = fixture.telegram.user(ANN)
  await ann.sendFile('a.png', jpeg(5_000))
  expect(await fetchFile({ ...sent(), size: 1 }, 4_000)).toEqual({ ok: false, error: 'too-big' })
  await ann.sendFile('b.png', Buffer.alloc(20 * MB + 1))
  expect(await fetchFile(sent())).toEqual({ ok: false, error: 'too-big' })
  expect(fixture.telegram.downloads).toHaveLength(1)
})

it('says that it has not come where it is gone or Telegram is away, and logs no token', async () => {
  expect(await fetchFile({ ref: 'made-up', stays: true })).toEqual({ ok: false, error: 'not-received' })
  await fixture.telegram.user(ANN).sendPhoto(jpeg(10))
  fixture.telegram.faults.call('html-502', { method: 'getFile', times: 3 })
  expect(await fetchFile(sent())).toEqual({ ok: false, error: 'not-received' })
  expect(fixture.logged.join()).toContain('could not be fetched')
  expect(fixture.logged.join()).not.toContain(TOKEN)
  expect(await fetchFile(sent())).toMatchObject({ ok: true })
})

it('is played as Telegram has it: an address is good for an hour, with the right token alone', async () => {
  await fixture.telegram.user(ANN).sendPhoto(jpeg(10))
  await fetchFile(sent())
  const [path] = fixture.telegram.downloads
  const get = (token: string) => fetch(`${fixture.telegram.apiRoot}/file/bot${token}/${path}`)
  expect((await get(TOKEN)).status).toBe(200)
  expect((await get('1:wrong')).status).toBe(401)
  now += 3_600_001
  expect(await (await get(TOKEN)).json()).toEqual({ ok: false, error_code: 404, description: 'Not Found' })
})
