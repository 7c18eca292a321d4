import type { Act } from '#conversation/channel/turn.ts'
import type { LoggedEntry } from '#adapters/webchat/entries.ts'
import type { Client } from './client.ts'
import type { Files } from './files.ts'
import { readPicture } from './pictures.ts'
import { isSaidAside } from './aside.ts'
import { createFormFiller, type FormFiller, promptOf } from './form-filler.ts'
import type { Screen } from './screen.ts'
import type { Sent } from './sender.ts'
import type { View } from './view.ts'
import { words as say } from './words.ts'
import { cardLines, harmless } from './wording.ts'

/** How long a pipe waits for bank work to end. */
const WORK_MS = 60_000
const ANSWER_MS = 15_000

/** Words that are never an answer: they lead out of a form, as they do in every chat. */
const WAYS_OUT = /^\/?(cancel|back|help|menu|cancelar|atr[a\u00E1]s|ayuda|men[u\u00FA])$/iu
const HELP: ReadonlySet<string> = new Set(['help', 'ayuda'])
const BACK: ReadonlySet<string> = new Set(['back', 'atras', 'atr\u00E1s'])

type Deps = {
  readonly screen: Screen
  readonly view: View
  readonly client: Client
  readonly workMs?: number
}
type PrinterDeps = Pick<Deps, 'screen' | 'view'> & { readonly files: Files }

/** What the terminal prints of an entry. */
export const createPrinter = ({ screen, view, files }: PrinterDeps) => {
  const { paint } = screen
  const echo = (words: string) => screen.print(['', paint.dim(`> ${words}`)])
  return ({ entry, edited }: LoggedEntry, isOwn: (turn: string) => boolean) => {
    switch (entry.kind) {
      case 'card': {
        const { attachment } = entry.message
        const saved = attachment === undefined ? undefined : files.save(attachment)
        return screen.print(['', ...cardLines(paint, entry.message, { edited, saved })])
      }
      // On a terminal one's own line stands there as it was typed.
      case 'said':
        if (entry.removed) return echo(say.removed)
        return screen.isTerminal && isOwn(entry.turn) ? undefined : echo(harmless(entry.text))
      case 'pressed':
        return screen.isTerminal && isOwn(entry.turn)
          ? undefined
          : echo(`[${harmless(view.labelOf(entry.button) ?? say.aButton)}]`)
      case 'toast':
        return screen.print([`* ${harmless(entry.text)}`])
      case 'attached':
        return echo(say.aPicture)
      // What stands on a terminal stays; what became of it is said below.
      case 'close':
      case 'filled':
      case 'open-form':
        return undefined
    }
  }
}

/** Sends acts and files, and waits for what they are answered with. */
const createSender = ({ screen, view, client, workMs = WORK_MS }: Deps) => {
  const note = (words: string) => screen.print([screen.paint.dim(words)])

  /** Sends and waits for the answer; in a pipe also for the work it began. */
  const answered = async (sending: () => Promise<Sent>) => {
    const before = client.seq
    const sent = await sending()
    if (sent.kind === 'refused') return note(say.notSent(sent.message))
    if (!(await client.until(() => client.seq >= sent.seq, ANSWER_MS))) return note(say.notArrived)
    if (screen.isTerminal) return undefined
    const ended = await client.until(() => !view.isPending(before), workMs)
    return ended ? undefined : note(say.stillWorking(Math.round(workMs / 1000)))
  }

  const send = (act: Act) => answered(() => client.send(act))

  const press = async (number: number) => {
    const button = view.buttons()[number - 1]
    if (button !== undefined) return send({ do: 'press', button: button.id })
    return note(say.noButton(number, view.buttons().length))
  }

  /** A line that names a file, where a picture is asked for. True when it was one, or was meant to be. */
  const handIn = async (line: string): Promise<boolean> => {
    if (view.upload === undefined) return false
    const found = readPicture(line, view.upload.maxBytes)
    if (found.kind === 'no-path') return false
    if (found.kind === 'problem') note(found.message)
    else await answered(() => client.sendFile(found.bytes))
    return true
  }

  return { note, send, press, handIn }
}

/** Turns typed lines into acts: words, presses of `#2`, values of the open form. */
export const createConversation = (deps: Deps) => {
  const { screen, view } = deps
  const { note, send, press, handIn } = createSender(deps)
  let filler: FormFiller | undefined

  /** Takes up a form that was opened, or opened again, and asks for its next field. */
  const takeUpForm = () => {
    const open = view.form?.form
    if (open === undefined) filler = undefined
    else if (filler?.form !== open) {
      filler = createFormFiller(open)
      const fields = screen.isTerminal ? '' : `: ${open.fields.map(promptOf).map(harmless).join(' | ')}`
      note(`-- ${harmless(open.title)}${fields} ${say.leaves}`)
    }
    if (view.upload !== undefined && filler === undefined) screen.ask(say.path, false)
    else if (filler?.field) screen.ask(`${harmless(promptOf(filler.field))}: `, filler.masks())
    else screen.ask('> ', false)
  }

  const fillIn = async (filling: FormFiller, line: string) => {
    const step = filling.take(line)
    if (step.kind === 'again') return note(step.problem)
    if (!screen.isTerminal) screen.print([`   ${harmless(step.shown)}`])
    if (step.kind === 'next') return undefined
    const { id } = filling.form
    view.leaveForm()
    filler = undefined
    return send({ do: 'fill', form: id, values: step.values })
  }

  /** A question or a command while a form is open: it is answered, and the form goes on where it was unless that closed it. */
  const sayAside = async (text: string): Promise<boolean> => {
    const open = view.form
    if (open === undefined || filler?.field === undefined || !isSaidAside(text, filler.field, open.form)) return false
    await send({ do: 'say', text })
    view.keepForm(open)
    return true
  }

  return {
    takeUpForm,
    async take(line: string): Promise<void> {
      const text = line.trim()
      const wayOut = filler === undefined ? undefined : WAYS_OUT.exec(text)?.[1]?.toLowerCase()
      if (filler !== undefined && HELP.has(wayOut ?? '')) return note(say.formHelp)
      if (filler !== undefined && BACK.has(wayOut ?? '') && filler.back()) return takeUpForm()
      if (wayOut === undefined && (await sayAside(text))) return takeUpForm()
      const number = /^#(\d{1,2})$/.exec(text)?.[1]
      if (filler !== undefined && (number !== undefined || wayOut !== undefined)) {
        view.leaveForm()
        filler = undefined
      }
      if (filler === undefined && (await handIn(text))) return takeUpForm()
      if (filler !== undefined) await fillIn(filler, line)
      else if (number !== undefined) await press(Number(number))
      else if (text !== '') await send({ do: 'say', text: line })
      takeUpForm()
    },
    /** The field that still waits, when the input ends inside a form. */
    unfinished: (): string | undefined => (filler?.field === undefined ? undefined : promptOf(filler.field)),
  }
}
