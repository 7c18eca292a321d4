import { run } from './set-up.mjs'

run('adapters/webchat/terminal.ts', process.argv.slice(2))
