/**
 * Writes a table as a Belgian Excel opens it by a double click: semicolons, a byte order mark for UTF-8, CRLF; the first
 * row is the header. No cell of it is a formula, and none turns into a date or another number.
 */
export function toCsv(rows: Iterable<readonly string[]>): string {
  const lines = Array.from(rows, (row) => row.map((cell) => quote(protectCell(cell))).join(';'))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** Makes of a cell text for Excel: with an apostrophe before it where Excel would compute or convert it. */
export function protectCell(cell: string): string {
  const wellFormed = cell.toWellFormed()
  return isConverted(wellFormed) ? `'${wellFormed}` : wellFormed
}

/** Takes back what `protectCell` did; a cell that begins with an apostrophe of its own (`'t Hooft`) keeps it. */
export function unprotectCell(cell: string): string {
  return cell.startsWith("'") && isConverted(cell) ? cell.slice(1) : cell
}

/** Whether Excel makes something else of a cell. Apostrophes before it count for nothing, so that adding one can be undone. */
function isConverted(cell: string): boolean {
  const bare = cell.replace(/^'+/, '')
  return FORMULA.test(bare) || CONVERTED.some((form) => form.test(bare))
}

/** What begins a formula; a tab or line end before it, and the wide signs of an East Asian keyboard, are no help. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

const CONVERTED = [
  // A number with a zero in front loses it: 0477…
  /^0[\d ]*\d$/,
  // More than 11 digits are shown as 1,23E+11; from the 16th on they are lost.
  /^\d{12,}$/,
  // Dates and times: 12/1 and 1-3 are house numbers here.
  /^\d{1,4} ?[-/.: ] ?\d{1,4}(?: ?[-/.: ] ?\d{1,4})?$/,
  /^\d{1,2} ?[-/. ]? ?(?:jan|feb|maa|mrt|mar|apr|mei|may|mai|jun|juin|jul|juil|aug|ao[uû]t|sep|okt|oct|nov|dec|d[ée]c|dez|f[ée]v|avr)[a-zéè]*[.]?$/i,
  /^\d{1,2} [ap]m?$/i,
  // 12E3 is 12000.
  /^\d+(?:[.,]\d+)?e[+-]?\d+$/i,
]

function quote(cell: string): string {
  return /[";\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
