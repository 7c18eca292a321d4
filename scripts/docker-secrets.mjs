import { run } from './set-up.mjs'

run('scripts/commands/docker-secrets.ts', process.argv.slice(2))
