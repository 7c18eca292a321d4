import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversationOf } from '#adapters/webchat/identity.ts'
import { compose, type Parley } from '#app/compose/compose.ts'
import { startWorker } from '#app/roles/worker.ts'
import { type Desk, openDesk } from '#test/support/operator-desk.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { openWebChat } from '#test/e2e/web-chat.ts'
import { openPhone, type Phone } from './open-chromium.ts'

const STEP_MS = 120_000
const ANN = { handle: 'asks_ann', phone: '415-555-0271', email: 'asks.ann@example.com' }
const DESKTOP = { width: 1_280, height: 860 }
const token = randomBytes(24).toString('base64url')

describe('a customer in the web chat and an operator at the page of cases', { timeout: STEP_MS }, () => {
  let parley: ParleyInProcess
  let desk: Desk
  let phone: Phone
  let operator: Phone
  let again: Parley | undefined
  let worker: Awaited<ReturnType<typeof startWorker>> | undefined
  beforeAll(async () => {
    parley = await startParleyInProcess({ PUBLIC_URL: '', ADMIN_TOKEN: token, DEMO: 'on' })
    desk = await openDesk(parley.runtime, token)
    phone = await openPhone()
    operator = await openPhone({ size: DESKTOP, javaScript: false })
    await phone.page.goto(parley.url)
    await phone.page.getByText('A bank you talk to').first().waitFor()
    const cookie = (await phone.context.cookies(parley.url)).find(({ name }) => name === 'parley_chat')
    const conversation = conversationOf(cookie?.value ?? '')
    if (conversation === undefined) throw new Error('the page has no session')
    await seedCustomer(parley, { ...ANN, conversation, account: { nickname: 'Everyday', dollars: 100 } })
    await operator.page.goto(`${desk.base.replace('//', `//maria:${token}@`)}/cases`)
  }, 2 * STEP_MS)
  afterAll(async () => {
    await operator?.close()
    await phone?.close()
    await worker?.stop()
    await again?.close()
    await desk?.close()
    await parley?.close()
  }, STEP_MS)

  const say = async (text: string) => {
    await phone.page.getByLabel('Message', { exact: true }).fill(text)
    await phone.page.getByRole('button', { name: 'Send', exact: true }).click()
  }
  const press = (name: string) => phone.page.getByRole('button', { name, exact: true }).last().click()
  const see = (words: string | RegExp) =>
    phone.page.locator('.card').filter({ hasText: words }).last().waitFor({ timeout: 45_000 })
  const answer = async (text: string, button = 'Send') => {
    await operator.page.getByLabel('Your answer').fill(text)
    await operator.page.getByRole('button', { name: button, exact: true }).click()
    await operator.page.getByText('It is on its way to the customer').waitFor()
  }

  it('are connected: what is written on one side arrives on the other', async () => {
    await say('send 12 to alex for sneakers')
    await see(/Send this\?/)
    await press('Confirm')
    await see(/^Sent/)
    await say('I was scammed by a man who never sent the sneakers')
    await see(/protect your money first/)
    await phone.screenshot('70-trouble')
    await press('Send these words')
    await see(/A person has it now/)
    await phone.screenshot('71-case-opened')

    await operator.page.reload()
    await operator.page.getByText('never sent the sneakers').click()
    await operator.page.getByRole('heading', { name: /^Case / }).waitFor()
    await operator.page.getByText('$12.00').first().waitFor()
    await answer('I am sorry this happened to you.\nWhen did you pay him, and where did you find the offer?')
    await see(/I am sorry this happened to you/)
    await phone.screenshot('72-support-answers')

    await press('Reply to support')
    const form = phone.page.locator('form.form:visible').last()
    await form.getByLabel('Your message').fill('On Friday. I found it on a marketplace.')
    await form.locator('button[type=submit]').click()
    await see(/^Sent\. It’s now part of case/)
    await operator.page.reload()
    await operator.page.getByText('On Friday. I found it on a marketplace.').waitFor()
    expect(operator.complaints).toEqual([])
  })

  it('stay connected through a restart, and the answer arrives once', async () => {
    await parley.stopWorker()
    await answer('Thank you. We have asked the other bank, and write again tomorrow.')
    again = await compose(parley.runtime.config, parley.runtime.log)
    worker = await startWorker(again)
    await see(/We have asked the other bank/)
    await phone.page.reload()
    await see(/We have asked the other bank/)
    expect(
      await phone.page
        .locator('.card')
        .filter({ hasText: /We have asked the other bank/ })
        .count(),
    ).toBe(1)
    expect(phone.complaints).toEqual([])
  })

  it('see a page that is whole at every size, light and dark, without scripts', async () => {
    const arabic = await openWebChat(parley.url)
    for (const [words, message] of [
      ['talk to a human', 'Do you have a branch in Nome, Alaska? I would like to bring some documents in person.'],
      ['I want to complain', 'مرحبا، لم تصل أموالي بعد <b>$20.00</b> من فضلكم ساعدوني'],
    ] as const) {
      await arabic.say(words)
      await arabic.press('Write to a person')
      await arabic.answer({ 'Your message': message })
      await arabic.until(/A person has it now/)
    }
    const id = (await parley.runtime.ports.cases.open(10)).find(({ topic }) => topic === 'human')?.id ?? ''
    await desk.answer(id, 'No, but you can send a picture of them here.', 'close')
    const thread = operator.page.url().replace(/\?.*$/, '')
    await operator.page.goto(`${desk.base}/cases`)
    await operator.screenshot('80-cases-desktop')
    await operator.page.goto(thread)
    await operator.screenshot('81-case-desktop')
    const small = await openPhone({ javaScript: false, dark: true })
    await small.page.goto(`${desk.base.replace('//', `//maria:${token}@`)}/cases`)
    await small.screenshot('82-cases-phone-dark')
    await small.page.goto(thread)
    await small.screenshot('83-case-phone-dark')
    const light = await openPhone({ javaScript: false, size: { width: 320, height: 700 } })
    await light.page.goto(`${desk.base.replace('//', `//maria:${token}@`)}/cases`)
    await light.screenshot('84-cases-phone')
    for (const { page } of [operator, small, light])
      expect(await page.locator('html').evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0)
    for (const { complaints } of [operator, small, light]) expect(complaints).toEqual([])
    await small.close()
    await light.close()
    await arabic.close()
  })
})
