import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { signIn as english } from './sign-in-words.en.ts'

export const signIn: typeof english = {
  ask: (handle: string): Text =>
    rich`Te damos la bienvenida otra vez, ${bold(`@${handle}`)}. Escribe tu PIN para iniciar sesión.`,
  label: 'PIN',
  title: 'Iniciar sesión',
  done: (handle: string): Text => rich`Iniciaste sesión como ${bold(`@${handle}`)}.`,
  already: rich`Tu sesión ya está abierta.`,
  wrong: (left: number): Text =>
    left > 0
      ? rich`Ese PIN no es correcto. Te ${left === 1 ? 'queda' : 'quedan'} ${bold(`${left} ${left === 1 ? 'intento' : 'intentos'}`)}.`
      : rich`Ese PIN no es correcto, y fue el último intento por ahora.`,
  locked: (until: number, now: number): Text =>
    rich`Después de varios PIN incorrectos, iniciar sesión está bloqueado durante ${bold(duration(Math.max(0, until - now)))}. Esto protege tu dinero; no le ha pasado nada.`,
  notFound: rich`Este chat todavía no está vinculado a un cliente. Abre tu cuenta, o vincula el chat si ya usas el banco en otra aplicación.`,
  typed: rich`No escribas un PIN en el chat. Usa el formulario: allí el PIN queda oculto.`,
  /** `hadCard`: one was open that was not confirmed. */
  out: (hadCard: boolean): Text =>
    rich`Tu sesión está cerrada. Tus cuentas siguen como están.${hadCard ? ' El resumen que no habías confirmado ya no vale: no se envió nada por él.' : ''} Vuelve con tu PIN cuando quieras.`,
  outEverywhere: rich`Los demás chats y navegadores tienen ahora la sesión cerrada, y piden tu PIN antes de mostrar o hacer algo. Aquí tu sesión sigue abierta. Si alguien puede saber tu PIN, cámbialo.`,
  outAlready: rich`No tienes una sesión abierta.`,
}
