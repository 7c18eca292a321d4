/**
 * Derives the JSON Schema of the bot's requests from the published types of Telegram's Bot API (`@grammyjs/types`):
 *
 *     node test/support/telegram/generate-schema.ts
 *
 * Run it after that package was updated; a test compares the checked-in file with what comes out here.
 * The general generators do not resolve these types or bring a compiler of their own, and only a small part of the
 * language of types occurs in them, hence this one.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { METHODS } from './methods.ts'

type Schema = { [key: string]: unknown }

const root = fileURLToPath(new URL('../../../', import.meta.url))
export const schemaFile = fileURLToPath(new URL('../assets/telegram-methods.schema.json', import.meta.url))

// Files are strings here: an upload is put into its field as `attach://<name>` before it is checked.
const SOURCE = `import type { Opts } from '@grammyjs/types'\nexport type Requests = Opts<string>\n`

const requestsType = (): { checker: ts.TypeChecker; type: ts.Type } => {
  const name = `${root}test/support/telegram/requests.virtual.ts`
  const options: ts.CompilerOptions = {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (file) => file === name || fileExists(file)
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, SOURCE, ts.ScriptTarget.ESNext) : getSourceFile(file, ...rest)
  const program = ts.createProgram([name], options, host)
  const problem = program.getSemanticDiagnostics()[0]
  if (problem !== undefined) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'))
  const checker = program.getTypeChecker()
  const alias = program.getSourceFile(name)?.statements[1]
  if (alias === undefined || !ts.isTypeAliasDeclaration(alias)) throw new Error('the virtual file was not understood')
  return { checker, type: checker.getTypeAtLocation(alias.name) }
}

const literal = (type: ts.Type, checker: ts.TypeChecker): Schema | undefined => {
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
  if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' }
  if (type.flags & ts.TypeFlags.String) return { type: 'string' }
  if (type.flags & ts.TypeFlags.Number) return { type: 'number' }
  return undefined
}

const createConverter = (checker: ts.TypeChecker) => {
  const defs: { [name: string]: Schema } = {}
  const names = new Map<ts.Type, string>()

  const union = (type: ts.UnionType): Schema => {
    const members = type.types.filter((member) => !(member.flags & ts.TypeFlags.Undefined)).map(convert)
    const consts = members.filter((member) => 'const' in member).map((member) => member['const'])
    const others = members.filter((member) => !('const' in member))
    const bool = consts.includes(true) && consts.includes(false)
    const rest = bool ? consts.filter((value) => typeof value !== 'boolean') : consts
    const all = [...others, ...(bool ? [{ type: 'boolean' }] : []), ...(rest.length > 0 ? [{ enum: rest }] : [])]
    return all.length === 1 ? (all[0] as Schema) : { anyOf: all }
  }

  const object = (type: ts.Type): Schema => {
    const properties: { [name: string]: Schema } = {}
    const required: string[] = []
    for (const property of checker.getPropertiesOfType(type)) {
      properties[property.name] = convert(checker.getTypeOfSymbol(property))
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
    }
    return { type: 'object', properties, additionalProperties: false, ...(required.length > 0 ? { required } : {}) }
  }

  const reference = (type: ts.Type, make: () => Schema): Schema => {
    const known = names.get(type)
    if (known !== undefined) return { $ref: `#/$defs/${known}` }
    const symbol = type.aliasSymbol ?? type.symbol
    const base = symbol === undefined || symbol.name.startsWith('__') ? 'Anonymous' : symbol.name
    let name = base
    for (let n = 2; name in defs; n += 1) name = `${base}${n}`
    names.set(type, name)
    defs[name] = {} // holds the place while a type that mentions itself is walked
    defs[name] = make()
    return { $ref: `#/$defs/${name}` }
  }

  const convert = (type: ts.Type): Schema => {
    const simple = literal(type, checker)
    if (simple !== undefined) return simple
    // Rich text holds itself through a named union.
    if (type.isUnion()) return type.aliasSymbol === undefined ? union(type) : reference(type, () => union(type))
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference)
      if (item === undefined) throw new Error('an array of nothing')
      return { type: 'array', items: convert(item) }
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) {
      return reference(type, () => object(type))
    }
    throw new Error(`no rule for ${checker.typeToString(type)}`)
  }
  return { convert, defs }
}

/** One schema per method under `properties`, what they share under `$defs`. */
export const generateSchema = (): Schema => {
  const { checker, type } = requestsType()
  const { convert, defs } = createConverter(checker)
  const properties: { [method: string]: Schema } = {}
  for (const method of METHODS) {
    const symbol = checker.getPropertyOfType(type, method)
    if (symbol === undefined) throw new Error(`${method} is not in the types`)
    properties[method] = convert(checker.getTypeOfSymbol(symbol))
  }
  return { $schema: 'http://json-schema.org/draft-07/schema#', properties, $defs: defs }
}

if (import.meta.main) writeFileSync(schemaFile, `${JSON.stringify(generateSchema(), null, 1)}\n`)
