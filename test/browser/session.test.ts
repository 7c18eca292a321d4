import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ChatServer, serveChat } from '#test/integration/webchat/serve.ts'
import { closeChromium, openPhone, type Phone } from './open-chromium.ts'

let server: ChatServer
let foreign: Server | undefined
let phone: Phone | undefined

beforeEach(async () => {
  server = await serveChat()
})
afterAll(closeChromium)
afterEach(async () => {
  await phone?.close()
  foreign?.close()
  await server.stop()
})

/** A page of somebody else, with a link to the chat, a form that posts to it, and a picture and a frame from it. */
const serveForeignPage = async (): Promise<number> => {
  const page = `<a href="${server.url}/">Your bank</a>
    <form method="post" action="${server.url}/chat/session"><button>Win</button></form>
    <img src="${server.url}/" alt=""><iframe src="${server.url}/"></iframe>`
  foreign = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(page))
  await new Promise<void>((resolve) => foreign?.listen(0, '127.0.0.1', resolve))
  return (foreign.address() as AddressInfo).port
}

const tokenIn = async ({ context }: Phone): Promise<string | undefined> =>
  (await context.cookies(server.url)).find(({ name }) => name === 'parley_chat')?.value

const say = async ({ page }: Phone, text: string): Promise<void> => {
  await page.getByLabel('Message').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('.bubble', { hasText: text }).first().waitFor()
}

describe('the session of the web chat in a browser', { timeout: 60_000 }, () => {
  // `localhost` is another site than 127.0.0.1, and another port of 127.0.0.1 another origin of the same site.
  it.each(['localhost', '127.0.0.1'])('is the same after a visit from a page on %s', async (host) => {
    phone = await openPhone()
    const { page } = phone
    await page.goto(server.url)
    await page.getByText('A bank you talk to').first().waitFor()
    await say(phone, 'hello')
    const mine = await tokenIn(phone)
    expect(mine).toMatch(/^[A-Za-z0-9_-]{43}$/)

    await page.goto(`http://${host}:${await serveForeignPage()}/`)
    await page.getByRole('link', { name: 'Your bank' }).click()
    await page.waitForURL(`${server.url}/`)
    await page.locator('.bubble', { hasText: 'hello' }).first().waitFor()
    expect(await tokenIn(phone)).toBe(mine)

    await page.goBack()
    await page.getByRole('button', { name: 'Win' }).click()
    await page.waitForLoadState()
    expect(await tokenIn(phone)).toBe(mine)

    await page.goto(server.url)
    await page.locator('.bubble', { hasText: 'hello' }).first().waitFor()
    await say(phone, 'and again')
    expect(await tokenIn(phone)).toBe(mine)
  })

  it('begins once, in a browser that was never here', async () => {
    phone = await openPhone()
    await phone.page.goto(server.url)
    await phone.page.getByText('A bank you talk to').first().waitFor()
    expect(await tokenIn(phone)).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(phone.complaints).toEqual([])
  })
})
