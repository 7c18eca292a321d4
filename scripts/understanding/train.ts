/**
 * Fits the weights that guess what is meant where no pattern fits: `npm run understanding:train`. It learns from the train
 * parts of the public sets (see labels.ts and NOTICE) and from our own templates; the same input gives the same bytes on
 * every machine. With `--check` nothing is written: it tells whether the weights in the repository are the ones it makes.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../lib/paths.ts'
import { examplesOf, folderOf, ownSentences } from './corpus.ts'
import { fit } from './fit.ts'
import { quantized } from './quantize.ts'
import { hasSets } from './sets.ts'

/** Picked on the validation parts: as low as they may be without more than three in a hundred wrong. */
const THRESHOLDS = { sure: 0.45, likely: 0.12 } as const

const FILE = join(root, 'src/conversation/understand/model/weights.en.json')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
})
const folder = folderOf(positionals[0])
if (!hasSets(folder)) {
  console.log(`The public sets are not in ${folder}, so the weights stay as they are.`)
  process.exit(0)
}
const began = performance.now()
const examples = examplesOf(folder, ownSentences())
const weights = `${JSON.stringify(quantized(fit(examples), THRESHOLDS))}\n`
const digest = createHash('sha256').update(weights).digest('hex')
const took = ((performance.now() - began) / 1_000).toFixed(0)
const isSame = existsSync(FILE) && readFileSync(FILE, 'utf8') === weights
if (!values.check) {
  writeFileSync(FILE, weights)
  writeFileSync(FILE.replace(/json$/, 'sha256'), `${digest}  weights.en.json\n`)
}
console.log(
  `${examples.length} sentences, ${(weights.length / 1e6).toFixed(1)} MB, ${took} s, sha256 ${digest}: ${isSame ? 'as in the repository' : values.check ? 'NOT as in the repository' : 'written'}`,
)
process.exit(values.check && !isSame ? 1 : 0)
