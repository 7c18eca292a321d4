import { html, raw } from 'hono/html'
import type { Case, CaseMessage } from '#bank/case/case.ts'
import type { Listed, Opened } from '#bank/case/desk.ts'
import { MOST_IN_ANSWER } from '#bank/case/desk.ts'
import { reference } from '#bank/ground/ids.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import { CASE_STYLE } from './case-style.ts'

/** The pages of cases. Whatever a customer chose or wrote stands in a `bdi`: it turns no text around it, and is escaped. */

type Page = ReturnType<typeof html>

const KINDS: Readonly<Record<string, string>> = {
  human: 'Question for a person',
  complaint: 'Complaint',
  fraud: 'Fraud',
  'lost-phone': 'Lost phone',
  'lost-card': 'Lost card',
  'wrong-payment': 'Wrong payment',
  'not-me': 'Payment not recognized',
  'wrong-amount': 'Wrong amount',
  twice: 'Paid twice',
  'not-arrived': 'Did not arrive',
  other: 'Problem with a payment',
}
const HOT: ReadonlySet<string> = new Set(['fraud', 'lost-phone', 'not-me'])
/** Who waits longer than this stands out. */
const LONG_MS = 8 * 3_600_000

const kindOf = ({ topic, wrong }: Case): string => topic ?? wrong
const channelOf = ({ conversation }: Case): string => conversation.slice(0, conversation.indexOf(':'))

const MINUTE_MS = 60_000
/** `5 min`, `3 h`, `2 d` */
const age = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS))
  if (minutes < 60) return `${minutes} min`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`
}
const time = (at: number): Page => {
  const iso = new Date(at).toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`
}
const foreign = (text: string): Page => html`<bdi dir="auto">${text}</bdi>`

const page = (title: string, body: Page, refresh = false): Page => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${refresh ? html`<meta http-equiv="refresh" content="30">` : ''}<title>${title}</title><style>${raw(CASE_STYLE)}</style></head><body>
<header class="top"><div class="column"><strong>Parley<span> support</span></strong><nav><a href="/cases" aria-current="page">Cases</a><a href="/">Operations</a></nav></div></header>
<main class="column">${body}</main></body></html>`

const badge = (found: Case): Page =>
  html`<span class="badge${HOT.has(kindOf(found)) ? ' hot' : ''}">${KINDS[kindOf(found)] ?? kindOf(found)}</span>`

const item = ({ found, unanswered, handle }: Listed, now: number): Page => {
  const last = found.thread?.at(-1)?.text ?? found.text
  const waits = found.waitingSince === undefined ? undefined : now - found.waitingSince
  return html`<li><a class="item" href="/cases/${found.id}">
<span class="what">${badge(found)}<span>${reference(found.id)}</span>${unanswered > 0 ? html`<span class="count" title="not answered">${unanswered}</span>` : ''}</span>
<span class="wait${waits !== undefined && waits > LONG_MS ? ' long' : ''}">${waits === undefined ? (found.state === 'closed' ? 'closed' : 'answered') : `waits ${age(waits)}`}</span>
<span class="said">${foreign(last)}</span>
<span class="meta">${handle === undefined ? 'a stranger' : foreign(`@${handle}`)}${found.isUnproved ? ', not logged in' : ''}, ${channelOf(found)}, opened ${age(now - found.createdAt)} ago</span>
</a></li>`
}

export const listPage = (
  { open, closed }: { readonly open: readonly Listed[]; readonly closed: readonly Listed[] },
  now: number,
): Page => {
  const waiting = open.filter(({ found }) => found.waitingSince !== undefined)
  return page(
    'Parley: cases',
    html`<h1>Cases</h1><p class="lead">${waiting.length} waiting for an answer, ${open.length} open.</p>
