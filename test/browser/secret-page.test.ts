import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTelegramChat, type TelegramChat } from '#test/e2e/telegram-chat.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { closeChromium, openPhone, type Phone, type PhoneOptions } from './open-chromium.ts'

const STEP_MS = 120_000
let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
}, STEP_MS)
afterAll(async () => {
  await closeChromium()
  await parley?.close()
}, STEP_MS)

/** Registering on Telegram, at the page that asks for what must be hidden. */
const atThePage = async (): Promise<{
  readonly chat: TelegramChat
  readonly url: string
  readonly initData: string
}> => {
  const chat = openTelegramChat(parley.telegram)
  for (const words of ['register', 'Maria Lopez', '1990-05-17', `maria_${Date.now().toString(36)}`])
    await chat.say(words)
  for (const words of ['415-555-0139', 'maria@page.example.com', '1 Market Street', 'San Francisco', 'CA', '94105'])
    await chat.say(words)
  const button = chat.person.pageButton()
  if (button === undefined) throw new Error(`no page is opened:\n${chat.person.screen()}`)
  return { chat, ...button }
}
const within = async (options: PhoneOptions, run: (phone: Phone) => Promise<void>): Promise<void> => {
  const phone = await openPhone(options)
  try {
    await run(phone)
  } finally {
    await phone.close()
  }
}
const fill = async ({ page }: Phone, ssn: string, pin: string): Promise<void> => {
  await page.getByLabel('Social Security number', { exact: true }).fill(ssn)
  await page.getByLabel('New PIN', { exact: true }).fill(pin)
  await page.getByLabel('New PIN again', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Continue' }).click()
}
const isNoWiderThanThePhone = ({ page }: Phone): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')

describe('the page for secrets', () => {
  it(
    'takes them inside of Telegram, tells what is wrong beside the field, and the chat goes on',
    () =>
      within({}, async (phone) => {
        const { chat, url, initData } = await atThePage()
        const { page } = phone
        await page.goto(`${url}#tgWebAppData=${encodeURIComponent(initData)}&tgWebAppVersion=8.0`)
        // What Telegram told is out of the address at once.
        await expect.poll(() => page.url()).toBe(url)
        expect(await isNoWiderThanThePhone(phone)).toBe(true)
        await phone.screenshot('30-secret-page')
        await fill(phone, '12', '111111')
        const ssn = page.getByLabel('Social Security number', { exact: true })
        await page.getByText('Please type all nine digits').waitFor()
        expect(await ssn.getAttribute('aria-invalid')).toBe('true')
        expect(await ssn.inputValue()).toBe('')
        const told = await ssn.getAttribute('aria-describedby')
        expect(told?.split(' ')).toContain('error-ssn')
        expect(await page.locator('#error-ssn').innerText()).toContain('Please type all nine digits')
        expect(page.url()).not.toContain('tgWebAppData')
        await phone.screenshot('31-secret-page-wrong')
        await fill(phone, '219-09-2222', '739152')
        await page.getByRole('heading', { name: 'Done' }).waitFor()
        await phone.screenshot('32-secret-page-done')
        await chat.until(/Is everything right\?/)
        expect(chat.remembers('219-09-2222')).toBe(false)
        // Back leads to no form that could be read or handed in again.
        await page.goto(url)
        await page.getByRole('heading', { name: 'This page has expired' }).waitFor()
      }),
    STEP_MS,
  )

  it(
    'is dark where the phone is',
    () =>
      within({ dark: true, size: { width: 320, height: 640 } }, async (phone) => {
        const { url } = await atThePage()
        await phone.page.goto(url)
        expect(await isNoWiderThanThePhone(phone)).toBe(true)
        await phone.screenshot('33-secret-page-dark')
      }),
    STEP_MS,
  )

  it(
    'works without JavaScript, and the chat asks whose it was',
    () =>
      within({ javaScript: false }, async (phone) => {
        const { chat, url, initData } = await atThePage()
        await phone.page.goto(`${url}#tgWebAppData=${encodeURIComponent(initData)}`)
        await fill(phone, '219-09-2222', '739152')
        await phone.page.getByRole('heading', { name: 'One more step' }).waitFor()
        await phone.screenshot('34-secret-page-no-script')
        expect(await chat.until(/Was it you\?/)).toContain('Nothing has been done with it')
        await chat.press('It was me: use it')
        await chat.until(/Is everything right\?/)
      }),
    STEP_MS,
  )
})
