import { z } from 'zod'
import { words as say } from './words.ts'

/** Parley can't be reached: said to the person as it is. */
export class Unreachable extends Error {}

export type Wire = {
  readonly url: URL
  readonly authorization: string
  /** Ends every request. */
  readonly closed: AbortSignal
  /** At a person's pace the built-in one is quick enough. */
  readonly fetch: typeof globalThis.fetch
  /** How long a server that is restarted has to come back. */
  readonly giveUpAfterMs: number
}

export const unreachable = ({ url }: Wire): Unreachable => new Unreachable(say.unreachable(url.origin))

const Refused = z.object({ message: z.string() })

/** Why Parley refused, in its words. */
export const refusalOf = async (answer: Response): Promise<string> => {
  const body = Refused.safeParse(await answer.json().catch(() => undefined))
  return body.success ? body.data.message : say.answered(answer.status)
}
