import { join } from 'node:path'
import { HELP, type Arguments, parseArguments } from './arguments.ts'
import { createClient } from './client.ts'
import { createConversation, createPrinter } from './conversation.ts'
import { createFiles } from './files.ts'
import { pipeScreen, terminalScreen } from './screen.ts'
import { createView } from './view.ts'
import { dataFolder } from '../lib/paths.ts'
import { Unreachable } from './wire.ts'
import { words as say } from './words.ts'
import { cardLines } from './wording.ts'

/** Talks until the input ends. */
const chat = async ({ name, url }: Arguments): Promise<void> => {
  const streams = { input: process.stdin, output: process.stdout }
  const screen = process.stdin.isTTY ? terminalScreen(streams) : pipeScreen(streams)
  const files = createFiles({ folder: join(dataFolder(process.env), 'chat'), name })
  const view = createView()
  const seen = files.seen()
  const print = createPrinter({ screen, view, files })
  const client = createClient({
    url,
    token: files.token(),
    onEntry(logged) {
      view.apply(logged)
      if (logged.seq > seen) print(logged, client.isOwn)
    },
  })

  try {
    const { lost } = await client.open()
    const newest = view.newestCard()
    if (screen.isTerminal && newest !== undefined && client.seq === seen) {
      screen.print(cardLines(screen.paint, newest, { edited: false, saved: undefined }))
    }
    const conversation = createConversation({ screen, view, client })
    conversation.takeUpForm()
    const talking = (async () => {
      for await (const line of screen.lines()) await conversation.take(line)
    })()
    await Promise.race([talking, lost])
    const unfinished = conversation.unfinished()
    if (unfinished !== undefined) screen.print(['', say.stillOpen(unfinished)])
  } finally {
    if (client.seq > seen) files.keepSeen(client.seq)
    client.close()
    screen.close()
  }
}

const main = async (): Promise<number> => {
  const parsed = parseArguments(process.argv.slice(2), process.env)
  if (parsed.kind === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  if (parsed.kind === 'wrong') {
    process.stderr.write(`${parsed.message}\n\n${HELP}`)
    return 2
  }
  try {
    await chat(parsed.arguments)
    return 0
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

// The reader of a pipe may stop early (`| head`): then there is no reason to go on.
process.stdout.on('error', () => process.exit(0))
process.exitCode = await main()
