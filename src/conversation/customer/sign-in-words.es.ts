import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { signIn as english } from './sign-in-words.en.ts'

export const signIn: typeof english = {
  ask: (handle: string): Text => rich`Hola de nuevo, ${bold(`@${handle}`)}. Escribe tu PIN para iniciar sesión.`,
  label: 'PIN',
  title: 'Iniciar sesión',
  done: (handle: string): Text => rich`Iniciaste sesión como ${bold(`@${handle}`)}.`,
  already: rich`Tu sesión ya está abierta.`,
  wrong: (left: number): Text =>
    left > 0
      ? rich`Ese PIN no es correcto. Te ${left === 1 ? 'queda' : 'quedan'} ${bold(`${left} ${left === 1 ? 'intento' : 'intentos'}`)}.`
      : rich`Ese PIN no es correcto, y fue el último intento por ahora.`,
  locked: (until: number, now: number): Text =>
    rich`Para proteger tu dinero, el inicio de sesión está bloqueado durante ${bold(duration(Math.max(0, until - now)))} después de varios PIN incorrectos. No le pasó nada a tu dinero.`,
  notFound: rich`Este chat todavía no está vinculado a un cliente. Abre tu cuenta, o vincula este chat si ya eres cliente en otra aplicación.`,
  typed: rich`No escribas un PIN en el chat. Usa el formulario, donde queda oculto.`,
  /** `hadCard`: one was open that was not confirmed. */
  out: (hadCard: boolean): Text =>
    rich`Tu sesión está cerrada. Tus cuentas siguen como están.${hadCard ? ' No se envió nada por el resumen que no habías confirmado, y ya no es válido.' : ''} Vuelve con tu PIN cuando quieras.`,
  outEverywhere: rich`Se cerró la sesión en todos tus demás chats y navegadores, y necesitan tu PIN antes de mostrar o hacer algo. Aquí tu sesión sigue abierta. Si alguien puede saber tu PIN, cámbialo, por favor.`,
  outAlready: rich`No tienes una sesión abierta.`,
}
