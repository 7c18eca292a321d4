import type { Refused } from './client.ts'

/**
 * What a final refusal means for us.
 * - `done`: things already are as we wanted them
 * - `gone`: the message can't be edited or deleted any more
 * - `unreachable`: the person blocked the bot, left, or never started it
 * - `bot`: the bot itself is refused: its token was revoked, or two processes receive for it
 * - `ours`: the request itself was wrong
 */
export type Meaning = 'done' | 'gone' | 'unreachable' | 'bot' | 'ours'

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/message is not modified/, 'done'],
  [
    /message to (edit|delete) not found|message can't be (edited|deleted)|MESSAGE_ID_INVALID|there is no (text|caption) in the message/,
    'gone',
  ],
  [/chat not found|user not found|PEER_ID_INVALID|USER_IS_BLOCKED|group chat was upgraded/, 'unreachable'],
]

/** Nothing stands in the chat any more. A message that is too old to be deleted does. */
export const isDeleted = ({ description }: Refused): boolean => /message to delete not found/.test(description)

export const meaning = ({ code, description }: Refused): Meaning => {
  if (code === 403) return 'unreachable'
  if (code === 401 || code === 409) return 'bot'
  return MEANINGS.find(([pattern]) => pattern.test(description))?.[1] ?? 'ours'
}
