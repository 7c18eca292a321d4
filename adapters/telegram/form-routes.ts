import { randomBytes } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { smallBody } from '#http/body-limit.ts'
import type { ConversationId } from '#bank/ground/ids.ts'
import type { Answer, Form } from '#conversation/channel/message.ts'
import { channelWords } from '#conversation/channel/words.ts'
import type { SecretPages } from '#conversation/channel/secret-pages.ts'
import { localeOf } from '#conversation/channel/locale-of.ts'
import { plain } from '#conversation/words/text.ts'
import type { Log } from '#kit/log.ts'
import { endPage, formPage } from './form-page.ts'
import { type InitUser, userOfInitData } from './init-data.ts'
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets.ts'

/** What was filled in on a page, by whom Telegram says that it was. */
export type FilledPage = {
  readonly conversation: ConversationId
  /** The same for every try with one link. */
  readonly key: string
  readonly user: InitUser
  readonly form: string
  readonly values: Readonly<Record<string, string>>
}

type Deps = {
  readonly token: string
  readonly pages: SecretPages
  readonly clock: () => number
  readonly log: Log
  /** The turn that it is, answered in the chat; 'too-fast' where nothing was done with it. */
  readonly takeFilled: (filled: FilledPage) => Promise<Answer | 'too-fast'>
  /** Asks in the chat whether it was its person who filled it in. */
  readonly askWhoItWas: (unproved: Pick<FilledPage, 'conversation' | 'form' | 'values'>) => Promise<void>
}

const MAX_BODY = 16 * 1024
const MAX_VALUE = 2_000
/** Telegram's own web clients show pages in a frame. */
const FRAMES = ['https://web.telegram.org', 'https://webk.telegram.org', 'https://webz.telegram.org']

/** 192 bits: nobody guesses a link within its ten minutes. */
export const newPageToken = (): string => randomBytes(24).toString('base64url')
export const pagePath = (token: string): string => `/telegram/form/${token}`

const HEADERS: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: FRAMES,
  },
  xFrameOptions: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: false,
  referrerPolicy: 'no-referrer',
})
const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
}

/** The form that an answer asks for next, with what it says besides. */
const nextForm = ({ replies }: Answer): { readonly form: Form; readonly remark: string | undefined } | undefined => {
  const shown = replies.flatMap((reply) => (reply.do === 'show' ? [reply.message] : []))
  const last = shown.at(-1)
  if (last?.form === undefined) return undefined
  const isMarked = last.form.fields.some(({ error }) => error !== undefined)
  const said = shown.slice(0, -1).map(({ text }) => plain(text))
  return { form: last.form, remark: isMarked || said.length === 0 ? undefined : said.join('\n\n') }
}

/** In the language of the browser that opened it: the link alone tells none. */
const wordsFor = (c: Context) => channelWords({ locale: localeOf(c.req.header('accept-language')) }).telegram.page

/** Pages on which Telegram's customers enter what must not stand in a chat. */
export const formRoutes = (deps: Deps) => {
  const { pages, log } = deps
  const find = async (token: string) => {
    const found = await pages.find(token)
    return found?.kind === 'asked' ? found : undefined
  }

  const handIn = async (c: Context, link: string): Promise<Response> => {
    const words = wordsFor(c)
    const page = await find(link)
    if (page === undefined) return c.html(endPage(words, 'gone'), 404)
    const typed = new URLSearchParams(await c.req.text())
    const { conversation, form } = page
    const values = Object.fromEntries(
      form.fields.map(({ name }) => [name, (typed.get(name) ?? '').slice(0, MAX_VALUE)]),
    )
    const initData = typed.get('initData') ?? ''
    if (initData === '') {
      await pages.drop(link)
      await deps.askWhoItWas({ conversation, form: form.id, values })
      return c.html(endPage(words, 'unproved'))
    }
    const user = userOfInitData(initData, { token: deps.token, now: deps.clock() })
    if (user === undefined || conversation !== `telegram:${user.id}`) return c.html(endPage(words, 'foreign'), 403)
    const answer = await deps.takeFilled({ conversation, key: link, user, form: form.id, values })
    if (answer === 'too-fast') return c.html(endPage(words, 'tooFast'), 429)
    await pages.drop(link)
    const next = nextForm(answer)
    if (next === undefined) return c.html(endPage(words, 'done', 'done'))
    const again = newPageToken()
    await pages.put(again, { kind: 'asked', conversation, form: next.form })
    return c.html(formPage(next.form, words, { action: pagePath(again), initData, remark: next.remark }))
  }

  /** The address holds the link: no error of ours may carry it into a log. */
  const guarded = async (c: Context, run: () => Promise<Response>): Promise<Response> => {
    try {
      return await run()
    } catch (error) {
      log.error({ event: 'telegram-page-failed', err: error }, 'a page for secrets failed')
      return c.html(endPage(wordsFor(c), 'trouble'), 503)
    }
  }

  return new Hono()
    .use('/telegram/*', HEADERS, noStore)
    .get('/telegram/form.css', (c) => c.body(PAGE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/telegram/form.js', (c) => c.body(PAGE_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/telegram/form/:link', (c) =>
      guarded(c, async () => {
        const link = c.req.param('link')
        const words = wordsFor(c)
        const page = await find(link)
        return page === undefined
          ? c.html(endPage(words, 'gone'), 404)
          : c.html(formPage(page.form, words, { action: pagePath(link) }))
      }),
    )
    .post(
      '/telegram/form/:link',
      smallBody({ maxSize: MAX_BODY, onError: (c) => c.html(endPage(wordsFor(c), 'gone'), 413) }),
      (c) => guarded(c, () => handIn(c, c.req.param('link'))),
    )
}
