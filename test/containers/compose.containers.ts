import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDockerSecrets } from '#scripts/lib/docker-secrets.ts'
import { literal } from '#test/chaos/real/literal.ts'
import { openPerson, type Person, settleIn } from '#test/chaos/real/person.ts'
import { type Base, nodeBase, serverBase } from './base-images.ts'
import { readCompose } from './compose-file.ts'
import { baseName, build, saved, sizeOf } from './image.ts'
import { tryPodman, whyNot } from './podman.ts'
import { createStack, type Name, NAMES } from './stack.ts'

const OURS = ['sandbox', 'web', 'worker'] as const
const MOST_BYTES = 250 * 1024 * 1024
const reason = whyNot()
if (reason !== undefined) console.log(`The containers are not run here: ${reason}`)

describe.skipIf(reason !== undefined)('the image and the services of docker compose, run for real', () => {
  const prefix = `parley-${randomBytes(4).toString('hex')}`
  const image = `localhost/${prefix}:test`
  const canary = `canary${randomBytes(20).toString('hex')}`
  const secrets = mkdtempSync(join(tmpdir(), 'parley-secrets-'))
  let base: Base
  let stack: Awaited<ReturnType<typeof createStack>>
  let person: Person
  let serial = 0

  beforeAll(async () => {
    makeDockerSecrets(secrets)
    base = await nodeBase(baseName())
    const { services } = readCompose()
    const bases = {
      mongo: await serverBase(services['mongo']?.image ?? '', base),
      redis: await serverBase(services['redis']?.image ?? '', base),
    }
    if (base.isStandIn) console.log('No image registry is in reach: the base images are stand-ins, made of Debian.')
    await build(image, { base, canary })
    stack = await createStack({
      prefix,
      image,
      bases,
      secrets,
      // A bank whose day is short, so that payments settle while the test waits.
      env: { sandbox: { SANDBOX_CLOCK: 'fast', SANDBOX_CLOCK_FACTOR: '30' } },
    })
    await stack.up()
  })
  afterAll(async () => {
    person?.close()
    await stack?.down()
    await tryPodman(['rmi', '--force', image])
    // What the build has left without a name.
    await tryPodman(['image', 'prune', '--force'])
    rmSync(secrets, { recursive: true, force: true })
  })

  /** Every secret that docker compose hands out, as it may be written. */
  const secretValues = (): readonly string[] =>
    readdirSync(secrets)
      .map((name) => readFileSync(join(secrets, name), 'utf8').replace('requirepass ', '').trim())
      .filter((value) => value !== '')

  /** A payment by sentence and button, up to its end; each of another amount, so that none is taken for another. */
  const pay = async (): Promise<string> => {
    serial += 1
    const amount = `$${serial}.${String(serial + 10)}`
    await person.logIn()
    await person.say(`send ${amount} to @alex`)
    await person.see(new RegExp(`Send this\\?[\\s\\S]*${literal(amount)}`))
    await person.press('Confirm')
    return await person.see(new RegExp(`^Sent[\\s\\S]*${literal(amount)}`), 120_000)
  }

  it('has an image of at most 250 MB more than its base, with nothing in it that a checkout keeps to itself', async () => {
    const more = (await sizeOf(image)) - (await sizeOf(base.image))
    console.log(`image: ${Math.round(more / 1024 / 1024)} MiB over its base`)
    expect(more).toBeLessThan(MOST_BYTES)
    const bytes = await saved(image)
    // What is in a layer can be found in it: the search is not blind.
    expect(bytes.includes(' is ready')).toBe(true)
    for (const secret of [canary, ...secretValues()]) expect(bytes.includes(secret)).toBe(false)
  })

  it.each(NAMES)('R41: shows no secret of %s to who inspects its container or reads its environment', async (name) => {
    const told = await stack.inspect(name)
    const environments = await stack.exec(name, ['cat', '/proc/1/environ', '/proc/1/cmdline', '/proc/self/environ'])
    expect(environments.code).toBe(0)
    for (const secret of secretValues()) {
      expect(told).not.toContain(secret)
      expect(environments.out).not.toContain(secret)
    }
  })

  it.each(NAMES)(
    'R42: %s has no root, no capability and no way to more, and writes nowhere but where it may',
    async (name) => {
      const { out: status } = await stack.exec(name, ['cat', '/proc/1/status'])
      for (const each of [
        'Uid:\\s+[1-9]',
        'Gid:\\s+[1-9]',
        'CapEff:\\s+0+\\n',
        'CapBnd:\\s+0+\\n',
        'NoNewPrivs:\\s+1',
        'Seccomp:\\s+2',
      ])
        expect(status).toMatch(new RegExp(each))
      for (const place of ['/app', '/', '/etc', '/usr/local/bin', '/home/node', '/var', '/root', '/run'])
        expect([place, (await stack.exec(name, ['touch', `${place}/written`])).code === 0]).toEqual([place, false])
      expect((await stack.exec(name, ['touch', '/tmp/written'])).code).toBe(0)
    },
  )

  it('reaches only those it speaks to', async () => {
    const asks = (from: Name, host: string, port: number) =>
      stack.exec(from, [
        'node',
        '-e',
        `require('node:net').connect({ host: '${host}', port: ${port}, timeout: 3000 }).on('connect', () => process.exit(0)).on('error', () => process.exit(1)).on('timeout', () => process.exit(1))`,
      ])
    expect((await asks('web', 'redis', 6379)).code).toBe(0)
    expect((await asks('sandbox', 'mongo', 27_017)).code).toBe(0)
    expect((await asks('sandbox', 'redis', 6379)).code).toBe(1)
    expect((await asks('web', 'worker', 8790)).code).toBe(1)
  })

  it('serves a customer from the first word to a payment that has arrived', async () => {
    person = await openPerson(stack.url)
    await settleIn(person)
    expect(await pay()).toMatch(/@alex/)
  })

  it.each<readonly [Name, readonly Name[]]>([
    ['worker', []],
    ['sandbox', []],
    ['redis', ['web', 'worker']],
    ['mongo', ['web', 'worker']],
    ['web', []],
  ])('goes on after %s was killed, once it is started again', async (name, leaning) => {
    await stack.kill(name)
    for (const each of leaning) await stack.becomes(each, false)
    await stack.start(name)
    for (const each of [name, ...leaning]) await stack.becomes(each, true)
    if (name === 'web') {
      person.close()
      person = await openPerson(stack.url, person.token, person.said)
    }
    expect(await pay()).toMatch(/@alex/)
  })

  it('ends with 0 on SIGTERM, and what was confirmed just before is done after the next start', async () => {
    serial += 1
    const amount = `$${serial}.${String(serial + 10)}`
    await person.logIn()
    await person.say(`send ${amount} to @alex`)
    await person.see(new RegExp(`Send this\\?[\\s\\S]*${literal(amount)}`))
    const pressed = person.press('Confirm')
    await Promise.all([stack.stop('web'), stack.stop('worker')])
    expect((await pressed).kind).toBe('sent')
    await stack.stop('sandbox')
    for (const name of OURS) expect([name, await stack.state(name)]).toEqual([name, 'exited 0'])
    person.close()
    for (const name of OURS) {
      await stack.start(name)
      await stack.becomes(name, true)
    }
    person = await openPerson(stack.url, person.token, person.said)
    await person.see(new RegExp(`^Sent[\\s\\S]*${literal(amount)}`), 120_000)
  })

  it('R38: writes no secret into its logs', async () => {
    for (const name of OURS) {
      const said = await stack.logs(name)
      for (const secret of secretValues()) expect(said).not.toContain(secret)
    }
  })
})
