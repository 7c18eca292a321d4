import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Probe } from '#scripts/lib/probes.ts'
import { findOrStart, type Program } from '#scripts/lib/server.ts'
import { createSupervisor, type Supervisor } from '#scripts/lib/supervisor.ts'

let data: string
let supervisor: Supervisor
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'parley-server-'))
  supervisor = createSupervisor()
})
afterEach(async () => {
  await supervisor.stop(1_000)
  rmSync(data, { recursive: true, force: true })
})

const start = (program: Pick<Program, 'args' | 'wakesOnConnection'>, probe: Probe = async () => 'nothing answers') =>
  findOrStart(
    {
      title: 'Redis',
      setting: 'REDIS_URL',
      scheme: 'redis',
      probe,
      lastPort: undefined,
      program: () => ({
        name: 'a-server',
        command: process.execPath,
        processName: 'A server',
        folder: 'server',
        log: 'server.log',
        ...program,
      }),
    },
    { env: {}, data, tools: data, ports: {}, supervisor, say: () => undefined },
  )

it('names the port and the setting when another program was quicker to take the port', async () => {
  const quicker = createServer()
  const args = (_folder: string, port: number) => {
    quicker.listen(port, '127.0.0.1')
    // It listens when the other one does: whichever process is given a processor first.
    const listen = `net.createServer().listen(${port}, '127.0.0.1')`
    const wait = `net.connect(${port}, '127.0.0.1').on('connect', () => ${listen}).on('error', () => setTimeout(again, 20))`
    return ['-e', `const net = require('node:net'); const again = () => ${wait}; again()`]
  }
  await expect(start({ args })).rejects.toThrow(
    /^Port \d+ of Redis is taken: start again for another, or set REDIS_URL to a server of yours\.$/,
  )
  quicker.close()
})

it('tells the last lines of a server that ends for any other reason', async () => {
  const args = () => ['-e', 'console.log("no space left"); process.exit(3)']
  await expect(start({ args })).rejects.toThrow(
    /^A server ended before it was ready \(exit code 3\)\. .*server\.log\n {2}server \| no space left$/,
  )
})

it('is connected to until it ends, where it sees only then that it was told to', async () => {
  const ends = "const net = require('node:net'); let isOver = false; process.on('SIGTERM', () => { isOver = true })"
  const args = (_folder: string, port: number) => [
    '-e',
    `${ends}; net.createServer(() => isOver && process.exit(0)).listen(${port}, '127.0.0.1', () => console.log('here'))`,
  ]
  const isHere: Probe = async () => (supervisor.running()[0]?.output().includes('here') ? undefined : 'not yet')
  await start({ args, wakesOnConnection: true }, isHere)
  const [child] = supervisor.running()
  // Killed if it did not see it within a minute.
  await child?.stop(60_000)
  expect(await child?.ended).toBe('exit code 0')
})
