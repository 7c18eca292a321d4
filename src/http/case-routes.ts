import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Answered, Answering, Listed, Opened } from '#bank/case/desk.ts'
import { type CaseId, caseId } from '#bank/ground/ids.ts'
import { cleanText } from '#kit/clean-text.ts'
import { isSameSecret } from '#kit/same-secret.ts'
import { smallBody } from './body-limit.ts'
import { gonePage, listPage, type Said, threadPage } from './case-page.ts'
import { CASE_STYLE } from './case-style.ts'
import { operatorIn } from './operator-guard.ts'

/** What operators do with cases. */
export type Desk = {
  list(): Promise<{ readonly open: readonly Listed[]; readonly closed: readonly Listed[] }>
  read(id: CaseId): Promise<Opened | undefined>
  answer(given: Answering): Promise<Answered>
}

const STYLE_DIGEST = createHash('sha256').update(CASE_STYLE).digest('base64')
const HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Without it a browser would not say from which page a form was sent.
  'referrer-policy': 'same-origin',
}
const MAX_BODY = 32_000
const SAID: readonly Said[] = ['done', 'empty', 'too-long', 'not-sent']

/** Line by line: what can't be seen, and what turns text around, is taken out; the lines stay. */
const cleanLines = (text: string): string => text.split(/\r?\n/).map(cleanText).join('\n').trim()

/** A browser sends the operators' password by itself: only a form of our own pages, sent from them, counts. */
const comesFromHere = (c: Context): boolean => {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = c.req.header('origin')
  return origin === undefined
    ? site !== undefined
    : URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}

/** After the guard. `token`: the operators', so that every process knows the forms of the others. */
export const caseRoutes = (
  desk: Desk,
  { token, clock }: { readonly token: string | undefined; readonly clock: () => number },
): Hono => {
  const secret = token === undefined ? randomBytes(32) : createHash('sha256').update(`case forms\0${token}`).digest()
  const proofOf = (id: CaseId, operator: string, key: string): string =>
    createHmac('sha256', secret).update([id, operator, key].join('\0')).digest('base64url')
  const show = (c: Context, opened: Opened, said?: Said, text?: string) => {
    const key = randomUUID()
    const form = { key, token: proofOf(opened.found.id, operatorIn(c.req.header('authorization')), key), text }
    return c.html(threadPage(opened, form, said), said === undefined || said === 'done' ? 200 : 422, HEADERS)
  }
  return new Hono()
    .get('/cases', async (c) => c.html(listPage(await desk.list(), clock()), 200, HEADERS))
    .get('/cases/:id', async (c) => {
      const id = caseId.parse(c.req.param('id'))
      const opened = id && (await desk.read(id))
      if (!opened) return c.html(gonePage(), 404, HEADERS)
      return show(
        c,
        opened,
        SAID.find((each) => each === 'done' && c.req.query('sent') === '1'),
      )
    })
    .post('/cases/:id', smallBody({ maxSize: MAX_BODY }), async (c) => {
      const id = caseId.parse(c.req.param('id'))
      const opened = id && (await desk.read(id))
      if (!id || !opened) return c.html(gonePage(), 404, HEADERS)
      const body = await c.req.parseBody()
      const valueOf = (name: string): string => (typeof body[name] === 'string' ? body[name] : '')
      const [key, operator] = [valueOf('key'), operatorIn(c.req.header('authorization'))]
      const text = cleanLines(valueOf('text'))
      const isOurs = comesFromHere(c) && isSameSecret(valueOf('token'), proofOf(id, operator, key))
      if (!isOurs) return c.html(threadPage(opened, { key: '', token: '' }, 'not-sent'), 403, HEADERS)
      const answered = await desk.answer({ case: id, operator, text, key, closes: valueOf('then') === 'close' })
      if (answered === 'gone') return c.html(gonePage(), 404, HEADERS)
      if (answered !== 'done') return show(c, opened, answered, text)
      return c.redirect(`/cases/${id}?sent=1#answer`, 303)
    })
}
