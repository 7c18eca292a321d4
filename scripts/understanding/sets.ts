import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BANKING77, CLINC, type Row } from './labels.ts'
import { NLUPP } from './labels-nlupp.ts'

/** A slot as NLU++ marks it. */
const Slot = z.object({ text: z.string(), span: z.tuple([z.number(), z.number()]) })
const Line = z.object({
  text: z.string(),
  intent: z.string().optional(),
  intents: z.array(z.string()).optional(),
  slots: z.record(z.string(), Slot).optional(),
})

export type SetName = 'clinc150' | 'banking77' | 'nlupp-banking'
export const SETS: readonly SetName[] = ['clinc150', 'banking77', 'nlupp-banking']
export type Part = 'train' | 'validation'

/** A sentence with its label, and what may be understood of it; no row where its label says too little. */
export type Labelled = {
  readonly set: string
  readonly text: string
  readonly label: string
  readonly row: Row | undefined
  readonly slots: Readonly<Record<string, string>>
}

/** Out of scope in CLINC150, but this bank answers them. */
const OURS = /\b(?:bitcoin|btc|ethereum|crypto\w*)\b/i

const rowOf = (set: SetName, intents: readonly string[]): Row | undefined => {
  if (set === 'clinc150') return CLINC[intents[0] ?? '']
  if (set === 'banking77') return BANKING77[intents[0] ?? '']
  return NLUPP.find(
    ({ all, without = '' }) =>
      all.split(' ').every((each) => intents.includes(each)) &&
      !without.split(' ').some((each) => intents.includes(each)),
  )
}

export const fileOf = (folder: string, set: SetName, part: Part): string => join(folder, `${set}.${part}.jsonl`)

export const hasSets = (folder: string): boolean => SETS.every((set) => existsSync(fileOf(folder, set, 'train')))

/** One set in the order of its file, each sentence once. */
export const readSet = (folder: string, set: SetName, part: Part): readonly Labelled[] => {
  const seen = new Set<string>()
  return readFileSync(fileOf(folder, set, part), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line): readonly Labelled[] => {
      const { text, intent, intents = [], slots = {} } = Line.parse(JSON.parse(line))
      const all = intent === undefined ? intents : [intent]
      if (seen.has(text) || (all[0] === 'oos' && OURS.test(text))) return []
      seen.add(text)
      const said = Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, slot.text]))
      return [{ set, text, label: all.toSorted().join(' '), row: rowOf(set, all), slots: said }]
    })
}
