import { expect } from 'vitest'
import { parse as parseCsv } from './csv.ts'
import { accountsInBooks, transfersInBooks } from './books.ts'
import type { Chat } from './chat.ts'
import type { ParleyInProcess } from '#test/support/whole-app.ts'

/** One customer's whole life with the bank, told once and lived on every channel. */
export type Traveller = { readonly handle: string; readonly phone: string; readonly email: string }

export const SSN = '219-09-2222'
export const PIN = '739152'
/** As much of a JPEG as anybody here looks at. */
const PHOTO = {
  name: 'id.jpg',
  type: 'image/jpeg',
  bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(40_000, 7)]),
}

/** 1. Register: what the bank still wants is told, and how to fix it. */
export const registers = async (chat: Chat, who: Traveller): Promise<void> => {
  await asksToRegister(chat, who)
  await chat.until(/You’re registered[\s\S]*photo ID/)
}

export const ADDRESS = {
  'Street address': '1 Market Street',
  City: 'San Francisco',
  State: 'California',
  'ZIP code': '94105',
}

/** Everything the bank wants to know, confirmed. */
export const asksToRegister = async (
  chat: Chat,
  who: Traveller,
  { street = ADDRESS['Street address'], ssn = SSN } = {},
): Promise<void> => {
  await fillsIn(chat, who, { street, ssn })
  await chat.press('Confirm')
  await chat.until(/You’re registered|Your registration/)
  for (const secret of [ssn, ssn.replaceAll('-', ''), PIN])
    expect(chat.remembers(secret), `${secret} stays in the chat:\n${chat.visible().join('\n')}`).toBe(false)
}

/** … up to the card that asks whether all is right. */
export const fillsIn = async (
  chat: Chat,
  { handle, phone, email }: Traveller,
  { street = ADDRESS['Street address'], ssn = SSN } = {},
): Promise<void> => {
  await chat.say('hello')
  await chat.until(/a bank you talk to/)
  await chat.press('Become a customer')
  await chat.answer({ 'First and last name': 'Ann Lee', 'Date of birth': '17 May 1990', Handle: handle })
  await chat.answer({ Phone: phone, Email: email })
  await chat.answer({ ...ADDRESS, 'Street address': street })
  await chat.answer({ 'Social Security number': ssn, 'New PIN': PIN, 'New PIN again': PIN })
  expect(await chat.until(/Is everything right\?/)).toContain(`@${handle}`)
}

/** … and then does what was missing, so that money may be sent too. */
export const provesIdentity = async (chat: Chat): Promise<void> => {
  await chat.say('my details')
  await chat.until(/My details[\s\S]*receive/i)
  await chat.press('Photo ID')
  await chat.until(/driver’s license, passport or state ID/)
  await chat.send({ name: 'letter.pdf', type: 'application/pdf', bytes: Buffer.from('Dear bank,') })
  await chat.until(/can’t read that file[\s\S]*JPEG, PNG or PDF/)
  await chat.send(PHOTO)
  await chat.until(/We have it[\s\S]*send/i)
}

/** An account with play money in it, for tests that are about something else. */
export const opensWithMoney = async (chat: Chat, { account = 'Main', dollars = 200 } = {}): Promise<void> => {
  await chat.say(`open an account called ${account}`)
  await chat.until(new RegExp(`account ${account} is open`))
  await chat.say('add money')
  await chat.press('Add demo money')
  await chat.answer({ 'Amount in dollars': String(dollars) })
  await chat.until(new RegExp(`Add demo money\\?[\\s\\S]*\\$${dollars}\\.00`))
  await chat.press('Confirm')
  await chat.until(/Demo money added/)
}

/** 2. Log out, and in again with the PIN; a wrong one says how many tries are left. */
export const logsOutAndIn = async (chat: Chat): Promise<void> => {
  await chat.say('/logout')
  await chat.until(/logged out/i)
  await chat.say('show my accounts')
  await chat.answer({ PIN: '908172' })
  await chat.until(/tries? left/)
  await chat.answer({ PIN })
  await chat.until(/don’t have an account yet/)
}

/** 3. See and change details, at the bank and here. */
export const changesDetails = async (chat: Chat, email: string): Promise<void> => {
  await chat.say('/details')
  await chat.press('Change something')
  await chat.press('Email')
  await chat.answer({ Email: 'not an address' })
  await chat.until(/for example/i)
  await chat.answer({ Email: email })
  await chat.until(/email address has been changed/)
  await chat.say('my details')
  await chat.press('Show everything')
  await chat.until(new RegExp(email.replaceAll('.', '\\.')))
}

