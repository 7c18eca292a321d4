import { readFile, writeFile } from 'node:fs/promises'
import { expect, it, vi } from 'vitest'
import { openReceiver } from './receiver.ts'
import {
  type Answer,
  type Caller,
  FINGERPRINT,
  GOVT_ID,
  linkBank,
  newDocument,
  oauth,
  SSN,
  transfer,
  startSandbox,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox({ clockStart: 1_563_200_000_000, priceSeed: 'golden' })
const GOLDEN = new URL('./golden/life.json', import.meta.url)

type Line = { call: string; status: number; body: unknown }

/** Replaces what is random by names given in order of appearance; everything else is compared as it is. */
const namer = () => {
  const names = new Map<string, string>()
  const name = (kind: string, text: string): string => {
    const known = names.get(text) ?? `<${kind} ${names.size + 1}>`
    names.set(text, known)
    return known
  }
  return (text: string): string =>
    text
      .replace(/\b(oauth|refresh)_[0-9A-Za-z]{40}\b/g, (found, kind: string) => name(kind, found))
      .replace(/\bfake_[0-9a-f]{32}\b/g, (found) => name('mfa', found))
      .replace(/"access_token":"[0-9a-f]{64}"/g, '"access_token":"<token>"')
      .replace(/"log_id":"[0-9a-f]{24}"/g, '"log_id":"<log>"')
      .replace(/"account_num":"98\d{8}"/g, '"account_num":"<account>"')
      .replace(/http:\/\/127\.0\.0\.1:\d+/g, '<host>')
      .replace(/\b[0-9a-f]{24}\b/g, (found) => name('id', found))
}

const live = async (lines: Line[]): Promise<void> => {
  const note = (call: string, { status, body }: Answer): Answer => {
    lines.push({ call, status, body })
    return { status, body, type: null }
  }
  const platform = async (method: string, path: string, body?: unknown) =>
    note(`${method} ${path}`, await sandbox.platform(method, path, body))
  const user = {
    logins: [{ email: 'ada@example.com', password: 'secret' }],
    phone_numbers: ['901.111.1111'],
    legal_names: ['Ada Byron'],
    documents: [newDocument({ email: 'ada@example.com', virtual_docs: [SSN], physical_docs: [GOVT_ID] })],
  }
  const made = await platform('POST', '/users', user)
  await platform('POST', `/oauth/${made.body._id}`, { refresh_token: made.body.refresh_token })
  const caller: Caller = await oauth(sandbox, made.body._id, made.body.refresh_token, FINGERPRINT)
  const own = async (method: string, path: string, body?: unknown) =>
    note(`${method} /users/u${path}`, await sandbox.as(caller, method, path, body))
  await sandbox.step(2_000)
  await platform('GET', `/users/${caller.id}?full_dehydrate=yes`)
  const node = (await own('POST', '/nodes', { type: 'DEPOSIT-US', info: { nickname: 'Main' } })).body.nodes[0]._id
  const wallet = (await own('POST', '/nodes', { type: 'CRYPTO-US', info: { nickname: 'Coins' } })).body.nodes[0]._id
  const login = { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'fake' }
  const asked = await own('POST', '/nodes', { type: 'ACH-US', info: login })
  await own('POST', '/nodes', { access_token: asked.body.mfa.access_token, mfa_answer: 'test_answer' })
  const [bank] = await linkBank(sandbox, caller)
  const pull = await own('POST', `/nodes/${bank}/trans`, transfer(node, 500, { extra: { supp_id: 'pull' } }))
  await sandbox.step(15_000)
  await own('GET', `/nodes/${bank}/trans/${pull.body._id}`)
  const back = await own('POST', `/nodes/${node}/trans`, transfer(bank, 222.22, { type: 'ACH-US' }))
  await sandbox.step(30_000)
  await own('GET', `/nodes/${node}/trans/${back.body._id}`)
  const bought = await own(
    'POST',
    `/nodes/${node}/trans`,
    transfer(wallet, 100, { type: 'CRYPTO-US', extra: { asset: 'BTC' } }),
  )
  await sandbox.step(15_000)
  await own('GET', `/nodes/${node}/trans/${bought.body._id}`)
  await own('GET', `/nodes/${wallet}`)
  await own('POST', `/nodes/${node}/subnets`, { nickname: 'Numbers' })
  await own('GET', '/trans')
  await own('GET', '/nodes?per_page=2')
  await platform('GET', '/nodes/crypto-quotes')
  await own('DELETE', `/nodes/${bank}`)
  await platform('GET', '/users/5d2a1c0e9b3f4a0012345601')
  await own('DELETE', `/nodes/${node}/trans/${pull.body._id}`)
}

it('a full life is answered and published as it was recorded, field by field and key by key', async () => {
  const receiver = await openReceiver()
  const scope = ['USERS|POST', 'USER|PATCH', 'NODES|POST', 'NODE|PATCH', 'TRANS|POST', 'TRAN|PATCH']
  await sandbox.platform('POST', '/subscriptions', { url: receiver.url, scope })
  const lines: Line[] = []
  await live(lines)
  await sandbox.server.tick()
  await receiver.close()
  const name = namer()
  const answers = lines.map((line) => JSON.parse(name(JSON.stringify(line))) as Line)
  // Deliveries of different objects have no order between them: they are compared as a sorted list.
  const delivered = receiver.got.map(({ raw }) => name(raw)).sort()
  const recorded = { answers, told: delivered.map((text) => JSON.parse(text) as unknown) }
  const text = `${JSON.stringify(recorded, null, 1)}\n`
  if (process.env['UPDATE_GOLDEN'] === 'yes') await writeFile(GOLDEN, text)
  const golden = await readFile(GOLDEN, 'utf8')
  expect(recorded).toEqual(JSON.parse(golden))
  expect(text).toBe(golden)
})
