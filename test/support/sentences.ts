import ts from 'typescript'

/** A sentence in code that a person could read, where no language can replace it. */
export type Sentence = { readonly line: number; readonly text: string }

/** Two words next to each other, the first with a capital letter: what names an id, a header, a style or a call has none. */
const READS = /(?:^|[\s>“¡¿])\p{Lu}[\p{L}’']*[,:;]? (?:\p{L}[\p{L}’']+|… \p{L}{2})/u
const TAGS = /<[^<>]*>/g

/** Words for operators and developers: errors, lines of the log, and what a call to the bank or a platform is named by. */
const FOR_US = /^(?:\w*Error|info|warn|error|debug|privateRefused)$/

const nameOf = (node: ts.Expression): string =>
  ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : ''

const isForUs = (node: ts.Node): boolean => {
  const { parent } = node
  if (parent === undefined || ts.isSourceFile(parent)) return false
  if (ts.isThrowStatement(parent)) return true
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && FOR_US.test(nameOf(parent.expression))) return true
  if (ts.isFunctionLike(parent) || ts.isBlock(parent)) return false
  return isForUs(parent)
}

/** Of no text: types, imports, and what is only compared with. */
const isCode = ({ parent }: ts.Node): boolean =>
  ts.isLiteralTypeNode(parent) || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)

const wordsOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
}

/** Every sentence of a file of code. A single word counts where it stands in `rich`, which is for people alone. */
export const sentencesIn = (file: string, code: string): readonly Sentence[] => {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true)
  const found: Sentence[] = []
  const visit = (node: ts.Node): void => {
    const text = wordsOf(node)
    const isRich = ts.isTaggedTemplateExpression(node.parent) && nameOf(node.parent.tag) === 'rich'
    const reads = text !== undefined && (READS.test(text.replaceAll(TAGS, '\n')) || (isRich && /\p{L}{2}/u.test(text)))
    if (reads && !isCode(node) && !isForUs(node))
      found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text })
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(source, visit)
  return found
}

/** What a list of words says, by where it stands in it: `numbers.shown` -> its texts in their order. */
export const saidIn = (file: string, code: string): ReadonlyMap<string, string> => {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true)
  const said = new Map<string, string>()
  const visit = (node: ts.Node, path: string): void => {
    const text = wordsOf(node)
    if (text !== undefined) said.set(path, [said.get(path), text].filter((part) => part !== undefined).join(' '))
    const at = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) ? `${path}.${node.name.getText()}` : path
    ts.forEachChild(node, (child) => visit(child, at))
  }
  for (const statement of source.statements) if (ts.isVariableStatement(statement)) visit(statement, '')
  return said
}
