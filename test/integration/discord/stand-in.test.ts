import { describe, expect, it } from 'vitest'
import { ALEX } from './bot-on-stand-in.ts'
import { api, standing } from './raw-bot.ts'

const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more })
const row = (...components: object[]) => ({ type: 1, components })

describe('bodies that Discord refuses', () => {
  it.each<[string, object, RegExp]>([
    ['2001 characters', { content: 'x'.repeat(2001) }, /"content":\{"_errors":\[\{"code":"BASE_TYPE_MAX_LENGTH"/],
    [
      'six rows',
      { content: 'x', components: Array.from({ length: 6 }, (_, n) => row(button({ custom_id: `b${n}` }))) },
      /BASE_TYPE_BAD_LENGTH/,
    ],
    [
      'six buttons in a row',
      { content: 'x', components: [row(...Array.from({ length: 6 }, (_, n) => button({ custom_id: `b${n}` })))] },
      /"components":\{"0"/,
    ],
    ['one custom id twice', { content: 'x', components: [row(button(), button())] }, /CUSTOM_ID_DUPLICATED/],
    [
      'a button without custom id',
      { content: 'x', components: [row(button({ custom_id: undefined }))] },
      /CUSTOM_ID_REQUIRED/,
    ],
    ['a button without label', { content: 'x', components: [row(button({ label: '' }))] }, /LABEL_OR_EMOJI/],
    ['a label of 81', { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] }, /MAX_LENGTH/],
    ['a custom id of 101', { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))] }, /MAX_LENGTH/],
    [
      'a link with custom id',
      { content: 'x', components: [row(button({ style: 5, url: 'https://a.test' }))] },
      /MUTUALLY_EXCLUSIVE/,
    ],
    ['a link without url', { content: 'x', components: [row(button({ style: 5, custom_id: undefined }))] }, /"url"/],
    [
      '26 options',
      {
        content: 'x',
        components: [
          row({
            type: 3,
            custom_id: 's',
            options: Array.from({ length: 26 }, (_, n) => ({ label: `o${n}`, value: `${n}` })),
          }),
        ],
      },
      /MAX_LENGTH/,
    ],
    ['an empty select', { content: 'x', components: [row({ type: 3, custom_id: 's', options: [] })] }, /MIN_LENGTH/],
    [
      'a select beside a button',
      { content: 'x', components: [row({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }, button())] },
      /LAYOUT_WIDTH/,
    ],
    ['the ephemeral flag on a channel message', { content: 'x', flags: 64 }, /"flags"/],
    ['V2 with content', { content: 'x', flags: 32_768 }, /COMPONENTS_V2/],
    [
      'embeds of 6001',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      /MAX_EMBED_SIZE/,
    ],
    ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }, /"nonce"/],
    ['an attachment that was not sent', { content: 'x', attachments: [{ id: 0 }] }, /"attachments"/],
  ])('%s', async (_name, body, tree) => {
    const standIn = await standing()
    const { call, dm } = api(standIn)
    const answer = await call('POST', `/channels/${await dm()}/messages`, body)
    expect([answer.status, answer.code]).toEqual([400, 50_035])
    expect(answer.text).toMatch(tree)
    expect(standIn.violations).toEqual([])
  })

  it('an empty message is 50006, broken JSON 50109, another content type 50035', async () => {
    const { call, dm } = api(await standing())
    const path = `/channels/${await dm()}/messages`
    expect((await call('POST', path, { content: ' ' })).code).toBe(50_006)
    expect((await call('POST', path, '{"content":')).code).toBe(50_109)
    expect((await call('POST', path, 'content=x', { 'content-type': 'text/plain' })).code).toBe(50_035)
  })

  it('an unknown field is a violation, not a platform error', async () => {
    const standIn = await standing()
    const { call, dm } = api(standIn)
    expect((await call('POST', `/channels/${await dm()}/messages`, { content: 'x', contnet: 'y' })).status).toBe(500)
    expect(standIn.violations).toEqual(['fields that Discord does not know: contnet'])
    expect(() => standIn.verify()).toThrow(/contnet/)
  })
})

