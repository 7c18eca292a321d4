import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

const quoted = (texts: readonly string[]): Text =>
  texts.flatMap((text, at) => [...(at === 0 ? [] : [{ text: ', ' }]), code(text)])

export const wishes = {
  order: ([first = '', ...rest]: readonly string[]): Text =>
    lines(
      rich`${bold('First')}: ${code(first)}`,
      ...rest.map((text) => rich`${bold('Then')}: ${code(text)}`),
      rich`I’ll do them one at a time, and nothing moves until you confirm it. Say ${code('stop')} to drop the rest.`,
    ),
  dropped: (left: readonly string[]): Text =>
    rich`Nothing was done about the rest: ${quoted(left)}. Say it again if you still want it.`,
}
