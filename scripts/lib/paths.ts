import { join, resolve } from 'node:path'

/** The checkout that these scripts belong to. */
export const root = resolve(import.meta.dirname, '../..')

/** Programs the scripts installed for themselves. Apart from the data, so that other data folders can share them. */
export const toolsFolder = join(root, '.data/tools')

/** Everything Parley keeps: `DATA_DIR`, else `.data` in the checkout. */
export const dataFolder = (env: NodeJS.ProcessEnv): string => resolve(root, env['DATA_DIR'] || '.data')
