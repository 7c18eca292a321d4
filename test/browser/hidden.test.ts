import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { conversationOf } from '#adapters/webchat/identity.ts'
import { closeChromium, openPhone, type Phone } from './open-chromium.ts'

const STEP_MS = 120_000
const ANN = { handle: 'hide_ann', phone: '415-555-0260', email: 'hide.ann@example.com' }

describe('the page after logging out', { timeout: STEP_MS }, () => {
  let parley: ParleyInProcess
  let phone: Phone
  beforeAll(async () => {
    parley = await startParleyInProcess({ PUBLIC_URL: '' })
    phone = await openPhone()
    await phone.page.goto(parley.url)
    await phone.page.getByText('A bank you talk to').first().waitFor()
    const cookie = (await phone.context.cookies(parley.url)).find(({ name }) => name === 'parley_chat')
    const conversation = conversationOf(cookie?.value ?? '')
    if (conversation === undefined) throw new Error('the page has no session')
    await seedCustomer(parley, { ...ANN, conversation, account: { nickname: 'Canary', dollars: 100 } })
  }, 2 * STEP_MS)
  afterAll(async () => {
    await phone?.close()
    await closeChromium()
    await parley?.close()
  }, STEP_MS)

  const shown = (page = phone.page) => page.locator('#timeline').innerText()
  const see = (words: string | RegExp, page = phone.page) =>
    page.locator('.card').filter({ hasText: words }).last().waitFor()
  const say = async (text: string) => {
    await phone.page.getByLabel('Message', { exact: true }).fill(text)
    await phone.page.getByRole('button', { name: 'Send', exact: true }).click()
  }

  it('forgets what it showed, at once and when it is loaded again, also in a second tab, and shows the way in', async () => {
    await say('show my accounts')
    await see(/Canary/)
    const second = await phone.context.newPage()
    await second.goto(parley.url)
    await see(/Canary/, second)

    await say('log out')
    await see('You’re logged out')
    await see('hidden until you log in')
    for (const page of [phone.page, second]) {
      await see('hidden until you log in', page)
      expect(await shown(page)).not.toMatch(/Canary|\$100/)
    }
    await phone.page.reload()
    await see('hidden until you log in')
    expect(await shown()).not.toMatch(/Canary|\$100|show my accounts/)
    await phone.screenshot('60-hidden')

    // The PIN brings it back, in both.
    await phone.page.getByRole('button', { name: 'Log in', exact: true }).last().click()
    const form = phone.page.locator('form.form:visible').last()
    await form.getByLabel('PIN', { exact: true }).fill(PIN)
    await form.locator('button[type=submit]').click()
    for (const page of [phone.page, second]) {
      await see(/Canary/, page)
      await see('You’re logged in as', page)
      expect(await shown(page)).not.toMatch(/hidden until you log in/)
    }
    await phone.screenshot('61-back')
    expect(phone.complaints).toEqual([])
  })
})
