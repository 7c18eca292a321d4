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
      rich`Una cosa después de la otra, y nada se mueve antes de que lo confirmes. ${code('parar')} descarta lo que falta.`,
    ),
  dropped: (left: readonly string[]): Text =>
    rich`No hice nada con lo demás: ${quoted(left)}. Dilo otra vez si todavía lo quieres.`,
}
