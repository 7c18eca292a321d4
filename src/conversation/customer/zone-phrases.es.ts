import { fold } from '#conversation/reading/fold.ts'
import { named } from '#conversation/understand/goal.ts'
import { phrase } from '#conversation/understand/grammar.es.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { zoneNamed } from './zones.ts'

const MOVED =
  /^(?:ya )?(?:me (?:mude|acabo de mudar|fui a vivir|cambie)|nos (?:mudamos|acabamos de mudar|fuimos a vivir)) a (?<to>[\p{L} .,'-]{2,40})$/iu

/** Only to a place whose time is known: people move on to many things. */
const moved: Phrase = (said) => {
  const to = MOVED.exec(fold(said))?.groups?.['to']
  return to === undefined || zoneNamed(to) === undefined
    ? undefined
    : { name: 'time-zone', slots: { to, moved: 'yes' } }
}

export const zonePhrases: readonly Phrase[] = [
  phrase(
    'time-zone',
    '(?:cambi(?:a|ar|o)|pon(?:er|go)?|actualiz(?:a|ar))(?: mi| la)? (?:zona horaria|huso horario)(?: (?:a|por|en) (?<to>.{2,40}))?|mi (?:zona horaria|huso horario|hora) es (?:ahora )?(?:la de |el de )?(?<is>.{2,40})|estoy en (?<on>hora(?:rio)? .{2,30})|(?:cual es )?(?:mi )?(?:zona horaria|huso horario)|(?:en )?que zona horaria (?:estoy|usas|es esta)',
    ({ to, is, on }) => named({ to: to ?? is ?? on }),
  ),
  moved,
]
