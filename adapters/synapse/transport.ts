import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { createRequire } from 'node:module'
import type { AxiosStatic } from 'axios'

// synapsenode is CommonJS, so it loads axios' CommonJS build: a plain `import axios` here would be another copy with
// defaults of its own, and everything set on it would be set in vain.
const fromHere = createRequire(import.meta.url)
const fromSynapsenode = createRequire(fromHere.resolve('synapsenode'))

/** The axios that synapsenode itself uses. */
export const axios = fromSynapsenode('axios') as AxiosStatic

const MAX_ANSWER_BYTES = 8 * 1024 * 1024
const deadlines = new Map<string, number>()

// Redirects would carry the gateway's secret, in a header of the bank's own naming, to whatever host they name.
axios.defaults.maxRedirects = 0
// `http_proxy` in the environment must not get to see the bank's traffic.
axios.defaults.proxy = false
axios.defaults.maxContentLength = MAX_ANSWER_BYTES
axios.defaults.timeout = 10_000
axios.defaults.httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 100 })
axios.defaults.httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 100 })
axios.interceptors.request.use((config) => {
  const base = [...deadlines.keys()].find((known) => config.url?.startsWith(`${known}/`))
  const ms = base === undefined ? undefined : deadlines.get(base)
  // axios' own `timeout` counts silence: a body that drips never reaches it. The signal bounds the whole call.
  return ms === undefined ? config : Object.assign(config, { timeout: ms, signal: AbortSignal.timeout(ms) })
})

/** Every call to `baseUrl` ends after `timeoutMs`, answered or not. The last one to set it for a base wins. */
export const setDeadline = (baseUrl: string, timeoutMs: number): void => {
  deadlines.set(baseUrl, timeoutMs)
}
