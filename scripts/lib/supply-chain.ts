import { z } from 'zod'

const Because = { package: z.string(), because: z.string() }
export const Rules = z.strictObject({
  /** When a person last went through this list. */
  reviewed: z.iso.date(),
  /** Licences that what runs in production may have. */
  licences: z.array(z.string()).min(1),
  /** Packages that may run a script when they are installed. */
  installScripts: z.array(z.string()),
  /** Packages that may be there in one version only. */
  once: z.array(z.string()),
  /** Versions below these have known holes. */
  floors: z.array(z.strictObject({ ...Because, below: z.string().regex(/^\d+\.\d+\.\d+$/) })).min(1),
  /** Versions that must not be there whatever else is newer; `*` is all of them. */
  never: z.array(z.strictObject({ ...Because, versions: z.array(z.string()).min(1) })),
})
export type Rules = z.infer<typeof Rules>

const Entry = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
})
export const Lock = z.looseObject({ packages: z.record(z.string(), Entry) })
export const Manifest = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
})

type Package = z.infer<typeof Entry> & { readonly name: string; readonly path: string }
export type Supply = {
  readonly manifest: z.infer<typeof Manifest>
  readonly lock: z.infer<typeof Lock>
  /** What pip installs, with the hashes of its files. */
  readonly requirements: string
  readonly rules: Rules
}

const numbers = (version: string): readonly number[] =>
  version
    .replace(/[-+].*$/, '')
    .split('.')
    .map(Number)
/** A version that is no number is below everything: it is looked at by a person. */
const isBelow = (version: string, floor: string): boolean => {
  const [given, wanted] = [numbers(version), numbers(floor)]
  if (given.some(Number.isNaN)) return true
  const at = wanted.findIndex((number, place) => number !== (given[place] ?? 0))
  // A pre-release comes before what it announces.
  return at < 0 ? version.includes('-') : (given[at] ?? 0) < (wanted[at] ?? 0)
}

/** `(MIT OR X)` is fine when one of both is, `MIT AND X` when each of both is. */
const isAllowed = (licence: string, allowed: readonly string[]): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((either) => either.split(' AND ').every((each) => allowed.includes(each.trim())))

const ofPackage = (one: Package, { manifest, rules }: Supply): readonly string[] => {
  const { name, path, version = '', integrity, license = 'none', resolved, link, hasInstallScript } = one
  const called = `${name} ${version}`
  const isScriptSettled = hasInstallScript !== true || name in manifest.allowScripts
  return [
    ...(/^sha512-[\w+/]{86}==$/.test(integrity ?? '') ? [] : [`${called} has no sha512 in the lock (${path})`]),
    ...(link === true ? [`${called} is a link to a folder`] : []),
    ...(resolved === undefined ? [] : [`${called} names where it comes from: the lock is for any registry`]),
    ...(one.dev === true || isAllowed(license, rules.licences) ? [] : [`${called} has the licence ${license}`]),
    ...(isScriptSettled ? [] : [`${called} wants to run a script: decide in allowScripts of package.json`]),
    ...rules.floors
      .filter((floor) => floor.package === name && isBelow(version, floor.below))
      .map(({ below, because }) => `${called} is older than ${below}: ${because}`),
    ...rules.never
      .filter(({ package: bad, versions }) => bad === name && (versions.includes('*') || versions.includes(version)))
      .map(({ because }) => `${called} must not be installed: ${because}`),
  ]
}

const ofManifest = ({ manifest, rules }: Supply): readonly string[] => [
  ...Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, wanted]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+$/.test(wanted))
    .map(([name, wanted]) => `${name} is asked for as ${wanted}: only an exact version of the registry is taken`),
  ...Object.entries(manifest.allowScripts)
    .filter(([name, allowed]) => allowed && !rules.installScripts.includes(name))
    .map(([name]) => `${name} is allowed to run a script when it is installed, and was not reviewed for it`),
]

const ofVersions = (packages: readonly Package[], { rules }: Supply): readonly string[] =>
  rules.once.flatMap((wanted) => {
    const versions = new Set(packages.filter(({ name }) => name === wanted).map(({ version }) => version))
    return versions.size === 1 ? [] : [`${wanted} is there in ${versions.size} versions: ${[...versions].join(', ')}`]
  })

const ofRequirements = ({ requirements }: Supply): readonly string[] => {
  const each = requirements.replace(/\\\n/g, ' ').split('\n').filter(Boolean)
  return [
    ...(each.length === 0 ? ['pip is given nothing to install'] : []),
    ...each
      .filter((line) => !/^[\w.-]+==[\w.]+( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+ *$/.test(line))
      .map((line) => `pip installs ${line.slice(0, 40)}… without an exact version and hashes`),
  ]
}

/** What is wrong with what would be installed: nothing is asked of any network. */
export const problemsOf = (supply: Supply): readonly string[] => {
  const packages = Object.entries(supply.lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]): Package => ({ ...entry, path, name: entry.name ?? path.replace(/^.*node_modules\//, '') }))
  return [
    ...(packages.length === 0 ? ['the lock has no packages'] : []),
    ...packages.flatMap((one) => ofPackage(one, supply)),
    ...ofVersions(packages, supply),
    ...ofManifest(supply),
    ...ofRequirements(supply),
  ]
}
