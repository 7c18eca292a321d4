import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { BSON } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHOWN_MS } from '#bank/account/numbers.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { returnTrans } from '#sandbox/transactions/change.ts'
import { dummyTransaction } from '#sandbox/transactions/dummy.ts'
import { documentsIn } from '#test/support/documents.ts'
import { dump } from '#test/support/redis-dump.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const CHANNELS = [
  ['the web chat', (parley: ParleyInProcess) => openWebChat(parley.url)],
  ['Telegram', async (parley: ParleyInProcess) => openTelegramChat(parley.telegram)],
  ['Discord', async (parley: ParleyInProcess) => openDiscordChat(parley.discord)],
] as const
const TOKEN = randomBytes(32).toString('base64url')
const NUMBERS = /Routing number: (\d{9})\s+Account number: (\d+)/

describe.each(CHANNELS)('the numbers by which other banks pay in, on %s', (channel, open) => {
  let parley: ParleyInProcess
  let chat: Chat
  let ann: Customer
  const logged: string[] = []
  beforeAll(async () => {
    // Discord's signed requests bear the real time: there its people come over the Gateway.
    const env = { LOG_LEVEL: 'debug', ...(channel === 'Discord' && { PUBLIC_URL: '' }) }
    parley = await startParleyInProcess(env, undefined, { logTo: { write: (line) => void logged.push(line) } })
    chat = await open(parley)
    const who = { handle: 'num_ann', phone: '415-555-0281', email: 'num.ann@example.com' }
    ann = await seedCustomer(parley, {
      ...who,
      conversation: chat.conversation,
      account: { nickname: 'Rent', dollars: 5 },
    })
  }, 2 * STEP_MS)
  afterAll(async () => {
    await chat?.close()
    await parley?.close()
  }, STEP_MS)

  const subnets = async () => await parley.sandbox.services.store.subnets.find({}).toArray()
  const shown = (): string => chat.visible().join('\n')

  it('are made when they are first wanted, and shown after the PIN alone', { timeout: STEP_MS }, async () => {
    await chat.say('what’s my routing number?')
    await chat.until(/Rent can now be paid from other banks/)
    await chat.press('Account numbers')
    await chat.until(/Enter your PIN to see the account and routing numbers of Rent/)
    const [made, ...twins] = await subnets()
    expect([made?.account_class, made?.nickname, twins]).toEqual(['CHECKING', 'Rent', []])
    expect(shown()).not.toContain(String(made?.account_num))

    await chat.answer({ PIN: '271828' })
    await chat.until(/That PIN isn’t right. You have 4 tries left/)
    expect(shown()).not.toContain(String(made?.account_num))
    await chat.answer({ PIN })
    const [, routing, account] = NUMBERS.exec(await chat.until(NUMBERS)) ?? []
    expect([routing, account]).toEqual([made?.routing_num?.ach, made?.account_num])
    expect(shown()).toMatch(/I’ll hide them again in 5 minutes/)
  })

  it('stand readable in no store and in no line of the log', { timeout: STEP_MS }, async () => {
    const { MONGODB_URL, MONGODB_DATABASE, REDIS_URL, REDIS_NAMESPACE } = parley.runtime.config
    const redis = new Redis(REDIS_URL)
    const kept = [
      ...(await documentsIn(MONGODB_URL, MONGODB_DATABASE)).map((one) => BSON.EJSON.stringify(one)),
      await dump(redis, REDIS_NAMESPACE),
    ].join('\n')
    await redis.quit()
    const [subnet] = await subnets()
    parley.runtime.log.error({ event: 'marker' }, 'what is logged is seen here')
    expect([kept.length > 10_000, logged.join().includes('what is logged is seen here')]).toEqual([true, true])
    for (const number of [subnet?.account_num, subnet?.routing_num?.ach])
      expect(`${kept}\n${logged.join('\n')}`.includes(String(number))).toBe(false)
  })

  it('bring money in, which is told and stands in the history as what it is', { timeout: STEP_MS }, async () => {
    const [subnet] = await subnets()
    const { store, nodes, users } = parley.sandbox.services
    const [node, user] = [await nodes.get(subnet?.node_id ?? ''), await users.get(subnet?.user_id ?? '')]
    if (store === undefined || node === undefined || user === undefined) throw new Error('no account at the bank')
    const ach = { amount: 1_200, type: 'ACH', isCredit: true, note: 'ACME PAYROLL', subnet: subnet?._id ?? '' }
    await dummyTransaction(parley.sandbox.services, { node, user }, ach)
    const told = await chat.until(/You received \$1,200\.00/)
    expect(told).toMatch(/From another bank, by account number, into Rent/)
    expect(told).toMatch(/ACME PAYROLL \(from another bank, not from Parley\)/)

    await chat.say('history')
    expect(await chat.until(/History[\s\S]*1\. /)).toMatch(/1\. .*\+\$1,200\.00 by account number/)
    await chat.press('1')
    expect(await chat.until(/What happened/)).toMatch(/Account: Rent\s+From: another bank, by account number/)
    const [account] = await parley.runtime.ports.accounts.ofCustomer(ann.id)
    expect(account?.posted.minor).toBe(120_500n)
  })

  it('are taken away again after a while, wherever they stood', { timeout: STEP_MS }, async () => {
    const [subnet] = await subnets()
    expect(shown()).toContain(String(subnet?.account_num))
    await parley.ahead(SHOWN_MS + 1_000, async () => {
      await chat.until(/The account and routing numbers are hidden again/)
    })
    expect(shown()).not.toContain(String(subnet?.account_num))
    expect(shown()).not.toMatch(NUMBERS)
  })

  it('are hidden at once when that is wanted, and never made twice', { timeout: STEP_MS }, async () => {
    await chat.say('/accounts')
    await chat.press('Rent $1,205.00')
    await chat.press('Account numbers')
    await chat.answer({ PIN })
    await chat.until(NUMBERS)
    await chat.press('Hide them now')
    await chat.until(/hidden again/)
    expect(shown()).not.toMatch(NUMBERS)
    expect(await subnets()).toHaveLength(1)
  })

  it('are not shown while the account is frozen', { timeout: STEP_MS }, async () => {
    await chat.say('freeze my account')
    await chat.until(/Your account is frozen/)
    await chat.say('account number')
    await chat.press('Account numbers')
    await chat.until(/Nothing was shown: your account is frozen/)
    expect(shown()).not.toMatch(NUMBERS)
  })

  const moved = async (amount: number, isCredit: boolean, note: string) => {
    const [subnet] = await subnets()
    const { services } = parley.sandbox
    const node = await services.nodes.get(subnet?.node_id ?? '')
    const user = await services.users.get(subnet?.user_id ?? '')
    if (node === undefined || user === undefined) throw new Error('no account at the bank')
    const choice = { amount, type: 'ACH', isCredit, note, subnet: subnet?._id ?? '' }
    return (await dummyTransaction(services, { node, user }, choice))._id
  }

  it('tell of money that the other bank takes back after it had settled, however long after', {
    timeout: STEP_MS,
  }, async () => {
    const id = await moved(77, true, 'ACME BONUS')
    await chat.until(/You received \$77\.00/)
    await returnTrans(parley.sandbox.services, id, 'R06')
    const told = await chat.until(/\$77\.00 you received was sent back/)
    expect(told).toMatch(
      /from another bank, by account number, into Rent\. The other bank took it back .*can’t spend it/,
    )
    expect(told).toMatch(/ACME BONUS \(from another bank, not from Parley\)/)
    expect(told).toMatch(/In Rent you have \$1,205\.00 available now/)
  })

  it('tell of money that another bank takes out by them, and of its coming back', { timeout: STEP_MS }, async () => {
    const id = await moved(45, false, 'GYM')
    const told = await chat.until(/\$45\.00 was taken out of Rent/)
    expect(told).toMatch(/GYM \(from another bank, not from Parley\)[\s\S]*didn’t allow it, report it now/)
    await chat.say('history')
    expect(await chat.until(/History[\s\S]*1\. /)).toMatch(/1\. .*−\$45\.00 by account number/)
    await returnTrans(parley.sandbox.services, id, 'R10')
    expect(await chat.until(/\$45\.00 is back in Rent/)).toMatch(/In Rent you have \$1,205\.00 available now/)
  })
})

