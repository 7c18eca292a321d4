import { rich } from '#conversation/words/text.ts'
import type { pin as english } from './pin-words.en.ts'

export const pin: typeof english = {
  ask: rich`Escribe tu PIN actual, y luego el nuevo dos veces.`,
  title: 'Cambiar el PIN',
  labels: { old: 'PIN actual', pin: 'PIN nuevo', pinAgain: 'PIN nuevo otra vez' },
  differ: rich`No se cambió nada: los dos PIN nuevos no eran iguales. Inténtalo otra vez.`,
  same: rich`Ese es el PIN que ya tienes. Elige otro, de 6 a 8 dígitos.`,
  changed: rich`Tu PIN cambió. Usa el nuevo de ahora en adelante, en todas las aplicaciones que vinculaste. Se cerró la sesión en todos tus demás chats y navegadores.`,
}
