import type { ResponseParameters } from '@grammyjs/types'

/** What Telegram refuses, in its own words: becomes `{ok: false, error_code, description}` under the same HTTP status. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: ResponseParameters | undefined

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** 400 with Telegram's prefix. */
export const badRequest = (text: string): Refusal => new Refusal(400, `Bad Request: ${text}`)
