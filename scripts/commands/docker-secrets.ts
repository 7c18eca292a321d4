import { join } from 'node:path'
import { makeDockerSecrets } from '../lib/docker-secrets.ts'
import { readEnvironment } from '../lib/environment.ts'
import { root } from '../lib/paths.ts'

const folder = join(root, '.secrets')
const made = makeDockerSecrets(folder, readEnvironment())
console.log(made.length === 0 ? `Nothing to make: ${folder} has them all` : `Made in ${folder}: ${made.join(', ')}`)
