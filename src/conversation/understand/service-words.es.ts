import { SERVICE } from './service-names.ts'
import type { ServiceWords } from './services.ts'

/** A name of a service as a verb: `venmea`, `zelleale`. */
const VERB = '(?:venme|zelle|paypale)(?:a|ar|ale|arle|o|ale)'

export const serviceWords: ServiceWords = {
  verb: new RegExp(`^(?:haz(?:le)? un )?(?<service>${VERB}|${SERVICE})(?: de(?= \\$?\\d))? (?<rest>.+)$`, 'diu'),
  way: new RegExp(
    `(?<![\\p{L}\\d])(?:con|por|via|mediante|a traves de) (?:mi |el |la )?(?<service>${SERVICE})(?![\\p{L}\\d])`,
    'diu',
  ),
}
