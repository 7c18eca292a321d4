import type { Phrase } from './phrase.ts'
import { phrase } from './grammar.es.ts'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'cancel',
    'cancel(?:a|ar|alo|o)?(?: (?:eso|esto|todo))?|olvidalo|olvida (?:eso|esto)|dejalo(?: asi)?|para|parar|detente|alto|salir|no importa|ya no(?: quiero)?|stop|cancel',
  ),
  phrase(
    'back',
    'atras|(?:volver|vuelve|regresa|regresar|ir)(?: (?:atras|a la (?:anterior|pregunta anterior)))?|(?:la )?anterior|un paso atras|back',
  ),
  phrase(
    'help',
    'ayuda(?:me)?|(?:en )?que (?:puedes|sabes) hacer|que haces|como (?:funciona(?: esto)?|te uso|se usa)|que puedo hacer(?: aqui)?|ayuda por favor|help',
  ),
  phrase(
    'menu',
    'menu(?: principal)?|inicio|empezar|comenzar|start|hola+(?: parley| que tal| buenas)?|hey|oye|buenas|buenos dias|buenas (?:tardes|noches)|buen dia|que tal|saludos|hi|hello',
  ),
]
