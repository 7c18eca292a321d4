import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase } from '#conversation/understand/grammar.es.ts'

const DATA = '(?:todos )?(?:mis |los )?(?:datos|informacion)(?: personales)?|mi informacion'
const MINE = `(?:${DATA}|todo(?: lo mio| sobre mi)?|mi (?:perfil|cuenta)(?: y (?:todos )?(?:mis )?datos)?)`

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'export-data',
    `(?:export(?:a|ar)|descarg(?:a|ar)|baj(?:a|ar)|dame|enviame|mandame)(?: una copia de)? (?:${DATA})|una copia de (?:${DATA})|que (?:datos )?(?:sabes|guardas|tienes) (?:sobre|de) mi`,
  ),
  phrase(
    'keep-data',
    '(?:conserv(?:a|ar)|mantener|manten) mi (?:cuenta|perfil)(?: y mis datos)?|no borres (?:mi cuenta|mis datos)|(?:deten|detener|cancela|cancelar|para) (?:el|mi) borrado',
  ),
  phrase(
    'delete-data',
    `(?:borr(?:a|ar|en)|elimin(?:a|ar)|olvid(?:a|ar)) ${MINE}|cerrar mi cuenta para siempre|dejar (?:el banco|parley)|derecho al olvido|darme de baja`,
  ),
]
