import { SERVICE } from './service-names.ts'
import type { ServiceWords } from './services.ts'

export const serviceWords: ServiceWords = {
  verb: new RegExp(`^(?<service>${SERVICE}) (?<rest>.+)$`, 'diu'),
  way: new RegExp(
    `(?<![\\p{L}\\d])(?:with|through|thru|on|by|over) (?:my |the )?(?<service>${SERVICE})(?: (?:account|app))?(?![\\p{L}\\d])`,
    'diu',
  ),
}