describe('the same in Spanish', { timeout: STEP_MS }, () => {
  let parley: ParleyInProcess
  let chat: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess()
    chat = await openWebChat(parley.url, TOKEN)
    const who = { handle: 'num_ana', phone: '415-555-0282', email: 'num.ana@example.com' }
    await seedCustomer(parley, { ...who, conversation: chat.conversation, account: { nickname: 'Renta', dollars: 5 } })
    await chat.say('español')
    await chat.until(/español/i)
  }, 2 * STEP_MS)
  afterAll(async () => {
    await chat?.close()
    await parley?.close()
  }, STEP_MS)

  it('is asked for, shown after the PIN, and hidden', async () => {
    await chat.say('¿cómo recibo mi sueldo aquí?')
    await chat.until(/depósito directo[\s\S]*después de tu PIN/)
    await chat.press('Números de cuenta')
    await chat.until(/Ahora se puede pagar a Renta desde otros bancos/)
    await chat.press('Números de cuenta')
    await chat.until(/Escribe tu PIN para ver el número de cuenta/)
    await chat.answer({ PIN })
    await chat.until(/Número de ruta: \d{9}\s+Número de cuenta: \d+/)
    await parley.ahead(SHOWN_MS + 1_000, async () => {
      await chat.until(/están ocultos otra vez/)
    })
    expect(chat.visible().join('\n')).not.toMatch(/Número de ruta: \d/)
    // Whoever opens the chat again is not sent what was hidden.
    const [subnet] = await parley.sandbox.services.store.subnets.find({}).toArray()
    const again = await openWebChat(parley.url, TOKEN)
    await again.until(/están ocultos otra vez/)
    expect(again.remembers(String(subnet?.account_num))).toBe(false)
    await again.close()
  })
})
