import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COUNTED, GAUGES } from '#adapters/telemetry/metrics.ts'
import packageJson from '../../../package.json' with { type: 'json' }

const DOCUMENTS = ['README.md', 'SECURITY.md', ...globSync('{docs,adapters,jobs,src,sandbox,test}/**/*.md')]
const textOf = (path: string): string => readFileSync(path, 'utf8')

/** `a/{b,c}.ts` is `a/b.ts` and `a/c.ts`. */
const alternativesOf = (path: string): readonly string[] => {
  const [whole, inner] = /\{([^{}]+)\}/.exec(path) ?? []
  if (whole === undefined || inner === undefined) return [path]
  return inner.split(',').flatMap((each) => alternativesOf(path.replace(whole, each)))
}

const FOLDERS = 'app|src|adapters|jobs|sandbox|scripts|test|bench|docs'
const FROM_THE_ROOT = new RegExp(`(?<![\\w./-])(?:${FOLDERS})/[\\w./{},-]*[\\w/}]`, 'g')
/** `presses.ts`, `operation/mirror.ts`: in the folder that the document is in, or about. */
const FROM_HERE = /(?<![\w./{}-])(?:[\w-]+\/)*[\w-]+\.ts(?![\w-])/g

const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(([, block, span]) => block ?? span ?? '')

const isNear = (document: string, name: string): boolean => {
  const folder = dirname(document)
  return [folder, document.replace(/^docs\/|\.md$/g, '')].some(
    (near) => near !== 'docs' && globSync(`${near === '.' ? '.' : near}/**/${name}`).length > 0,
  )
}

const missingIn = (document: string): readonly string[] => {
  const text = textOf(document)
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, target = '']) =>
    /^[a-z]+:/.test(target) || existsSync(join(dirname(document), target)) ? [] : [target],
  )
  const named = codeIn(text).flatMap((code) => {
    const rooted = (code.match(FROM_THE_ROOT) ?? []).flatMap(alternativesOf)
    const near = (code.replace(FROM_THE_ROOT, '').match(FROM_HERE) ?? []).flatMap(alternativesOf)
    return [
      ...rooted.filter((path) => !existsSync(path) && !existsSync(join(dirname(document), path))),
      ...near.filter((name) => !isNear(document, name)),
    ]
  })
  return [...links, ...named].map((path) => `${document}: ${path}`)
}

describe('the documents', () => {
  it('name files and folders that exist', () => {
    expect(DOCUMENTS.length).toBeGreaterThan(15)
    expect(DOCUMENTS.flatMap(missingIn)).toEqual([])
  })

  it('name commands that exist', () => {
    const scripts = Object.keys(packageJson.scripts)
    const unknown = DOCUMENTS.flatMap((document) =>
      [...textOf(document).matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !scripts.includes(name))
        .map((name) => `${document}: npm run ${name}`),
    )
    expect(unknown).toEqual([])
  })
})

type Metric = { readonly name: string; readonly labelNames?: readonly string[] }
const METRICS = new Map<string, Metric>([...Object.values(COUNTED), ...Object.values(GAUGES)].map((m) => [m.name, m]))
const metricOf = (name: string): Metric | undefined =>
  METRICS.get(name) ?? METRICS.get(name.replace(/_(bucket|sum|count)$/, ''))

const sources = globSync('{app,src,adapters,jobs}/**/*.ts').map(textOf).join('\n')

describe('the runbook', () => {
  const runbook = textOf('docs/runbook.md')
  const named = [...runbook.matchAll(/\b(parley_\w+)(?:\{([^}]*)\})?/g)]

  it('names metrics that exist, with labels and values that they have', () => {
    expect(named.length).toBeGreaterThan(15)
    const wrong = named.flatMap(([all, name = '', labels = '']) => {
      const metric = metricOf(name)
      if (metric === undefined) return [`${name} does not exist`]
      return [...labels.matchAll(/(\w+)="([^"]*)"/g)].flatMap(([, label = '', value = '']) => [
        ...(metric.labelNames?.includes(label) === true ? [] : [`${all}: ${name} has no label ${label}`]),
        ...(sources.includes(`'${value}'`) ? [] : [`${all}: no ${label} is ${value}`]),
      ])
    })
    expect(wrong).toEqual([])
  })

  it('names log events that are logged', () => {
    const events = [...runbook.matchAll(/\blog \(?((?:`[a-z-]+`(?:, )?)+)/g)].flatMap(([, codes = '']) =>
      codes.split(', ').map((code) => code.replaceAll('`', '')),
    )
    expect(events.length).toBeGreaterThan(4)
    expect(events.filter((event) => event !== '' && !sources.includes(`event: '${event}'`))).toEqual([])
  })
})
