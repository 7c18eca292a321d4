import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const script = fileURLToPath(new URL('./third-coin/talk.ts', import.meta.url))

it('a third coin in the list has prices, a place in the menus, alerts, and room in wallets of before', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 120_000 })
  expect(stdout).toMatch(/done\n$/)
}, 150_000)
