import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ChatServer, serveChat } from '#test/integration/webchat/serve.ts'
import { closeChromium, openPhone, type Phone } from './open-chromium.ts'

let server: ChatServer
let phone: Phone | undefined

beforeEach(async () => {
  server = await serveChat({ settleMs: 700 })
})
afterAll(closeChromium)
afterEach(async () => {
  await phone?.close()
  await server.stop()
})

const open = async (options: Parameters<typeof openPhone>[0] = {}) => {
  phone = await openPhone(options)
  await phone.page.goto(server.url)
  await phone.page.getByText('A bank you talk to').first().waitFor()
  return phone
}
const say = async ({ page }: Phone, text: string) => {
  await page.getByLabel('Message').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

describe('the page of the web chat', { timeout: 60_000 }, () => {
  it('greets with suggestions and takes a form with a PIN', async () => {
    const chat = await open()
    const { page } = chat
    await page.getByRole('heading', { name: 'Banking, in your own words' }).waitFor()
    await chat.screenshot('01-welcome')
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByText('Let’s get you an account').waitFor()
    await chat.screenshot('02-form')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Please fill this in.').first().waitFor()
    await chat.screenshot('03-form-missing')
    await page.getByLabel('Full name').fill('Ada Lovelace')
    await page.getByText('Savings').click()
    const pin = page.getByLabel('PIN')
    expect(await pin.getAttribute('type')).toBe('password')
    expect(await pin.getAttribute('inputmode')).toBe('numeric')
    expect(await pin.getAttribute('autocomplete')).toBe('off')
    await pin.fill('271828')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Welcome aboard').waitFor()
    await chat.screenshot('04-form-done')
    expect(server.bank.turns.at(-1)?.act).toEqual({
      do: 'fill',
      form: 'form-profile',
      values: { name: 'Ada Lovelace', email: 'ada@example.com', nick: '', purpose: 'savings', pin: '271828' },
    })
    expect(chat.complaints).toEqual([])
  })

  it('says how long ago it was written of what waited for what was sent before it', async () => {
    const chat = await open()
    const { page } = chat
    const typed = Promise.withResolvers<void>()
    const said: number[] = []
    await page.route('**/chat/turns', async (route) => {
      said.push((route.request().postDataJSON() as { agoMs: number }).agoMs)
      if (said.length === 1) await typed.promise
      await route.continue()
    })
    await say(chat, 'hello')
    const before = Date.now()
    await say(chat, 'yes')
    const written = Date.now()
    await page.waitForTimeout(1_000)
    // However slow the machine is: it was written between these two, and left after the first had gone.
    const released = Date.now()
    typed.resolve()
    await expect.poll(() => server.bank.turns.length, { timeout: 15_000 }).toBe(2)
    const [, ago = 0] = said
    expect(ago).toBeGreaterThanOrEqual(released - written)
    expect(ago).toBeLessThanOrEqual(Date.now() - before)
    // What is told of it is taken off the time at which it came.
    expect(server.bank.turns[1]?.at).toBeLessThanOrEqual(Date.now() - ago)
    expect(server.bank.turns[1]?.at).toBeGreaterThanOrEqual(before)
  })

  it('sends on one press, shows the work and then its outcome on the same card, also after a reload', async () => {
    const chat = await open()
    const { page } = chat
    await say(chat, 'hello')
    await say(chat, 'send 20 to alex')
    await page.getByText('Send $20.00 to Alex Rivera?').waitFor()
    await chat.screenshot('05-confirm')
    const below = await page.locator('#scroller').evaluate((n) => n.scrollHeight - n.scrollTop - n.clientHeight)
    expect(below).toBeLessThan(2)
    await page.getByRole('button', { name: 'Send $20.00' }).dblclick()
    await page.getByText('Working on it…').waitFor()
    await chat.screenshot('06-pending')
    await page.getByText('7F3A-92C1').waitFor()
    await chat.screenshot('07-sent')
    expect(server.bank.turns.filter(({ act }) => act.do === 'press')).toHaveLength(1)
    expect(await page.getByText('Working on it…').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Send $20.00' }).isDisabled()).toBe(true)
    await page.reload()
    await page.getByText('7F3A-92C1').waitFor()
    expect(await page.locator('.card').count()).toBe(2)
    expect(await page.getByRole('button', { name: 'Send $20.00' }).isDisabled()).toBe(true)
    expect(chat.complaints).toEqual([])
  })

  it('takes back what held a secret, and opens a form over the chat', async () => {
    const chat = await open({ dark: true })
    const { page } = chat
    await say(chat, 'my pin is 271828')
    await page.getByText('Removed because it contained a secret').waitFor()
    expect(await page.content()).not.toContain('271828')
    await say(chat, 'close')
    await page.getByRole('button', { name: 'Close' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('PIN').waitFor()
    await chat.screenshot('08-sheet-dark')
    await sheet.getByLabel('PIN').fill('314159')
    await sheet.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('Everyday is closed.').waitFor()
    await sheet.waitFor({ state: 'hidden' })
    await say(chat, 'send 20 to alex')
    await page.getByText('Send $20.00 to Alex Rivera?').waitFor()
    await page.getByRole('button', { name: 'Add a note' }).click()
    await page.getByText('Notes are asked for later.').waitFor()
    await chat.screenshot('09-dark')
    expect(chat.complaints).toEqual([])
  })

  it('shows pictures and hands out files', async () => {
    const chat = await open()
    const { page } = chat
    await say(chat, 'chart')
    const picture = page.getByAltText('Bitcoin over one day, rising')
    await picture.waitFor()
    expect(await picture.evaluate((img) => 'naturalWidth' in img && Number(img.naturalWidth) > 0)).toBe(true)
    await say(chat, 'export')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('history.csv').click()])
    expect(download.suggestedFilename()).toBe('history.csv')
    await chat.screenshot('10-attachments')
    expect(chat.complaints).toEqual([])
  })

  it('treats what is said as words, never as markup', async () => {
    const chat = await open({ size: { width: 1280, height: 800 } })
    const { page } = chat
    await say(chat, '<img src=x onerror=alert(1)> <b>bold</b>')
    await page.getByText('You said: <img src=x onerror=alert(1)> <b>bold</b>').waitFor()
    expect(await page.locator('#timeline img, #timeline b').count()).toBe(0)
    await chat.screenshot('11-desktop')
    expect(chat.complaints).toEqual([])
  })

  it('follows the answer to what was just said, also while it is still gliding down to it', async () => {
    const chat = await open({ size: { width: 390, height: 500 } })
    const { page } = chat
    for (let n = 0; n < 5; n += 1) await say(chat, `word ${n}`)
    await page.locator('.card').nth(4).waitFor()
    await chat.screenshot('13-followed')
    const below = await page.locator('#scroller').evaluate((n) => n.scrollHeight - n.scrollTop - n.clientHeight)
    expect(below).toBeLessThan(2)
    expect(await page.locator('#jump').isHidden()).toBe(true)
  })

  it('says at once that the network is gone, and goes on when it is back', async () => {
    const chat = await open()
    const { page, context } = chat
    await context.setOffline(true)
    await page.getByText('Reconnecting…').waitFor()
    await context.setOffline(false)
    await page.getByText('A bank you talk to').waitFor()
    await say(chat, 'hello')
    await page.getByText('Good morning. What shall we do?').waitFor()
    expect(await page.getByText('Reconnecting…').isHidden()).toBe(true)
  })

  it('keeps every word whole on buttons in a row, on a small phone', async () => {
    const chat = await open({ size: { width: 320, height: 600 } })
    await say(chat, 'send 20 to alex')
    const wide = await chat.page
      .locator('.buttons.row')
      .evaluateAll((rows) => rows.filter((row) => row.scrollWidth > row.clientWidth).length)
    expect(wide).toBe(0)
  })

  it('keeps what could not be sent and sends it again with the same id', async () => {
    const chat = await open()
    const { page } = chat
    // As often as the page tries by itself.
    for (let n = 0; n < 5; n += 1) server.bank.failNext(new Error('the stores are away'))
    await say(chat, 'hello')
    const again = page.getByRole('button', { name: 'Send again' })
    await again.waitFor({ timeout: 15_000 })
    await chat.screenshot('12-failed')
    await again.click()
    await page.getByText('Good morning. What shall we do?').waitFor()
    expect(await page.locator('.bubble').count()).toBe(1)
    expect(server.bank.turns).toHaveLength(1)
  })
})
