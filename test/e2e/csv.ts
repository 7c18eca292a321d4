/** Reads RFC 4180 into rows by header; strict, since the exporter is what is tested. */
export const parse = (text: string): readonly Readonly<Record<string, string>>[] => {
  const cells: string[][] = [[]]
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy
  for (let match = pattern.exec(text); match !== null && pattern.lastIndex <= text.length; match = pattern.exec(text)) {
    const [whole, cell = '', end] = match
    if (whole === '' && pattern.lastIndex >= text.length) break
    cells.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') cells.push([])
  }
  const [header = [], ...rows] = cells.filter((row) => row.length > 0)
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
}
