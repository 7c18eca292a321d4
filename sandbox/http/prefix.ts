import type { Context } from 'hono'

/** Where the API is. */
export const PREFIX = '/v3.1'
/** Where it was in the first years: their clients write it into their paths themselves. */
export const FIRST_PREFIX = '/api/3'

/** The path of a call under the address that the API has now, whichever address it was sent to. */
export const presentPath = (c: Context): string => {
  const { path } = c.req
  return path.startsWith(`${FIRST_PREFIX}/`) ? PREFIX + path.slice(FIRST_PREFIX.length) : path
}
