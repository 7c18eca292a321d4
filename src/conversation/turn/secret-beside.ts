import type { Act } from '#conversation/channel/turn.ts'
import { isSecret } from '#conversation/form/form.ts'
import type { Session } from '#conversation/session/session.ts'
import { mayBeSecret, secretAlone, secretIn, type SecretKind } from '#conversation/understand/secrets.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** What stands in the chat by this act, whoever wrote it. */
export const writtenIn = (act: Act): string => ('text' in act ? (act.text ?? '') : '')

/** A secret in words that are no answer to anything, whatever is open. */
export const secretBeside = (
  { customer, frame }: Partial<Pick<Session, 'customer' | 'frame'>>,
  text: string,
  to: Localized,
): SecretKind | 'any' | undefined => {
  const found = secretIn(text, to) ?? secretAlone(text.trim(), customer !== undefined)
  return found ?? (frame?.form?.fields.some(isSecret) === true && mayBeSecret(text) ? 'any' : undefined)
}
