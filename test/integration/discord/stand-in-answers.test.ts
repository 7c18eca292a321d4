import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { handIn } from './bot-on-stand-in.ts'
import { scripted, standing } from './raw-bot.ts'

const message = (content: string, more: object = {}) => ({ type: 4, data: { content, ...more } })
const text = (custom_id: string) => ({ type: 4, custom_id, style: 1 })
const modal = (more: object = {}) => ({
  type: 9,
  data: { custom_id: 'm', title: 'Title', components: [{ type: 18, label: 'A', component: text('a') }], ...more },
})
const label = (custom_id: string, more: object = {}) => ({
  type: 18,
  label: 'A',
  component: { ...text(custom_id), ...more },
})

describe('first answers', () => {
  it.each<[string, object, RegExp]>([
    ['an update of a command', { type: 7, data: { content: 'x' } }, /needs a component/],
    ['a deferred update of a command', { type: 6 }, /needs a component/],
    ['a pong', { type: 1 }, /pong/],
    ['choices', { type: 8, data: { choices: [] } }, /autocomplete/],
    ['a deferral with other flags', { type: 5, data: { flags: 4 } }, /ephemeral/],
    ['a modal title of 46', modal({ title: 'x'.repeat(46) }), /"title"/],
    ['a modal without parts', modal({ components: [] }), /MIN_LENGTH/],
    ['six parts', modal({ components: [1, 2, 3, 4, 5, 6].map((n) => label(`f${n}`)) }), /MAX_LENGTH/],
    ['a modal with one id twice', modal({ components: [label('a'), label('a')] }), /DUPLICATED/],
    ['a label of 46', modal({ components: [{ type: 18, label: 'x'.repeat(46), component: text('a') }] }), /"label"/],
    ['a placeholder of 101', modal({ components: [label('a', { placeholder: 'x'.repeat(101) })] }), /"placeholder"/],
    ['a value longer than its field', modal({ components: [label('a', { value: 'xxx', max_length: 2 })] }), /"value"/],
    ['an empty message', message(''), /50006/],
  ])('that are %s are refused', async (_name, answer, why) => {
    const { alex, script, standIn } = await scripted()
    script.answer = () => Response.json(answer)
    await expect(alex.command('/go')).rejects.toThrow(why)
    expect(standIn.violations).toHaveLength(1)
  })

  it('that come late or with another status are none', async () => {
    const { alex, script, seen, call } = await scripted({ answerWithinMs: 60 })
    script.answer = () => new Response('broken', { status: 500 })
    await expect(alex.command('/go')).rejects.toThrow('answered 500')
    const gate = Promise.withResolvers<Response>()
    script.answer = () => gate.promise
    await expect(alex.command('/go')).rejects.toThrow('did not respond')
    gate.resolve(Response.json(message('late')))
    const late = seen.at(-1)
    expect((await call('POST', `/interactions/${late?.id}/${late?.token}/callback`, message('later'))).code).toBe(
      10_062,
    )
    expect(alex.newest()).toBeUndefined()
  })

  it('by callback are taken once; a second is 40060, body and callback a violation', async () => {
    const { alex, script, seen, call, standIn } = await scripted()
    script.answer = async ({ id, token }) => {
      const path = `/interactions/${id}/${token}/callback`
      expect((await call('POST', `${path}?with_response=true`, message('hi'))).status).toBe(200)
      expect((await call('POST', path, message('again'))).code).toBe(40_060)
      return new Response(null, { status: 202 })
    }
    await alex.command('/go')
    expect(alex.newest()?.text).toBe('hi')
    expect(standIn.violations).toEqual([])
    script.answer = async ({ id, token }) => {
      await call('POST', `/interactions/${id}/${token}/callback`, message('hi'))
      return Response.json(message('hi too'))
    }
    await expect(alex.command('/go')).rejects.toThrow('40060')
    expect(standIn.violations[0]).toContain('body and callback')
    expect(seen).toHaveLength(2)
  })

  it('open the token for 15 minutes and not before', async () => {
    const { alex, script, seen, call, hook, standIn } = await scripted({ followUpLimit: 1 })
    script.answer = async ({ token }) => {
      expect((await call('GET', `${hook({ id: '', token })}/messages/@original`)).code).toBe(10_015)
      return Response.json(message('hi', { flags: 64 }))
    }
    await alex.command('/go')
    const own = hook(seen[0])
    expect((await call('PATCH', `${own}/messages/@original`, { content: 'edited', flags: 0 })).status).toBe(200)
    expect(alex.newest()).toMatchObject({ text: 'edited', ephemeral: true, edits: 1 })
    expect((await call('POST', own, { content: 'more' })).status).toBe(200)
    expect((await call('POST', own, { content: 'too many' })).code).toBe(40_094)
    standIn.advance(15 * 60_000 + 1000)
    expect((await call('PATCH', `${own}/messages/@original`, { content: 'late' })).code).toBe(50_027)
    expect((await call('POST', `/webhooks/${standIn.applicationId}/nonsense`, { content: 'x' })).code).toBe(10_015)
  })

  it('cannot be a modal for a modal; the client checks what is typed', async () => {
    const { alex, script, standIn } = await scripted()
    script.answer = () => Response.json(modal({ components: [label('a', { max_length: 3, min_length: 2 })] }))
    await alex.command('/go')
    await expect(handIn(alex, {})).rejects.toThrow('A is required')
    await expect(handIn(alex, { A: 'x' })).rejects.toThrow('at least 2')
    await expect(handIn(alex, { A: 'xxxx' })).rejects.toThrow('at most 3')
    await expect(handIn(alex, { B: 'xx' })).rejects.toThrow('no field B; it has: A')
    await expect(handIn(alex, { A: 'xx' })).rejects.toThrow('a modal cannot answer a modal')
    expect(standIn.violations).toHaveLength(1)
  })

  it('are held against an endpoint that takes bad signatures', async () => {
    const standIn = await standing()
    const server = await new Promise<Server>((resolve) => {
      const app = new Hono().post('/', (c) => c.json({ type: 1 }))
      const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made as Server))
    })
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    await expect(standIn.connect(url)).rejects.toThrow('answered 200 to a request with altered body')
  })
})
