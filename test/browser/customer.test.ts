import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accountsInBooks } from '#test/e2e/books.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'
import { closeChromium, openPhone, type Phone } from './open-chromium.ts'

const SSN = '123-45-2222'
const PIN = '739152'
const STEP_MS = 120_000

let parley: ParleyInProcess
let phone: Phone

beforeAll(async () => {
  parley = await startParleyInProcess({ DEMO: 'on' })
  phone = await openPhone()
  await phone.page.goto(parley.url)
}, STEP_MS)
afterAll(async () => {
  await phone?.close()
  await closeChromium()
  await parley?.close()
}, STEP_MS)

// What stood on the page tells more than which line waited for it.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await phone.screenshot(`failed ${task.name}`)
  throw new Error(`the page showed:\n${await phone.page.locator('#timeline').innerText()}`)
})

const say = async (text: string) => {
  await phone.page.getByLabel('Message', { exact: true }).fill(text)
  await phone.page.getByRole('button', { name: 'Send', exact: true }).click()
}
/** The newest button of that name. */
const press = (name: string) => phone.page.getByRole('button', { name, exact: true }).last().click()
const see = (words: string | RegExp, timeout = 45_000) =>
  phone.page.locator('.card').filter({ hasText: words }).last().waitFor({ timeout })

/** Fills the form that is open, over the chat or in a card, and hands it in. */
const fill = async (values: Readonly<Record<string, string>>) => {
  const form = phone.page.locator('form.form:visible').last()
  for (const [label, value] of Object.entries(values)) {
    const input = form.getByLabel(label, { exact: true })
    if ((await input.evaluate((node) => node.nodeName)) === 'SELECT') await input.selectOption({ label: value })
    else await input.fill(value)
  }
  // The next form may come in its place: this one must have gone.
  const filled = await form.elementHandle()
  await form.locator('button[type=submit]').click()
  await phone.page.waitForFunction((node) => node?.isConnected === false, filled)
}

describe('a customer on a phone', () => {
  it(
    'registers',
    async () => {
      await phone.page.getByRole('heading', { name: 'Banking, in your own words' }).waitFor()
      await phone.page.getByRole('button', { name: 'Register' }).click()
      await phone.page.getByLabel('First and last name').waitFor()
      await phone.screenshot('20-register')
      await fill({ 'First and last name': 'Ann Lee', 'Date of birth': '17 May 1990', Handle: 'ann_phone' })
      await fill({ Phone: '(415) 555-0142', Email: 'ann@phone.example.com' })
      await phone.page.getByLabel('Street address').waitFor()
      await phone.screenshot('21-address')
      await fill({
        'Street address': '1 Market Street',
        City: 'San Francisco',
        State: 'California',
        'ZIP code': '94105',
      })
      await phone.page.getByLabel('New PIN', { exact: true }).waitFor()
      await fill({ 'Social Security number': SSN, 'New PIN': PIN, 'New PIN again': PIN })
      await see(/Is everything right\?/)
      await phone.screenshot('22-check')
      await press('Confirm')
      await see(/You’re registered/)
      await phone.screenshot('23-registered')
      const page = await phone.page.content()
      for (const secret of [SSN, '123452222', PIN]) expect(page).not.toContain(secret)
    },
    STEP_MS,
  )

  it(
    'hands in what was missing, opens an account and tops it up',
    async () => {
      await press('Photo ID')
      await see(/driver’s license, passport or state ID/)
      await phone.screenshot('24-photo-id')
      const picture = await phone.page.screenshot({ type: 'jpeg' })
      const chooser = phone.page.waitForEvent('filechooser')
      await press('Choose a picture')
      await (await chooser).setFiles({ name: 'ann-lee.jpg', mimeType: 'image/jpeg', buffer: picture })
      await phone.page.getByAltText('The picture you chose').waitFor()
      await phone.screenshot('25-picture-chosen')
      await press('Send this picture')
      await see(/We have it/)
      await phone.screenshot('26-picture-sent')
      expect(await phone.page.content()).not.toContain('ann-lee')
      await say('open an account called Everyday')
      await see(/account Everyday is open/)
      await say('add money')
      await press('Add demo money')
      await fill({ 'Amount in dollars': '500' })
      await see(/Add demo money\?[\s\S]*\$500\.00/)
      await phone.screenshot('27-top-up')
      await press('Confirm')
      await see(/Demo money added/)
      const books = await accountsInBooks(parley, 'ann_phone')
      expect(books.map(({ nickname, cents }) => [nickname, cents])).toContainEqual(['Everyday', 500_00n])
      await phone.screenshot('28-topped-up')
    },
    STEP_MS,
  )

  it(
    'sends money',
    async () => {
      await say('send 20 to @alex for pizza')
      await see(/Send this\?[\s\S]*Alex Rivera/)
      await phone.screenshot('29-send')
      await press('Confirm')
      await see(/Sent[\s\S]*\$20\.00[\s\S]*Reference/)
      await phone.screenshot('30-sent')
      const books = await accountsInBooks(parley, 'ann_phone')
      expect(books.find(({ nickname }) => nickname === 'Everyday')?.cents).toBe(480_00n)
    },
    STEP_MS,
  )

  it(
    'leaves no card behind that looks as if it could be confirmed',
    async () => {
      const confirms = () => phone.page.locator('button:not(:disabled)', { hasText: /^Confirm$/ }).count()
      await say('send 20 to @alex for pizza')
      await see(/Send this\?[\s\S]*\$20\.00/)
      await say('make it 25')
      await see(/Send this\?[\s\S]*\$25\.00/)
      await see('Replaced by the card below')
      await say('balance')
      await see('This continues below')
      expect(await confirms()).toBe(1)
      await phone.screenshot('30a-closed')
      await say('cancel')
      await see('Not confirmed. Nothing was sent.')
      expect(await confirms()).toBe(0)
      await phone.screenshot('30b-cancelled')
      await phone.page.reload()
      await see('Not confirmed. Nothing was sent.')
      expect(await confirms()).toBe(0)
    },
    STEP_MS,
  )

  it(
    'sets an alert, and it arrives',
    async () => {
      await say('tell me when eth goes above 900k')
      await see(/I’ll tell you here, once/)
      await parley.setPrice('ETH', 950_000)
      await see(/ETH is at \$9\d\d,\d{3}/)
      await phone.screenshot('31-alert')
      await phone.page.emulateMedia({ colorScheme: 'dark' })
      await say('what can you do?')
      await phone.page.locator('.card').last().waitFor()
      await say('history')
      await see(/^History/)
      await phone.screenshot('32-history-dark')
      expect(phone.complaints).toEqual([])
    },
    STEP_MS,
  )
})
