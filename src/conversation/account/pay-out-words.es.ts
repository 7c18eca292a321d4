import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import type { payOut as english } from './pay-out-words.en.ts'

export const payOut: typeof english = {
  noBank: rich`Para enviar dinero a tu banco, primero vincula tu cuenta de allá. No se envió nada.`,
  noAccount: rich`No tienes una cuenta aquí desde la cual enviar dinero. No se envió nada.`,
  noSuchBank: (typed: string, linked: readonly string[]): Text =>
    rich`No tienes un banco vinculado que se llame ${bold(typed)}, así que no se envió nada. Vinculados: ${bold(linked.join(', '))}.`,
  link: 'Vincular un banco',
  whichBank: rich`¿A cuál de tus bancos vinculados?`,
  whichSource: rich`¿Desde qué cuenta?`,
  amount: (bank: string): Text => rich`¿Cuánto quieres enviar a ${bold(bank)}?`,
  changeBank: 'Cambiar banco',
}
