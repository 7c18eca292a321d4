import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileOf = (name: string): string => join(import.meta.dirname, `${name}.json`)

export const hasGolden = (name: string): boolean => existsSync(fileOf(name))
export const readGolden = (name: string): unknown => JSON.parse(readFileSync(fileOf(name), 'utf8'))
export const writeGolden = (name: string, value: unknown): void =>
  writeFileSync(fileOf(name), `${JSON.stringify(value, null, 1)}\n`)
