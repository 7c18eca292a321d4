import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '#app/compose/compose.ts'
import { startWorker } from '#app/roles/worker.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { type Desk, openDesk } from '#test/support/operator-desk.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 90_000
const token = randomBytes(24).toString('base64url')
let parley: ParleyInProcess
let desk: Desk
beforeAll(async () => {
  parley = await startParleyInProcess({ ADMIN_TOKEN: token })
  desk = await openDesk(parley.runtime, token)
}, 2 * STEP_MS)
afterAll(async () => {
  await desk?.close()
  await parley?.close()
}, STEP_MS)

const customerIn = (chat: Chat, handle: string): Promise<Customer> =>
  seedCustomer(parley, {
    ...{ handle, phone: `415-555-0${300 + handle.length}`, email: `${handle}@example.com` },
    conversation: chat.conversation,
    account: { nickname: 'Main', dollars: 50 },
  })
const caseOf = async (chat: Chat) => {
  const open_ = await parley.runtime.ports.cases.open(200)
  const found = open_.findLast(({ conversation }) => conversation === chat.conversation)
  if (found === undefined) throw new Error(`no case in:\n${chat.visible().join('\n---\n')}`)
  return found
}
const times = (chat: Chat, words: RegExp): number => chat.visible().filter((text) => words.test(text)).length

describe('what support writes', () => {
  it(
    'waits in the stores while nothing runs, and comes into another linked chat where the first can’t be reached',
    async () => {
      const chat = openTelegramChat(parley.telegram)
      const other = await openWebChat(parley.url)
      const ann = await customerIn(chat, 'restarted_ann')
      await parley.runtime.ports.customers.attach(identityKey(other.conversation), ann.id)
      await chat.say('I want to complain about the long waiting time')
      await chat.press('Send these words')
      await chat.until(/A person has it now/)
      const { id } = await caseOf(chat)
      await chat.shut()
      await parley.stopWorker()
      expect(await desk.answer(id, 'We are sorry.')).toBe(303)
      expect(times(chat, /We are sorry/) + times(other, /We are sorry/)).toBe(0)
      const again = await compose(parley.runtime.config, parley.runtime.log)
      const worker = await startWorker(again)
      await expect
        .poll(async () => (await parley.runtime.ports.notices.due(Number.MAX_SAFE_INTEGER, 50)).length, {
          timeout: 30_000,
        })
        .toBe(0)
      await other.say('/login')
      await other.answer({ PIN: '739152' })
      await other.until(/We are sorry\./)
      expect(times(chat, /We are sorry/)).toBe(0)
      await worker.stop()
      await again.close()
    },
    STEP_MS,
  )

  it(
    'is read by nobody else, whatever they press',
    async () => {
      const chat = await openWebChat(parley.url)
      await customerIn(chat, 'own_case_ann')
      const [eve, stranger] = [await openWebChat(parley.url), await openWebChat(parley.url)]
      await customerIn(eve, 'nosy_eve')
      await chat.say('I want to complain about a purple walrus')
      await chat.press('Send these words')
      await chat.until(/A person has it now/)
      const { id, revision } = await caseOf(chat)
      for (const who of [eve, stranger]) {
        await who.say('menu')
        for (const prefix of ['cv', 'cw', 'cx']) await who.pressId(`${prefix}-${id}`)
        await who.until(/I can’t find that case here/)
        expect(who.visible().join('\n')).not.toMatch(/walrus/)
      }
      expect((await parley.runtime.ports.cases.find(id))?.revision).toBe(revision)
      // Nor by themselves once they have logged out.
      await chat.say('/logout')
      const seen = chat.visible().length
      await chat.pressId(`cv-${id}`)
      await chat.until(/I can’t find that case here/)
      expect(chat.visible().slice(seen).join('\n')).not.toMatch(/walrus/)
    },
    STEP_MS,
  )
})

describe('the operators’ page of cases', () => {
  const evil = '<script>alert(1)</script> \u202Egnp.exe\u2066 "quoted" &amp;'
  const oneCase = async () => {
    const chat = await openWebChat(parley.url)
    await chat.say('talk to a human')
    await chat.press('Write to a person')
    await chat.answer({ 'Your message': evil })
    return (await caseOf(chat)).id
  }

  it(
    'is not there without the token',
    async () => {
      const id = await oneCase()
      for (const authorization of ['', 'Basic bWFyaWE6d3Jvbmc=', 'Bearer wrong'])
        for (const path of ['/cases', `/cases/${id}`]) {
          const headers = authorization === '' ? {} : { authorization }
          expect((await fetch(`${desk.base}${path}`, { headers })).status).toBe(401)
          expect((await fetch(`${desk.base}${path}`, { method: 'POST', headers, body: 'text=x' })).status).toBe(401)
        }
      expect((await parley.runtime.ports.cases.find(id))?.thread).toBeUndefined()
    },
    STEP_MS,
  )

  it(
    'escapes what strangers write, keeps it to itself, and can’t be framed',
    async () => {
      const id = await oneCase()
      for (const path of ['/cases', `/cases/${id}`]) {
        const answer = await desk.get(path)
        const page = await answer.text()
        expect(page).toContain('&lt;script&gt;')
        expect(page).not.toMatch(/<script|[\u202A-\u202E\u2066-\u2069]/)
        expect(page).toMatch(/<bdi dir="auto">&lt;script/)
        expect(answer.headers.get('x-frame-options')).toBe('DENY')
        const policy = answer.headers.get('content-security-policy') ?? ''
        for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
          expect(policy).toContain(rule)
        expect(policy).not.toContain('unsafe')
        expect(answer.headers.get('cache-control')).toBe('no-store')
      }
    },
    STEP_MS,
  )

  it(
    'takes no form but its own, from its own page, in the name of who has opened it',
    async () => {
      const id = await oneCase()
      const form = await desk.formOf(id)
      const fields = { ...form, text: 'Hello', then: 'stay' }
      const elsewhere = [
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        { origin: 'null', 'sec-fetch-site': 'cross-site' },
        { origin: desk.base, 'sec-fetch-site': 'same-site' },
        { authorization: `Basic ${Buffer.from(`eve:${token}`).toString('base64')}` },
      ]
      for (const headers of elsewhere) expect((await desk.post(id, fields, headers)).status).toBe(403)
      for (const wrong of [{ token: '' }, { token: 'x' }, { key: 'another' }])
        expect((await desk.post(id, { ...fields, ...wrong })).status).toBe(403)
      expect((await parley.runtime.ports.cases.find(id))?.thread).toBeUndefined()
      expect((await desk.post(id, { ...fields, text: '' })).status).toBe(422)
      // Pressed twice it is sent once.
      expect((await desk.post(id, fields)).status).toBe(303)
      expect((await desk.post(id, fields)).status).toBe(303)
      const found = await parley.runtime.ports.cases.find(id)
      expect(found?.thread).toMatchObject([{ by: 'support', text: 'Hello', operator: 'maria' }])
      expect(await desk.read(`/cases/${id}`)).toContain('maria')
      expect((await desk.get('/cases/case_none')).status).toBe(404)
    },
    STEP_MS,
  )

  it(
    'counts what waits',
    async () => {
      const metrics = await desk.read('/metrics')
      expect(metrics).toMatch(/parley_cases_open \d/)
      expect(metrics).toMatch(/parley_cases_oldest_unanswered_seconds \d/)
    },
    STEP_MS,
  )
})
