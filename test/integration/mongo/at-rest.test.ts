import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSeals, type DataKeys } from '#adapters/vault/index.ts'
import { createMongoStores, type MongoStores } from '#adapters/mongo/index.ts'
import { migrate } from '#adapters/mongo/migrations/index.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import {
  aCustomer,
  aKey,
  anIdentity,
  anOperation,
  anOperationId,
  dumpOf,
  type StoresOnMongo,
  openMongoStores,
} from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeEach(async () => {
  fixture = await openMongoStores()
})
afterEach(() => fixture.drop())

const storesWith = (dataKeys: DataKeys): MongoStores =>
  createMongoStores({ client: fixture.client, database: fixture.name, seals: createSeals(dataKeys) })
const documents = (collection: string) => fixture.db.collection<{ _id: string }>(collection)

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

describe('personal data at rest', () => {
  it('is nowhere in the clear', async () => {
    const { customers, operations, entries, vault, drafts, linkCodes } = fixture.stores
    const customer = aCustomer({
      ...{ email: 'canary@canary-mail.example', phone: '+14155559876' },
      // Four digits alone stand somewhere in what is encrypted, now and then.
      ssnLast4: 'last four',
    })
    await customers.insert(customer, '$argon2id$canary', anIdentity())
    await customers.update(customer.id, { email: 'canary.two@canary-mail.example' })
    await operations.insert(anOperation())
    const change = { detail: 'phone', value: '+14155551111' } as const
    await operations.insert(anOperation({ order: { kind: 'update-details', change } }))
    const code = { kind: 'send-bank-code', registration: anOperationId(), device: '••• 0147' } as const
    const asked = await operations.insert(anOperation({ order: code, question: '••• 0258' }))
    await operations.change(asked.id, 0, { state: 'proposed', at: 1, set: { question: 'c•••@q•••.example' }, dueAt: 1 })
    expect(await operations.find(asked.id)).toMatchObject({ order: code, question: 'c•••@q•••.example' })
    const side = { kind: 'deposit', name: 'Bartholomew Canaryson' } as const
    const transfer = {
      ...({
        id: 'tr_1',
        operation: 'op_1',
        status: 'waiting',
        note: 'for the canary seed',
        createdAt: 1,
        timeline: [],
      } as const),
      ...{ amount: anOperationAmount(), from: { ...side, name: customer.legalName }, to: side },
    }
    await entries.save({ transfer, accounts: ['acct_1' as AccountId], customers: [customer.id] })
    await vault.put('op_1', { ssn: '999-88-7777', password: 'canary-password' }, 1)
    await drafts.put('form_1', 'ssn', '999-88-7777', 1)
    await linkCodes.issue('CANARYCODE', customer.id, 5)
    const everything = await dumpOf(fixture.db)
    const { street, city } = customer.address
    const secrets = [
      ...['canary-mail', '4155559876', '4155551111', customer.legalName, '1990-04-05', street, city, 'last four'],
      ...['999-88-7777', 'canary-password', 'Bartholomew', 'canary seed', 'CANARYCODE'],
      ...['••• 0147', '••• 0258', 'q•••.example'],
    ]
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([])
    expect(everything).toContain(customer.handle) // the dump does see documents
  })

  it('that an earlier version kept readable in an operation is read, replaced by a change, and encrypted by a rekey', async () => {
    const code = { kind: 'send-bank-code', registration: anOperationId(), device: '••• 0147' } as const
    const made = anOperation({ order: code, question: '••• 0258', state: 'settled' })
    const before = {
      $set: { 'order.device': code.device, question: '••• 0258' },
      $unset: { personal: '', sealedQuestion: '' } as const,
    }
    const { operations } = fixture.stores
    const old = await Promise.all([1, 2].map(() => operations.insert({ ...made, id: anOperationId() })))
    for (const { id } of old) await documents('operations').updateOne({ _id: id }, before)
    const [one, two] = old
    if (one === undefined || two === undefined) throw new Error('two were made')
    expect(await operations.find(one.id)).toEqual(one)
    await operations.change(two.id, 0, { state: 'settled', at: 1, set: { question: undefined }, dueAt: null })
    const changed = await operations.find(two.id)
    expect(changed).not.toHaveProperty('question')
    expect(await fixture.stores.rekey()).toBe(2)
    expect(await dumpOf(fixture.db)).not.toMatch(/0147|0258/)
    expect(await operations.find(one.id)).toEqual(one)
    expect(await operations.find(two.id)).toEqual(changed)
    expect(await fixture.stores.rekey()).toBe(0)
    const keys = { current: 'k2', keys: { ...fixture.dataKeys.keys, k2: aKey() } }
    expect(await storesWith(keys).rekey()).toBeGreaterThan(0)
    const later = storesWith({ current: 'k2', keys: { k2: keys.keys.k2 } })
    expect(await later.operations.find(one.id)).toEqual(one)
  })

  it('can not be moved to another customer, nor to another field', async () => {
    const [one, other] = [aCustomer(), aCustomer()]
    for (const each of [one, other]) await fixture.stores.customers.insert(each, 'digest', anIdentity())
    const stolen = (await documents('customers').findOne({ _id: other.id })) as unknown as {
      personal: { email: string; legalName: string }
    }
    await documents('customers').updateOne({ _id: one.id }, { $set: { 'personal.email': stolen.personal.email } })
    await expect(fixture.stores.customers.find(one.id)).rejects.toThrow('the envelope was changed, or is not of')
    await documents('customers').updateOne({ _id: other.id }, { $set: { 'personal.email': stolen.personal.legalName } })
    await expect(fixture.stores.customers.find(other.id)).rejects.toThrow('the envelope was changed, or is not of')
  })

  it('that was tampered with is refused, whichever bit it was', async () => {
    await fixture.stores.vault.put('op_1', { ssn: '111223333' }, 1)
    const found = (await documents('vault').findOne({ _id: 'op_1' })) as unknown as { secrets: string }
    const reading = async (secrets: string) => {
      await documents('vault').updateOne({ _id: 'op_1' }, { $set: { secrets } })
      return fixture.stores.vault.get('op_1', 2)
    }
    const [version, key, ...sealed] = found.secrets.split('.') as [string, string, string, string, string]
    for (const at of [0, 1, 2])
      for (const bit of [0x01, 0x80]) {
        const bytes = Buffer.from(sealed[at] ?? '', 'base64url')
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ bit
        const parts = [version, key, ...sealed.with(at, bytes.toString('base64url'))]
        await expect(reading(parts.join('.'))).rejects.toThrow('the envelope was changed, or is not of')
      }
    expect(await reading(found.secrets)).toEqual({ ssn: '111223333' })
  })

  it('that is spelled another way is refused, though it would read the same', async () => {
    await fixture.stores.vault.put('op_1', { ssn: '111223333' }, 1)
    const found = (await documents('vault').findOne({ _id: 'op_1' })) as unknown as { secrets: string }
    const [version, key, nonce, tag, text] = found.secrets.split('.') as [string, string, string, string, string]
    // 16 bytes are 22 characters with four bits to spare: of 16 spellings one is the tag's.
    const spare = BASE64URL.indexOf(tag.at(-1) ?? '') + 1
    const other = `${tag.slice(0, -1)}${BASE64URL[spare]}`
    expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(tag, 'base64url'))
    const secrets = [version, key, nonce, other, text].join('.')
    await documents('vault').updateOne({ _id: 'op_1' }, { $set: { secrets } })
    await expect(fixture.stores.vault.get('op_1', 2)).rejects.toThrow('an envelope is base64url')
  })
})

