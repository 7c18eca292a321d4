import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { Drift } from '#bank/books/drift.ts'

/** What an operator sees: ids, states, counts and times. Nothing in it is personal, and nothing can be done from it. */
export type Overview = {
  readonly at: number
  readonly roles: string
  /** How many operations stand where. */
  readonly operations: Readonly<Record<string, number>>
  readonly overdue: readonly {
    readonly id: string
    readonly kind: string
    readonly state: string
    readonly attempts: number
    readonly since: number
    readonly dueAt?: number
  }[]
  readonly drifts: readonly Drift[]
  readonly deadLetters: readonly {
    readonly queue: string
    readonly id: string | undefined
    readonly reason: string
    readonly attempts: number
    readonly at: number
  }[]
  readonly queues: readonly { readonly queue: string; readonly waiting: number }[]
  readonly notices: Readonly<Record<string, number>>
  readonly sweptAt?: number | undefined
  readonly reconcile: { readonly startedAt: number; readonly looked: number; readonly completedAt?: number }
}

type Cell = string | number
type Page = ReturnType<typeof html>

const STYLE = `
body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1f23; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem; }
th, td { border: 1px solid #d0d7de; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f6f8fa; } h2 { margin-bottom: 0; } .none { color: #57606a; } .bad { color: #b3261e; font-weight: 600; }`

const time = (at: number | undefined): string => (at === undefined || at === 0 ? 'not yet' : new Date(at).toISOString())
const sides = (side: Drift['ours']): string =>
  Object.entries(side)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ') || 'nothing'

const table = (title: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Page => html`
<h2>${title}</h2>
${
  rows.length === 0
    ? html`<p class="none">None.</p>`
    : html`<table>
<tr>${heads.map((head) => html`<th>${head}</th>`)}</tr>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${String(cell)}</td>`)}</tr>`)}
</table>`
}`

/** A number with what is counted. */
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const comparison = ({ startedAt, looked }: Overview['reconcile']): string =>
  startedAt === 0 ? 'not begun' : `since ${time(startedAt)}, ${counted(looked, 'customer', 'customers')} so far`

const page = (view: Overview): Page => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Parley: operations</title><style>${raw(STYLE)}</style></head><body>
<h1>Parley</h1>
<p><a href="/cases">Cases: what customers have written to support</a></p>
<p>${view.roles}, read at ${time(view.at)}. Last sweep: ${time(view.sweptAt)}. Last full comparison with the bank:
${time(view.reconcile.completedAt)}; the present one: ${comparison(view.reconcile)}.</p>
${view.drifts.length === 0 ? '' : html`<p class="bad">Our records and the bank differ in ${counted(view.drifts.length, 'place', 'places')}.</p>`}
${table(
  'Differences with the bank',
  ['id', 'since', 'first seen', 'ours', 'the bank'],
  view.drifts.map((drift) => [
    drift.id,
    time(drift.since),
    time(drift.firstSeen),
    sides(drift.ours),
    sides(drift.bank),
  ]),
)}
${table('Operations', ['state', 'how many'], Object.entries(view.operations))}
${table(
  'Unknown or overdue',
  ['operation', 'kind', 'state', 'tries', 'since', 'due'],
  view.overdue.map((one) => [one.id, one.kind, one.state, one.attempts, time(one.since), time(one.dueAt)]),
)}
${table(
  'Dead letters',
  ['queue', 'about', 'tries', 'at', 'reason'],
  view.deadLetters.map((letter) => [
    letter.queue,
    letter.id ?? 'unreadable',
    letter.attempts,
    time(letter.at),
    letter.reason,
  ]),
)}
${table(
  'Queues',
  ['queue', 'waiting'],
  view.queues.map(({ queue, waiting }) => [queue, waiting]),
)}
${table('Notices', ['state', 'how many'], Object.entries(view.notices))}
</body></html>`

const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/** Reading alone. */
export const adminRoutes = (read: () => Promise<Overview>): Hono =>
  new Hono().get('/', async (c) => c.html(page(await read()), 200, HEADERS))
