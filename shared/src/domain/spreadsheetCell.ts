/** What a spreadsheet may take for a formula, behind apostrophes that were put before it already. */
const FORMULA = /^'*[=+\-@\t\r]/u

/**
 * A text as a cell that a spreadsheet takes for words: one that begins as a formula does gets an apostrophe before it, which
 * spreadsheets read as "this is text" (SAFETY.md "Access").
 */
export function toCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text of a cell, without the apostrophe that {@link toCell} or a person put there. */
export function readCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}