const anOperationAmount = () => {
  const { order } = anOperation()
  if (order.kind !== 'send') throw new Error('a send has an amount')
  return order.amount
}

describe('rotating the data key', () => {
  it('keeps everything readable, findable and unique on the way, and leaves nothing under the old key', async () => {
    const old = fixture.dataKeys
    const both: DataKeys = { current: 'k2', keys: { ...old.keys, k2: aKey() } }
    const fresh: DataKeys = { current: 'k2', keys: { k2: both.keys['k2'] ?? '' } }
    const [before, during] = [fixture.stores, storesWith(both)]
    const customer = aCustomer()
    await before.customers.insert(customer, 'digest', anIdentity())
    const operation = await before.operations.insert(anOperation())
    // Both kinds of process run beside each other.
    const proof = { how: 'channel-contact', at: 1 } as const
    const email = { what: 'email', value: customer.email, proof } as const
    await before.customers.prove(customer.id, email)
    const proved = { ...customer, proved: { email: proof } }
    expect(await during.customers.findByEmail(customer.email)).toEqual(proved)
    const twin = aCustomer({ email: customer.email })
    await during.customers.insert(twin, 'digest', anIdentity())
    await during.customers.prove(twin.id, email)
    expect((await during.customers.findByEmail(customer.email))?.id).toBe(twin.id)
    await before.customers.prove(customer.id, email)
    expect((await during.customers.findByEmail(customer.email))?.id).toBe(customer.id)
    const later = aCustomer()
    await during.customers.insert(later, 'digest', anIdentity())
    await during.customers.prove(later.id, { what: 'phone', value: later.phone, proof })

    expect(await during.rekey()).toBe(2)
    expect(await during.rekey()).toBe(0)
    // The last digests under the old key go once it has left the ring.
    const after = storesWith(fresh)
    expect(await after.rekey()).toBe(2)
    expect(await after.rekey()).toBe(0)
    expect(await after.customers.find(customer.id)).toEqual(proved)
    expect(await after.customers.findByPhone(later.phone)).toEqual({ ...later, proved: { phone: proof } })
    expect(await after.operations.find(operation.id)).toEqual(operation)
    expect(await dumpOf(fixture.db)).not.toMatch(/v1\.k1\.|"k1\./)
  })

  it('names a key that is missing, never the key', async () => {
    await fixture.stores.vault.put('op_1', { ssn: '1' }, 1)
    await expect(storesWith({ current: 'k9', keys: { k9: aKey() } }).vault.get('op_1', 2)).rejects.toThrow(
      'data key k1 is not in the ring',
    )
  })
})

describe('the shape of the database', () => {
  it('is made once, however many processes start at the same time', async () => {
    await fixture.db.dropDatabase()
    await Promise.all(Array.from({ length: 5 }, () => storesWith(fixture.dataKeys).ready()))
    const indexes = await fixture.db.collection('customers').indexes()
    const unique = indexes.filter((index) => index.unique).map(({ key }) => Object.keys(key)[0])
    expect(new Set(unique)).toEqual(new Set(['digests.email', 'digests.phone', 'handle', 'identities', 'outline']))
    expect(await documents('migrations').countDocuments()).toBeGreaterThan(0)
    await storesWith(fixture.dataKeys).ready()
  })

  it('runs a migration again that died half-way, and none that is done', async () => {
    const ran: number[] = []
    const step = (number: number, run: () => Promise<void> = () => Promise.resolve()) => ({
      ...{ number, name: `step ${number}` },
      run: async () => {
        ran.push(number)
        await run()
      },
    })
    await expect(migrate(fixture.db, [step(901), step(902, () => Promise.reject(new Error('died')))])).rejects.toThrow(
      'died',
    )
    await migrate(fixture.db, [step(901), step(902), step(903)])
    await migrate(fixture.db, [step(901), step(902), step(903)])
    expect(ran).toEqual([901, 902, 902, 903])
  })

  it('takes addresses of earlier versions for unproved, and leaves what was proved meanwhile', async () => {
    const { customers, ready } = fixture.stores
    const [old, other] = [aCustomer(), aCustomer()]
    for (const each of [old, other]) await customers.insert(each, 'digest', anIdentity())
    const proof = { how: 'channel-contact', at: 1 } as const
    await customers.prove(other.id, { what: 'phone', value: other.phone, proof })
    // As they stood before: found by everyone, and in nobody else's reach.
    const digests = { 'digests.phone': ['k1.former-phone'], 'digests.email': ['k1.former-email'] }
    await fixture.db.collection<{ _id: string }>('customers').updateOne({ _id: old.id }, { $set: digests })
    expect(await customers.find(old.id)).toEqual(old)
    await fixture.db.collection<{ _id: number }>('migrations').deleteOne({ _id: 9 })
    await ready()
    expect(await customers.findByPhone(old.phone)).toBeUndefined()
    expect(await dumpOf(fixture.db)).not.toContain('former-')
    expect((await customers.findByPhone(other.phone))?.id).toBe(other.id)
    await customers.prove(old.id, { what: 'phone', value: old.phone, proof })
    expect((await customers.findByPhone(old.phone))?.id).toBe(old.id)
  })

  it('refuses a negative and a floating balance', async () => {
    const shape = {
      ...{ customer: 'c', kind: 'deposit', node: 'n', status: 'open', coins: {}, holds: [], asOf: 1 },
      ...{ held: { asset: 'USD', minor: 0n }, available: { asset: 'USD', minor: 0n } },
    }
    for (const minor of [-1n, 1.5])
      await expect(
        fixture.db.collection('accounts').insertOne({ ...shape, posted: { asset: 'USD', minor } }),
      ).rejects.toThrow('failed validation')
  })
})
