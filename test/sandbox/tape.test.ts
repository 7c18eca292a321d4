import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTape } from '#sandbox/crypto/tape.ts'
import { createSandbox } from '#sandbox/server.ts'
import { freshDatabase, mongoUrl } from '#test/support/servers.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tape-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

describe('a price tape from a file', () => {
  it('is played from the start of the sandbox', async () => {
    const points = [
      { at: 0, BTC: 9_000.5 },
      { at: 1_000, BTC: 9_100, ETH: 200 },
      { at: 2_000, BTC: 9_200 },
    ]
    const database = await freshDatabase()
    const sandbox = await createSandbox({
      mongodbUrl: mongoUrl(),
      database: database.name,
      clock: 'manual',
      priceTape: await file('tape.json', JSON.stringify({ points })),
    })
    const { clientId, clientSecret } = sandbox.services.settings
    const quotes = async (): Promise<{ BTCUSD: number; ETHUSD: number; USDBTC: number }> => {
      const headers = { 'x-sp-gateway': `${clientId}|${clientSecret}` }
      return (await (await sandbox.api.request('/v3.1/nodes/crypto-quotes', { headers })).json()) as never
    }
    expect(await quotes()).toMatchObject({ BTCUSD: 9_000.5, USDBTC: 1 / 9_000.5 })
    await sandbox.step(1_000)
    expect(await quotes()).toMatchObject({ BTCUSD: 9_100, ETHUSD: 200 })
    await sandbox.close()
    await database.drop()
  })

  it('may be CSV, with gaps', async () => {
    const tape = await readTape(await file('tape.csv', 'at,BTC,ETH\n0,100,\n\n500,101.5,7\r\n'))
    expect(tape.points).toEqual([
      { at: 0, BTC: 100 },
      { at: 500, BTC: 101.5, ETH: 7 },
    ])
  })

  it('that is none is refused by name of the field', async () => {
    await expect(readTape(await file('bad.csv', 'at,BTC\nsoon,100\n'))).rejects.toThrow('at')
    await expect(readTape(await file('empty.json', '{"points":[]}'))).rejects.toThrow('points')
  })
})
