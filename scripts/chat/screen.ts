import { createInterface, type Interface } from 'node:readline'
import { Writable } from 'node:stream'
import { colours, noColours, type Paint } from './wording.ts'

/** Where lines come from and words go to. */
export type Screen = {
  readonly isTerminal: boolean
  readonly paint: Paint
  print(lines: readonly string[]): void
  /** What to ask for next; `masked` input is not shown. Only a terminal shows it. */
  ask(prompt: string, masked: boolean): void
  lines(): AsyncIterable<string>
  close(): void
}

type Streams = { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream }

/** Whole lines in, whole lines out. */
export const pipeScreen = ({ input, output }: Streams): Screen => {
  const reader = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
  // Made at once: lines that come before someone reads them would be lost.
  const lines = reader[Symbol.asyncIterator]()
  return {
    isTerminal: false,
    paint: noColours,
    print: (words) => void output.write(`${words.join('\n')}\n`),
    ask: () => undefined,
    lines: () => ({ [Symbol.asyncIterator]: () => lines }),
    close: () => {
      reader.close()
      input.destroy()
    },
  }
}

/** A line editor whose typed text stays where it is while cards arrive above it. */
export const terminalScreen = ({ input, output }: Streams): Screen => {
  let masked = false
  let prompt = ''
  // Masking: the line editor writes here, and while a secret is typed nothing of it goes on.
  const editor = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (!masked) output.write(chunk)
      done()
    },
  })
  Object.defineProperty(editor, 'columns', { get: () => output.columns })
  const reader: Interface = createInterface({ input, output: editor, terminal: true, historySize: 200 })
  const lines = reader[Symbol.asyncIterator]()
  reader.on('history', (history: string[]) => {
    if (masked) history.shift()
  })
  reader.on('line', () => {
    if (masked) output.write('\n')
  })
  const showPrompt = () => {
    if (masked) output.write(prompt)
    else reader.prompt(true)
  }
  return {
    isTerminal: true,
    paint: process.env['NO_COLOR'] ? noColours : colours,
    print(words) {
      output.write(`\r\u001b[J${words.join('\n')}\n`)
      if (prompt !== '') showPrompt()
    },
    ask(next, isMasked) {
      prompt = next
      masked = isMasked
      reader.setPrompt(next)
      output.write('\r\u001b[J')
      showPrompt()
    },
    lines: () => ({ [Symbol.asyncIterator]: () => lines }),
    close: () => {
      reader.close()
      input.unref()
    },
  }
}
