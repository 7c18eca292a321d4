import { fstatSync, writeSync } from 'node:fs'

/** Where log lines go: never a reason to wait, to fail or to die. */
export type LogSink = { write(line: string): void }

/** What may wait for a reader that does not read; lines beyond it are dropped and counted. */
const MOST_WAITING_BYTES = 1 << 20

const lineOf = (dropped: number): string =>
  `${JSON.stringify({ level: 50, time: Date.now(), event: 'log-lines-dropped', dropped, msg: 'log lines were dropped: no reader took them' })}\n`

/**
 * Lines to standard output. A pipe whose reader has gone swallows them, one whose reader stands still holds a megabyte
 * of them, a file on a full disk takes none; once lines are taken again, the first tells how many are missing.
 */
export const createLogSink = (): LogSink => {
  const send = isPipe() ? toPipe() : toFile
  let dropped = 0
  return {
    write(line) {
      if (dropped > 0 && send(lineOf(dropped))) dropped = 0
      if (dropped > 0 || !send(line)) dropped += 1
    },
  }
}

const isPipe = (): boolean => {
  try {
    const output = fstatSync(1)
    return output.isFIFO() || output.isSocket()
  } catch {
    return false // closed before we began
  }
}

/** Each tells whether the line was taken. */
const toPipe = () => {
  let gone = false
  process.stdout.on('error', () => {
    gone = true
  })
  return (line: string): boolean => {
    if (gone || process.stdout.writableLength > MOST_WAITING_BYTES) return false
    process.stdout.write(line)
    return true
  }
}

const toFile = (line: string): boolean => {
  try {
    writeSync(1, line)
    return true
  } catch {
    return false // no room, or closed: there is nowhere to say so
  }
}
