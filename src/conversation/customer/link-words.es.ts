import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { link as english } from './link-words.en.ts'

export const link: typeof english = {
  menu: rich`Puedes usar una misma cuenta desde varias aplicaciones. Pide un código aquí y escríbelo en la otra aplicación, o escribe aquí un código de la otra aplicación.`,
  getCode: 'Pedir un código',
  haveCode: 'Tengo un código',
  code: (codeText: string, ms: number): Text =>
    lines(
      rich`Tu código: ${code(codeText)}`,
      rich`En la otra aplicación di ${code(`vincular ${codeText}`)} o presiona “Tengo un código”. Sirve una vez, durante ${duration(ms)}, y solo con tu PIN. Nunca se lo des a nadie.`,
    ),
  pin: rich`Crear un código que vincula otra aplicación a tu cuenta.`,
  ask: rich`Escribe el código de tu otra aplicación y tu PIN.`,
  title: 'Vincular este chat',
  submit: 'Vincular',
  labels: { code: 'Código', pin: 'Tu PIN' },
  codeHint: 'Diez letras y dígitos',
  badCode: (lifeMs: number): Text =>
    rich`Ese código ya no es válido. Un código sirve una vez, durante ${duration(lifeMs)}. Pide uno nuevo en tu otra aplicación.`,
  wrongPin: (left: number): Text =>
    rich`Ese PIN no es correcto; te ${left === 1 ? 'queda' : 'quedan'} ${bold(`${left} ${left === 1 ? 'intento' : 'intentos'}`)}. El código ya se usó: pide uno nuevo en tu otra aplicación.`,
  done: (handle: string): Text => rich`Este chat ya está vinculado a ${bold(`@${handle}`)}, y tu sesión está abierta.`,
  already: (handle: string): Text =>
    rich`Este chat ya está vinculado a ${bold(`@${handle}`)}. Para agregar otra aplicación, inicia sesión aquí y pide un código.`,
}
