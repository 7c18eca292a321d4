import { logLines } from '#test/support/log-lines.ts'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createDiscordFiles } from '#adapters/discord/files.ts'
import type { SentFile, Turn } from '#conversation/channel/turn.ts'
import { card, startDiscordBot, shows } from './bot-on-stand-in.ts'

const PNG = { name: 'my id.png', type: 'image/png', bytes: Buffer.from('\x89PNG and the rest', 'latin1') }
const sentIn = (turn: Turn | undefined): SentFile => {
  if (turn?.act.do !== 'attach') throw new Error(`no file was sent, but: ${JSON.stringify(turn?.act)}`)
  return turn.act.file
}
const filesOf = (cdnRoot: string) => {
  const { log, logged } = logLines()
  return { fetchFile: createDiscordFiles({ cdnRoot, log }), logged }
}

describe('a picture', () => {
  it('comes attached to a message, with words or without', async () => {
    const { alex, turns, standIn, bot } = await startDiscordBot({ listen: true })
    alex.attach([PNG], 'my licence')
    await alex.waitFor(() => turns.length === 1)
    await bot.idle()
    expect(turns[0]?.act).toMatchObject({ do: 'attach', text: 'my licence', what: 'a picture' })
    expect(sentIn(turns[0])).toMatchObject({ size: PNG.bytes.length, stays: true })
    const { fetchFile } = filesOf(standIn.cdnRoot)
    expect(await fetchFile(sentIn(turns[0]), 1000)).toEqual({ ok: true, value: PNG.bytes })
    expect(await fetchFile(sentIn(turns[0]), 5)).toEqual({ ok: false, error: 'too-big' })
  })

  it('comes attached to a command, where it does not stay in the chat', async () => {
    const { alex, turns, standIn, answer } = await startDiscordBot()
    answer(() => shows(card('a', 'Thank you')))
    await alex.command('/photo-id', { picture: PNG })
    expect(turns[0]?.act).toMatchObject({ do: 'attach', text: '/photo-id' })
    expect(sentIn(turns[0])).toMatchObject({ stays: false })
    expect(new URL(sentIn(turns[0]).ref).pathname).toMatch(/^\/ephemeral-attachments\//)
    expect(await filesOf(standIn.cdnRoot).fetchFile(sentIn(turns[0]), 1000)).toMatchObject({ ok: true })
    await alex.command('/photo-id')
    expect(turns[1]?.act).toEqual({ do: 'say', text: '/photo-id' })
    await expect(alex.command('/photo-id', { picture: 'words' })).rejects.toThrow('another kind')
  })

  it('has not come when its address is too old, and the address is not logged', async () => {
    const { alex, turns, standIn } = await startDiscordBot()
    await alex.command('/photo-id', { picture: PNG })
    standIn.advance(25 * 3_600_000)
    const { fetchFile, logged } = filesOf(standIn.cdnRoot)
    expect(await fetchFile(sentIn(turns[0]), 1000)).toEqual({ ok: false, error: 'not-received' })
    expect(logged.join()).toContain('404')
    expect(logged.join()).not.toMatch(/hm=|attachments/)
  })

  it('of more than 10 MiB is refused by the client', async () => {
    const { alex } = await startDiscordBot({ listen: true })
    expect(() => alex.attach([{ ...PNG, bytes: Buffer.alloc(10 * 1024 * 1024 + 1) }])).toThrow('10 MiB')
  })
})

describe('an address that is not Discord’s own', () => {
  const CDN = 'https://cdn.discordapp.com'
  it.each([
    'http://cdn.discordapp.com/attachments/1/2/a.png',
    'https://cdn.discordapp.com.evil.example/attachments/1/2/a.png',
    'https://evil.example/attachments/1/2/a.png',
    'https://cdn.discordapp.com@169.254.169.254/attachments/1/2/a.png',
    'https://me:you@cdn.discordapp.com/attachments/1/2/a.png',
    'https://cdn.discordapp.com:8443/attachments/1/2/a.png',
    'https://cdn.discordapp.com/attachments/1/2/../../../a.png',
    'https://cdn.discordapp.com/other/1/2/a.png',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'not an address',
  ])('is never asked: %s', async (ref) => {
    const { fetchFile, logged } = filesOf(CDN)
    expect(await fetchFile({ ref, stays: true }, 1000)).toEqual({ ok: false, error: 'not-received' })
    expect(logged.join()).toContain('was not fetched')
  })

  it('is not followed to either', async () => {
    let asked = 0
    const inside = createServer((_, response) => {
      asked += 1
      response.end('secret')
    })
    const platform = createServer((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${(inside.address() as AddressInfo).port}/` }).end()
    })
    for (const server of [inside, platform])
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const root = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`
    const ref = `${root}/attachments/1/2/a.png`
    expect(await filesOf(root).fetchFile({ ref, stays: true }, 1000)).toEqual({ ok: false, error: 'not-received' })
    expect(asked).toBe(0)
    inside.close()
    platform.close()
  })
})
