// Records what is stored today, for every version to come. A version that is recorded may only gain things: whatever
// older code could not read needs a new version, and a way to read the old one.
import { OPERATION_VERSION } from '#adapters/mongo/operation-document.ts'
import { SESSION_VERSION } from '#conversation/session/session.ts'
import { hasGolden, readGolden, writeGolden } from './files.ts'
import { liveHistories } from './histories.ts'
import { storedOperations } from './operations.ts'
import { storedThings } from './stored.ts'
import { sessionShape, shapeOf } from './shape.ts'

const record = (name: string, value: object, shape: (value: unknown) => readonly string[]): void => {
  const now = new Set(shape(value))
  const missing = hasGolden(name) ? shape(readGolden(name)).filter((path) => !now.has(path)) : []
  if (missing.length > 0)
    throw new Error(
      `${name} is no longer stored as it was: raise its version and read the old one.\n${missing.join('\n')}`,
    )
  writeGolden(name, value)
  console.log(`${name}: recorded`)
}

record(`session.v${SESSION_VERSION}`, liveHistories(), sessionShape)
record(`operation.v${OPERATION_VERSION}`, storedOperations(), shapeOf)
// Without a version of their own: what is new in them is a new kind, which older code leaves alone.
record('stored', storedThings(), shapeOf)