describe('channels', () => {
  it('are the same for the same person; nobody else’s messages can be touched', async () => {
    const standIn = await standing()
    const { call, dm } = api(standIn)
    const channel = await dm()
    expect(await dm()).toBe(channel)
    standIn.user(ALEX)
    const own = await call('POST', `/channels/${channel}/messages`, { content: 'hi' })
    expect((await call('PATCH', `/channels/${channel}/messages/${own.id}`, { content: 'hello' })).status).toBe(200)
    expect((await call('PATCH', `/channels/${channel}/messages/1`, { content: 'hello' })).code).toBe(10_008)
    expect((await call('POST', `/channels/123/messages`, { content: 'hi' })).code).toBe(10_003)
    expect((await call('DELETE', `/channels/${channel}/messages/${own.id}`)).status).toBe(204)
    expect((await call('PATCH', `/channels/${channel}/messages/${own.id}`, { content: 'again' })).code).toBe(10_008)
    expect(() => standIn.user(ALEX).say('hello?')).toThrow(/no Gateway session/)
    const theirs = standIn.user(ALEX).transcript().at(-1)
    expect((await call('DELETE', `/channels/${channel}/messages/${theirs?.id}`)).code).toBe(50_003)
    expect((await call('PATCH', `/channels/${channel}/messages/${theirs?.id}`, { content: 'x' })).code).toBe(50_005)
  })

  it('hold one message for one enforced nonce', async () => {
    const { call, dm } = api(await standing())
    const path = `/channels/${await dm()}/messages`
    const body = { content: 'x', nonce: 'n1', enforce_nonce: true }
    expect((await call('POST', path, body)).id).toBe((await call('POST', path, body)).id)
    expect((await call('POST', path, { ...body, nonce: 'n2' })).id).not.toBe((await call('POST', path, body)).id)
    const loose = { content: 'x', nonce: 'n3' }
    expect((await call('POST', path, loose)).id).not.toBe((await call('POST', path, loose)).id)
  })

  it('refuse a wrong token, a missing user agent, and count what leads to a ban', async () => {
    const standIn = await standing({ invalidBudget: 2 })
    const { call } = api(standIn)
    const open = (headers: Record<string, string>) =>
      call('POST', '/users/@me/channels', { recipient_id: ALEX }, headers)
    expect((await open({ authorization: 'Bot wrong' })).status).toBe(401)
    expect((await open({ 'user-agent': 'curl' })).status).toBe(403)
    expect(standIn.violations).toEqual([])
    await open({ authorization: '' })
    expect(standIn.violations).toHaveLength(1)
  })

  it('answer 429 with headers and body when a bucket is empty', async () => {
    const standIn = await standing({ bucket: { limit: 1, windowMs: 60_000 } })
    const { call, dm } = api(standIn)
    const path = `/channels/${await dm()}/messages`
    await call('POST', path, { content: 'a' })
    const second = await call('POST', path, { content: 'b' })
    expect([second.status, JSON.parse(second.text)]).toMatchObject([
      429,
      { global: false, retry_after: expect.any(Number) },
    ])
  })
})

describe('commands', () => {
  it.each<[string, object]>([
    ['a capital in the name', { name: 'Send', description: 'x' }],
    ['no description', { name: 'send' }],
    ['a description of 101', { name: 'send', description: 'x'.repeat(101) }],
    [
      'an optional option before a required one',
      {
        name: 'send',
        description: 'x',
        options: [
          { type: 3, name: 'a', description: 'a' },
          { type: 3, name: 'b', description: 'b', required: true },
        ],
      },
    ],
    [
      'two options of one name',
      {
        name: 'send',
        description: 'x',
        options: [
          { type: 3, name: 'a', description: 'a' },
          { type: 3, name: 'a', description: 'b' },
        ],
      },
    ],
  ])('are refused with %s', async (_name, command) => {
    const standIn = await standing()
    const { call } = api(standIn)
    const path = `/applications/${standIn.applicationId}/commands`
    expect((await call('PUT', path, [command])).code).toBe(50_035)
    expect(
      (
        await call('PUT', path, [
          { name: 'ok', description: 'x' },
          { name: 'ok', description: 'y' },
        ])
      ).code,
    ).toBe(50_035)
  })

  it('are offered where their contexts say, with their options', async () => {
    const standIn = await standing()
    const { call } = api(standIn)
    const option = { type: 3, name: 'a', description: 'a', required: true }
    const command = { name: 'here', description: 'x', contexts: [0], options: [option] }
    await call('PUT', `/applications/${standIn.applicationId}/commands`, [command])
    const alex = standIn.user(ALEX)
    await expect(alex.command('/here', { a: '1' })).rejects.toThrow('not offered in a dm')
    await expect(alex.command('/gone')).rejects.toThrow('no command /gone; it has: /here')
    await expect(alex.command('/here', {}, 'guild')).rejects.toThrow('needs the option a')
    await expect(alex.command('/here', { b: '1' }, 'guild')).rejects.toThrow('no option b')
  })
})
