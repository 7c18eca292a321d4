/** A container image that is fetched from a registry, where it is named. */
export type Image = {
  readonly file: string
  readonly name: string
  /** Absent: whoever answers for the registry decides what comes under this version. */
  readonly digest?: string
}

const FETCHED =
  /^(?:FROM\s+(?:--platform=\S+\s+)?|\s*(?:-\s+)?image:\s*|COPY\s+--from=|#\s*syntax=)['"]?(?<name>[^\s'"@]+)(?:@(?<digest>\S+?))?['"]?(?:\s|$)/gim

/** Every image that these files make docker fetch; not those that they build themselves. */
export const imagesIn = (files: Readonly<Record<string, string>>): readonly Image[] => {
  const texts = Object.entries(files)
  const built = new Set(['scratch', ...texts.flatMap(([, text]) => builtIn(text))])
  return texts.flatMap(([file, text]) => {
    const found = new Map<string, Image>()
    for (const { groups } of text.matchAll(FETCHED)) {
      const { name = '', digest } = groups ?? {}
      if (!built.has(name)) found.set(`${name}@${digest}`, { file, name, ...(digest !== undefined && { digest }) })
    }
    return [...found.values()]
  })
}

/** Stages of a build, and what a service that is built here is called. */
const builtIn = (text: string): readonly string[] => [
  ...[...text.matchAll(/^FROM\s.*\sAS\s+(\S+)/gim)].map(([, stage]) => stage ?? ''),
  ...[...text.matchAll(/^\s*build:.*\n\s*image:\s*(\S+)/gim)].map(([, name]) => name ?? ''),
]

/** What must not be so of any image. */
export const imageProblems = (images: readonly Image[]): readonly string[] =>
  images.flatMap(({ file, name, digest }) => {
    const version = /:([^:/]+)$/.exec(name)?.[1]
    return [
      ...(version === undefined || version === 'latest' ? [`${name} in ${file} has no version`] : []),
      ...(digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)
        ? [`${name} in ${file} has a digest that is none`]
        : []),
    ]
  })

/** Those that are named by version alone, and how their digest is found. */
export const unpinned = (images: readonly Image[]): readonly string[] =>
  images
    .filter(({ digest }) => digest === undefined)
    .map(({ file, name }) => `${name} in ${file} has no digest: docker buildx imagetools inspect ${name} prints it`)