${open.length === 0 ? html`<p class="empty">Nobody waits. New cases appear here by themselves.</p>` : html`<ul class="list">${open.map((each) => item(each, now))}</ul>`}
${closed.length === 0 ? '' : html`<h2>Closed last</h2><ul class="list">${closed.map((each) => item(each, now))}</ul>`}`,
    true,
  )
}

const message = (each: Pick<CaseMessage, 'at' | 'by' | 'text' | 'operator' | 'closes'>, who: Page): Page =>
  html`<li class="msg ${each.by}"><div class="words">${foreign(each.text)}</div><p class="meta">${
    each.by === 'support' ? foreign(each.operator ?? 'support') : who
  }, ${time(each.at)}${each.closes ? ', closed the case' : ''}</p></li>`

const payment = ({ id, order, state, createdAt }: Operation): Page | '' =>
  isPaymentOrder(order)
    ? html`<p class="pay"><strong>${formatUsd(order.amount)}</strong> ${order.kind}${order.to.handle === undefined ? '' : html` to ${foreign(`@${order.to.handle}`)}`}: ${state}<br><span class="meta">${reference(id)}, ${time(createdAt)}</span></p>`
    : ''

const aside = ({ found, person, payments }: Opened): Page => html`<aside class="panel"><h2>Who</h2><dl>
${person === undefined ? html`<dt>Customer</dt><dd>none: a stranger</dd>` : html`<dt>Handle</dt><dd>${foreign(`@${person.handle}`)}</dd><dt>Name</dt><dd>${foreign(person.legalName)}</dd><dt>Tier</dt><dd>${person.tier}</dd><dt>Frozen</dt><dd>${person.isFrozen ? 'yes' : 'no'}</dd>`}
<dt>Channel</dt><dd>${channelOf(found)}</dd><dt>Opened</dt><dd>${time(found.createdAt)}</dd></dl>
${payments.length === 0 ? '' : html`<h2>${found.operation === undefined ? 'Recent payments' : 'The payment'}</h2>${payments.map(payment)}`}</aside>`

const warning = ({ found, person }: Opened): Page | '' =>
  found.isUnproved
    ? html`<p class="flag bad">${person === undefined ? 'Nobody is logged in there' : 'Written from this customer’s chat by somebody who is not logged in: it may be anyone who has the phone'}. Say nothing about any account, and change nothing because of these words alone.</p>`
    : ''

export type Said = 'done' | 'empty' | 'too-long' | 'not-sent'
const SAID: Readonly<Record<Said, string>> = {
  done: 'Sent. It is on its way to the customer.',
  empty: 'Nothing was sent: the answer was empty.',
  'too-long': `Nothing was sent: an answer can have ${MOST_IN_ANSWER} characters at most.`,
  'not-sent':
    'Nothing was sent: the form did not come from this page, or was out of date. Please send it again from here.',
}

type Form = { readonly token: string; readonly key: string; readonly text?: string | undefined }

export const threadPage = (opened: Opened, form: Form, said: Said | undefined): Page => {
  const { found, person } = opened
  const who = person === undefined ? html`stranger` : foreign(`@${person.handle}`)
  const isClosed = found.state === 'closed'
  return page(
    `Parley: case ${reference(found.id)}`,
    html`<a class="back" href="/cases">‹ All cases</a>
<div class="title"><h1>Case ${reference(found.id)}</h1>${badge(found)}<span class="meta">${isClosed ? 'closed' : found.state === 'at-bank' ? 'with the bank' : 'open'}</span></div>
<div class="two"><section>
${warning(opened)}${said === undefined ? '' : html`<p class="flag${said === 'done' ? '' : ' bad'}" role="status">${SAID[said]}</p>`}
<ol class="thread">${message({ at: found.createdAt, by: 'customer', text: found.text || '(no message)' }, who)}${(found.thread ?? []).map((each) => message(each, who))}</ol>
<form method="post" action="/cases/${found.id}" id="answer">
<label for="text">${isClosed ? 'Write once more: this opens the case again' : 'Your answer'}</label>
<textarea id="text" name="text" required maxlength="${MOST_IN_ANSWER}" dir="auto" placeholder="Short and plain: what happened, what did not, what to do next.">${form.text ?? ''}</textarea>
<input type="hidden" name="key" value="${form.key}"><input type="hidden" name="token" value="${form.token}">
<div class="acts"><button class="primary" name="then" value="stay">Send</button><button name="then" value="close">Send and close</button></div>
<p class="meta">It is shown in the customer’s chat under “Support”. Never ask for a PIN, a password, a code, or a full card or account number.</p></form>
</section>${aside(opened)}</div>`,
  )
}

export const gonePage = (): Page =>
  page(
    'Parley: no such case',
    html`<h1>This case is not here</h1><p class="lead">It may have been deleted with its customer’s data. <a href="/cases">All cases</a></p>`,
  )