/** 4. Accounts: open two, rename one. */
export const opensAccounts = async (chat: Chat): Promise<void> => {
  await chat.say('open an account called Everyday')
  await chat.until(/account Everyday is open/)
  await chat.say('/accounts')
  await chat.press('Open an account')
  await chat.answer({ Nickname: 'Rent' })
  await chat.until(/account Rent is open/)
  await chat.say('accounts')
  await chat.press('Rent $0.00')
  await chat.press('Rename')
  await chat.answer({ Nickname: 'Savings' })
  await chat.until(/Rent is now called Savings/)
}

/** 5. Fund it: play money, a bank by login with its question, another by numbers and two small deposits, and a pull. */
export const addsMoney = async (chat: Chat): Promise<void> => {
  await chat.say('add money')
  await chat.press('Add demo money')
  await chat.press('Everyday $0.00')
  await chat.answer({ 'Amount in dollars': '500' })
  await chat.until(/Add demo money\?[\s\S]*\$500\.00/)
  await chat.press('Confirm')
  await chat.until(/Demo money added/)

  await chat.say('/fund')
  await chat.press('Link by bank login')
  await chat.answer({
    'Your other bank': 'fake',
    'Username at that bank': 'synapse_good',
    'Password at that bank': 'test1234',
  })
  await chat.until(/Before we can link/)
  await chat.press('Answer')
  await chat.answer({ 'Your answer': 'test_answer' })
  await chat.until(/accounts at fake are linked/)

  await chat.say('add money')
  await chat.press('Link by account number')
  await chat.answer({
    Nickname: 'Chase',
    'Account type': 'Checking',
    'Account number': '1234567890',
    'Routing number': '051000017',
  })
  await chat.until(/Chase, ending in 7890, is linked/)
  await chat.say('add money')
  await chat.press('Chase')
  await chat.answer({ 'First amount': '0.10', 'Second amount': '0.10' })
  await chat.until(/is verified as yours/)

  await chat.say('add money')
  await chat.press('Chase')
  await chat.press('Everyday $500.00')
  await chat.answer({ 'Amount in dollars': '100.25' })
  await chat.until(/Add this money\?[\s\S]*\$100\.25/)
  await chat.press('Confirm')
  await chat.until(/Money added[\s\S]*\$100\.25/)
}

/** 6. Send: to an own account, to another customer in plain words with a correction, and too much. */
export const sendsMoney = async (chat: Chat): Promise<void> => {
  await chat.say('send 150 from Everyday to Savings')
  await chat.until(/Send this\?[\s\S]*\$150\.00/)
  await chat.press('Confirm')
  await chat.until(/^Sent[\s\S]*\$150\.00 from Everyday to Savings/)

  await chat.say('send 20 to @alex for pizza')
  await chat.press('Everyday $450.25')
  const card = await chat.until(/Send this\?[\s\S]*Alex Rivera/)
  for (const fact of ['Everyday', 'Alex Rivera (@alex)', '$20.00', 'Note: pizza']) expect(card).toContain(fact)
  expect(card).not.toContain('Fee:')
  await chat.press('Change amount')
  await chat.answer({ 'Amount in dollars': '12.34' })
  await chat.until(/Send this\?[\s\S]*\$12\.34/)
  await chat.press('Confirm')
  expect(await chat.until(/^Sent[\s\S]*\$12\.34/)).toMatch(/Reference [0-9A-F]{4}-[0-9A-F]{4}/)

  await chat.say('send 2000 from Savings to alex')
  await chat.until(/Nothing was sent[\s\S]*\$150\.00 available/)
  await chat.say('cancel')
  await chat.until(/Nothing was sent or changed/)
}

/** 7. History: newest first, one entry with its whole life, and as a file. */
export const readsHistory = async (chat: Chat): Promise<void> => {
  await chat.say('history')
  const page = await chat.until(/^History/)
  expect(page.indexOf('$12.34')).toBeLessThan(page.indexOf('$150.00'))
  await chat.press('1')
  expect(await chat.until(/What happened/)).toMatch(/Created[\s\S]*In progress[\s\S]*Completed: it’s final/)
  await chat.say('/history')
  await chat.press('Export as a file')
  await chat.until(/Here’s your history as a file/)
  const file = [...chat.files().entries()].find(([name]) => name.endsWith('.csv'))
  const rows = parseCsv(file?.[1].toString('utf8') ?? '')
  expect(rows.map((row) => row['Amount (USD)'])).toEqual(['12.34', '150.00', '100.25', '500.00'])
}

