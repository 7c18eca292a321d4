import { run } from './set-up.mjs'

run('scripts/commands/sandbox.ts', process.argv.slice(2))
