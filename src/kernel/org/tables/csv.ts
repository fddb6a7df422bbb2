export type Line = { line: number; cells: string[] }

// one cell, quoted or bare, and the mark that ends it
const cells = {
  ',': /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y,
  '\t': /(?:"([^"]*(?:""[^"]*)*)"|([^"\t\r\n]*))(\t|\r?\n|$)/y,
}

/** Tables copied out of a spreadsheet have tabs. */
const separatorOf = (text: string): keyof typeof cells => {
  const header = text.slice(0, text.search(/\r?\n|$/))
  return !header.includes(',') && header.includes('\t') ? '\t' : ','
}

const isEmpty = (line: Line): boolean => line.cells.every((cell) => cell.trim() === '')

/**
 * The lines of a CSV text (RFC 4180, commas or tabs, with or without a byte order mark); empty lines are passed over.
 * Undefined when a quotation mark is never closed, or the text is no text: it was read in the wrong encoding.
 */
export function parseCsv(text: string): Line[] | undefined {
  if (/[\0\uFFFD]/.test(text)) return undefined
  const source = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(source)
  const lines: Line[] = []
  let current: Line = { line: 1, cells: [] }
  let line = 1
  for (let at = 0; at < source.length || current.cells.length > 0;) {
    cells[separator].lastIndex = at
    const found = cells[separator].exec(source)
    if (!found) return undefined
    const [whole, quoted, bare = '', end] = found
    current.cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    line += whole.split('\n').length - 1
    at += whole.length
    if (end === separator) continue
    lines.push(current)
    current = { line, cells: [] }
  }
  return lines.filter((one) => !isEmpty(one))
}

/**
 * An apostrophe before what a spreadsheet would take for a formula, or before one more apostrophe; a tab before digits
 * that it would round (twelve and more) or rob of the nought in front. `unguarded` takes both off again.
 */
const guarded = (cell: string): string => {
  if (/^'*[=+\-@]/.test(cell)) return `'${cell}`
  return /^(0\d+|\d{12,})$/.test(cell) ? `\t${cell}` : cell
}

/** What stood in a cell before it was guarded; blanks around it have been taken off, and the tab with them. */
export const unguarded = (cell: string): string => (/^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell)

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** One line of a table that a spreadsheet may open. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`

/** CSV with a byte order mark, by which spreadsheets know that it is UTF-8. */
export const writeCsv = (lines: readonly (readonly string[])[]): string => `\uFEFF${lines.map(csvLine).join('')}`
