import { startOperatorPort } from '#app/roles/operator-port.ts'
import type { Parley } from '#app/compose/compose.ts'

/** An operator at the page of cases, as a browser without scripts uses it. `name`: who has logged in. */
export const openDesk = async (runtime: Parley, token: string, name = 'maria') => {
  const operators = await startOperatorPort(runtime, 0)
  const base = `http://127.0.0.1:${operators.port}`
  const authorization = `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`
  const headers = { authorization, origin: base, 'sec-fetch-site': 'same-origin' }
  const get = (path: string) => fetch(`${base}${path}`, { headers: { authorization } })
  const read = async (path: string): Promise<string> => (await get(path)).text()
  const hidden = (page: string, field: string): string =>
    new RegExp(`name="${field}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  /** The form of a case as its page holds it now. */
  const formOf = async (id: string) => {
    const page = await read(`/cases/${id}`)
    return { key: hidden(page, 'key'), token: hidden(page, 'token') }
  }
  const post = (id: string, fields: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) =>
    fetch(`${base}/cases/${id}`, {
      ...{ method: 'POST', redirect: 'manual', headers: { ...headers, ...more } },
      body: new URLSearchParams(fields),
    })
  return {
    base,
    get,
    read,
    formOf,
    post,
    answer: async (id: string, text: string, then: 'stay' | 'close' = 'stay'): Promise<number> =>
      (await post(id, { ...(await formOf(id)), text, then })).status,
    close: () => operators.stop(),
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>
