import './added.ts'
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Rail } from '#bank/ground/rail.ts'
import { COINS, perCoin } from '#bank/ground/coins.ts'
import { type Coin, money, usd } from '#bank/ground/money.ts'
import { ok } from '#kit/result.ts'
import { anAccount, anOperationId, openMongoStores } from '#test/support/mongo-stores.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { startParleyInProcess } from '#test/support/whole-app.ts'
import { openWebChat } from '../web-chat.ts'

/** A process of its own, since what is derived from the list of coins is derived once for a process. */
const SOL: Coin = COINS.at(-1) ?? 'BTC'
assert.equal(SOL, 'SOL')
const none = () => perCoin((coin) => money<Coin>(coin, 0n))

/** A wallet that an earlier version has stored, which did not trade the third coin. */
const walletOfBefore = async (): Promise<void> => {
  const fixture = await openMongoStores()
  const { accounts } = fixture.stores
  const [empty, used] = [anAccount({ kind: 'crypto', coins: none() }), anAccount({ kind: 'crypto', coins: none() })]
  for (const account of [empty, used]) await accounts.insert(account)
  await fixture.db.collection('accounts').updateMany({}, { $unset: { 'coins.SOL': '' } })
  assert.deepEqual((await accounts.find(empty.id))?.coins, none())
  const operation = anOperationId()
  assert.equal(await accounts.hold(used.id, operation, money(SOL, 5n)), 'short')
  const coins = { ...none(), [SOL]: money(SOL, 7_000_000_000n) }
  await accounts.refresh(used.id, { posted: used.posted, coins, asOf: used.asOf + 1 })
  assert.equal(await accounts.hold(used.id, operation, money(SOL, 5n)), 'held')
  assert.equal(await accounts.beginClosing(used.id, anOperationId()), 'not-empty')
  assert.equal(await accounts.beginClosing(empty.id, anOperationId()), 'closing')
  await fixture.drop()
}

/** Prices, menus and an alert, in a chat. */
const talk = async (): Promise<void> => {
  const price = { cents: 15_000n }
  // The bank's sandbox trades two coins: the third one's price is added to what it quotes.
  const quotes: Rail['quotes'] = async () => ok({ BTC: usd(7_000_000n), ETH: usd(300_000n), [SOL]: usd(price.cents) })
  const parley = await startParleyInProcess({ PRICE_SECONDS: '1' }, (port, name) =>
    name === 'rail'
      ? new Proxy(port, { get: (target, key) => (key === 'quotes' ? quotes : Reflect.get(target, key)) })
      : port,
  )
  const chat = await openWebChat(parley.url)
  const who = { handle: 'third_coin', phone: '415-555-0681', email: 'third@example.com' }
  const customer = await seedCustomer(parley, {
    ...who,
    conversation: chat.conversation,
    account: { nickname: 'Main', dollars: 100 },
  })
  await parley.runtime.ports.accounts.insert(
    anAccount({ kind: 'crypto', customer: customer.id, nickname: 'Coins', coins: none() }),
  )
  while ((await parley.runtime.ports.prices.latest(SOL)) === undefined) await pause(100)
  await chat.say('price of solana')
  assert.match(await chat.until(/Solana \(SOL\)/), /\$150\.00/)
  await chat.say('prices')
  await chat.until(/Bitcoin \(BTC\)[^]*Ether \(ETH\)[^]*Solana \(SOL\)/)
  await chat.say('buy crypto')
  await chat.until(/Which coin/)
  await chat.press('Solana (SOL)')
  assert.match(await chat.until(/How much SOL/), /\$150\.00/)
  await chat.say('cancel')
  await chat.say('tell me when solana goes above 200')
  await chat.until(/when SOL is at or above \$200\.00/)
  price.cents = 20_100n
  await chat.until(/SOL[^]*\$201\.00/)
  await chat.close()
  await parley.close()
}

await walletOfBefore()
await talk()
process.stdout.write('done\n')
process.exit(0)
