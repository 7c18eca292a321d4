import { named } from '#conversation/understand/goal.ts'
import { phrase } from '#conversation/understand/grammar.es.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { movedTo } from './zone-moves.ts'

const MOVED =
  /^(?:ya )?(?:me (?:mude|acabo de mudar|fui a vivir|cambie)|nos (?:mudamos|acabamos de mudar|fuimos a vivir)) a (?<to>[\p{L} .,'-]{2,40})$/iu

export const zonePhrases: readonly Phrase[] = [
  phrase(
    'time-zone',
    '(?:cambi(?:a|ar|o)|pon(?:er|go)?|actualiz(?:a|ar))(?: mi| la)? (?:zona horaria|huso horario)(?: (?:a|por|en) (?<to>.{2,40}))?|mi (?:zona horaria|huso horario|hora) es (?:ahora )?(?:la de |el de )?(?<is>.{2,40})|estoy en (?<on>hora(?:rio)? .{2,30})|(?:cual es )?(?:mi )?(?:zona horaria|huso horario)|(?:en )?que zona horaria (?:estoy|usas|es esta)',
    ({ to, is, on }) => named({ to: to ?? is ?? on }),
  ),
  movedTo(MOVED),
]
