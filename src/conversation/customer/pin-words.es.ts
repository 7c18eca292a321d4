import { rich } from '#conversation/words/text.ts'
import type { pin as english } from './pin-words.en.ts'

export const pin: typeof english = {
  ask: rich`Escribe tu PIN actual, y luego el nuevo dos veces.`,
  title: 'Cambiar el PIN',
  labels: { old: 'PIN actual', pin: 'PIN nuevo', pinAgain: 'PIN nuevo otra vez' },
  differ: rich`Los dos PIN nuevos no eran iguales, así que no cambió nada. Inténtalo otra vez.`,
  same: rich`El PIN nuevo es el anterior. Elige otro, de 6 a 8 dígitos.`,
  changed: rich`Tu PIN cambió. Usa el nuevo de ahora en adelante, en todas las aplicaciones que vinculaste. Los demás chats y navegadores tienen la sesión cerrada.`,
}
