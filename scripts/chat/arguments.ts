import { parseArgs } from 'node:util'

export const HELP = `Talk to a running Parley from a terminal.

  npm run chat [-- --as NAME] [--url URL]

  --as NAME   one customer's conversation, apart from another's (default: me)
  --url URL   where Parley runs (default: http://127.0.0.1:8787, or the port in PORT)
  --help      this

Each line you type is sent as a message. #2 presses the second button of the
newest card. A form is asked field by field: an empty line keeps what stands in
[brackets] or skips what is optional, back asks the field before again, cancel
leaves the form. When a picture is asked for, the path of a file hands it in.
Pictures and files that you get are saved in .data/chat/NAME/.

Fed from a pipe, each line waits until Parley has answered and the bank work it
began has ended. Leaves with 0 at the end of input, with 1 when Parley can't be
reached, with 2 when this command was called wrongly.
`

export type Arguments = { readonly name: string; readonly url: URL }
export type Parsed =
  | { readonly kind: 'run'; readonly arguments: Arguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }

const wrong = (message: string): Parsed => ({ kind: 'wrong', message })

export const parseArguments = (argv: readonly string[], env: NodeJS.ProcessEnv): Parsed => {
  let values: { as: string; url?: string; help: boolean }
  try {
    ;({ values } = parseArgs({
      args: [...argv],
      options: {
        as: { type: 'string', default: 'me' },
        url: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }))
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
  if (values.help) return { kind: 'help' }
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(values.as)) return wrong('--as takes a name of letters, digits, - and _')
  const url = URL.parse(values.url ?? `http://127.0.0.1:${env['PORT'] || '8787'}`)
  if (url === null || !/^https?:$/.test(url.protocol)) return wrong('--url takes an address like http://127.0.0.1:8787')
  return { kind: 'run', arguments: { name: values.as, url } }
}
