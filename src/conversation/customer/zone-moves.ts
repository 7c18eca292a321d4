import { fold } from '#conversation/reading/fold.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { zoneNamed } from './zones.ts'

/** Somebody has moved: only to a place whose time is known, since people move on to many things. `pattern` names it `to`. */
export const movedTo =
  (pattern: RegExp): Phrase =>
  (said) => {
    const to = pattern.exec(fold(said))?.groups?.['to']
    return to === undefined || zoneNamed(to) === undefined
      ? undefined
      : { name: 'time-zone', slots: { to, moved: 'yes' } }
  }