/** 8. Prices and coins: a wallet, bought, sold, seen. */
export const tradesCoins = async (chat: Chat): Promise<void> => {
  await chat.say("what's bitcoin at?")
  await chat.until(/\$[\d,]+\.\d\d/)
  await chat.say('/crypto')
  await chat.press('Open a crypto wallet')
  await chat.answer({ Nickname: 'Coins' })
  await chat.until(/crypto wallet Coins is open/)
  await chat.say('buy $50 of bitcoin')
  await chat.press('Everyday $437.91')
  const card = await chat.until(/Buy BTC\?/)
  expect(card).toMatch(/Total: \$50\.00[\s\S]*Coins: about [\d.]+ BTC[\s\S]*Price: \$[\d,]+\.\d\d for 1 BTC, as of /)
  await chat.press('Confirm')
  await chat.until(/^Bought[\s\S]*\$50\.00/)
  await chat.say('sell $20 of btc')
  await chat.press('Everyday $387.91')
  await chat.until(/Sell BTC\?[\s\S]*\$20\.00/)
  await chat.press('Confirm')
  await chat.until(/^Sold[\s\S]*\$20\.00/)
  await chat.say('crypto')
  await chat.until(/Coins[\s\S]*BTC[\s\S]*\$\d/)
}

/** 9. Price alerts: set, listed, deleted; one arrives. */
export const setsAlerts = async (chat: Chat, parley: ParleyInProcess): Promise<void> => {
  await chat.say('tell me when eth goes above 900k')
  await chat.until(/I’ll tell you here, once, when ETH is at or above \$900,000\.00/)
  await chat.say('alert me if bitcoin drops below 10')
  await chat.until(/BTC is at or below \$10\.00/)
  await chat.say('/alerts')
  await chat.until(/Your price alerts[\s\S]*ETH[\s\S]*BTC/)
  for (const label of ['2. BTC below $10', 'Delete']) await chat.press(label)
  await chat.until(/Deleted: BTC/)
  await parley.setPrice('ETH', 950_000)
  await chat.until(/ETH is at \$9\d\d,\d{3}/)
  await parley.setPrice('ETH', 3_000)
}

/** 10. Help, cancel, back, nonsense: never trapped. */
export const losesTheWay = async (chat: Chat): Promise<void> => {
  await chat.say('flurb the wibble')
  await chat.until(/I can|you can|understand/i)
  await chat.say('help')
  await chat.until(/send 20 to/i)
  await chat.say('send')
  await chat.say('back')
  await chat.say('nothing in particular')
  await chat.say('cancel')
}

/** 4 again: an account that holds money stays open, an empty one closes. */
export const closesAccount = async (chat: Chat): Promise<void> => {
  await chat.say('accounts')
  await chat.press('Savings $150.00')
  await chat.press('Close account')
  await chat.until(/still holds \$150\.00/)
  await chat.say('send 150 from Savings to Everyday')
  await chat.press('Confirm')
  await chat.until(/^Sent[\s\S]*\$150\.00 from Savings to Everyday/)
  await chat.say('accounts')
  await chat.press('Savings $0.00')
  await chat.press('Close account')
  await chat.press('Confirm')
  await chat.until(/Savings is closed/)
}

/** What the customer was told is what the bank's books say, to the cent. */
export const booksAgree = async (chat: Chat, parley: ParleyInProcess, handle: string): Promise<void> => {
  await chat.say('accounts')
  const told = await chat.until(/Your accounts[\s\S]*Everyday/)
  expect(told).toMatch(/\$557\.91 available/)
  const cents = new Map((await accountsInBooks(parley, handle)).map((account) => [account.nickname, account.cents]))
  expect([cents.get('Everyday'), cents.get('Savings')]).toEqual([557_91n, 0n])
  const transfers = await transfersInBooks(parley, handle)
  expect(transfers.map(({ cents, status }) => [cents, status])).toEqual([
    [150_00n, 'SETTLED'],
    [20_00n, 'SETTLED'],
    [50_00n, 'SETTLED'],
    [12_34n, 'SETTLED'],
    [150_00n, 'SETTLED'],
    [100_25n, 'SETTLED'],
    [500_00n, 'SETTLED'],
  ])
}
