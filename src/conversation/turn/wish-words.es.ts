import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import type { wishes as english } from './wish-words.en.ts'

const quoted = (texts: readonly string[]): Text =>
  texts.flatMap((text, at) => [...(at === 0 ? [] : [{ text: ', ' }]), code(text)])

export const wishes: typeof english = {
  order: ([first = '', ...rest]: readonly string[]): Text =>
    lines(
      rich`${bold('Primero')}: ${code(first)}`,
      ...rest.map((text) => rich`${bold('Después')}: ${code(text)}`),
      rich`Haré una cosa a la vez, y nada se mueve hasta que lo confirmes. Di ${code('parar')} para descartar lo demás.`,
    ),
  dropped: (left: readonly string[]): Text =>
    rich`No se hizo nada con lo demás: ${quoted(left)}. Dilo otra vez si todavía lo quieres.`,
}
