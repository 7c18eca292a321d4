// Prints one line, `N passed, N failed[, N skipped]`, from vitest's JSON result. Ends with 1 when none passed.
import { readFileSync } from 'node:fs'

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {} // the tests ended before there was a result
  }
}

const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, testResults = [] } = read(process.argv[2])
// A test file that can't even be loaded has no tests to count, and counts as one that failed.
const unloaded = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
)
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
console.log(`${numPassedTests} passed, ${numFailedTests + unloaded.length} failed${skipped}`)
process.exitCode = numPassedTests > 0 && numFailedTests + unloaded.length === 0 ? 0 : 1
