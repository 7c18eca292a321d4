import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase, SHOW } from '#conversation/understand/grammar.es.ts'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase('cases', `${SHOW}(?:reportes|casos|problemas reportados)`),
  phrase(
    'case-close',
    '(?:cierra|cerrar|termina(?:r)?) (?:el|mi|este) (?:caso|reporte|ticket)|(?:mi|el) (?:caso|problema) (?:ya )?(?:esta|quedo|se) (?:resuelto|solucionado|arreglado|resolvio|soluciono|arreglo)',
  ),
  phrase(
    'case-write',
    '(?:respond(?:e|er)(?:le)?|contest(?:a|ar)(?:le)?|escrib(?:e|ir)(?:le)?) a (?:soporte|la persona|el agente)|responder|(?:agrega(?:r)?|anad(?:e|ir)|escrib(?:e|ir)) (?:algo|mas)(?: mas)? (?:al|a mi|en mi|en el) caso',
  ),
  phrase(
    'case',
    `${SHOW}(?:caso|ticket)|(?:cual es |como va |en que va )?(?:el )?(?:estado de |estatus de )?mi (?:caso|reporte|ticket|queja)|(?:ya )?(?:me )?(?:respondio|contesto) soporte|soporte (?:ya )?(?:me )?(?:respondio|contesto)`,
  ),
  phrase(
    'report',
    '(?:report(?:a|ar)|disput(?:a|ar)|reclam(?:a|ar))(?: un| una| este| esta| ese| esa| el| la| mi)?(?: problema| pago| transaccion| cargo)?(?: con .{1,80})?|algo (?:esta mal|salio mal|fallo)(?: con .{1,80})?|(?:tengo )?un problema(?: con .{1,80})?',
  ),
]
