import { run } from './set-up.mjs'

run('scripts/commands/reconcile.ts', process.argv.slice(2))
