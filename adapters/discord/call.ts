import { REST } from 'discord.js'
import { retry } from '#kit/retry.ts'
import { asFailure, isFailure } from './failure.ts'

export type ApiOptions = { readonly token: string; readonly applicationId: string; readonly apiRoot?: string }

/** One call; `doing` names it where it fails: 'send a message'. */
export type Call = (doing: string, request: (rest: REST) => Promise<unknown>) => Promise<unknown>

const RESET_WAITS_MS = [50, 200]

/** Every failure is a `DiscordFailure`. 429s are waited out, 5xx and time-outs tried three times more by discord.js. */
export const createCall = ({ token, apiRoot }: ApiOptions): Call => {
  const rest = new REST({ version: '10', timeout: 10_000, retries: 3, ...(apiRoot ? { api: apiRoot } : {}) })
  rest.setToken(token)
  return (doing, request) => {
    const attempt = async (): Promise<unknown> => {
      try {
        return await request(rest)
      } catch (error) {
        const failure = asFailure(error, doing)
        // discord.js forgets the token after one 401, and then sends nothing until the process ends.
        if (failure.status === 401) rest.setToken(token)
        throw failure
      }
    }
    // discord.js does not try again after a reset. Everything here may be done twice: messages carry a nonce, an
    // answer given twice is refused; a follow-up seen twice is better than one not seen.
    return retry(attempt, { waitsMs: RESET_WAITS_MS, isWorthIt: (error) => isFailure(error) && error.brokenOff })
  }
}
