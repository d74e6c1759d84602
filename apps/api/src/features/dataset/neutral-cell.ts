const formulaStart = /^[=+\-@\t\r]/
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/**
 * Text from outside, safe in a cell of a spreadsheet: what a spreadsheet program would run as a formula gets an apostrophe in front.
 * A plain negative number is not one and stays as it is.
 */
export const neutralCell = (text: string): string =>
  formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text
