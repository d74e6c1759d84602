/** Everything as an escape: a name is data, and must not end the text that it stands in. */
const escaped = (text: string): string =>
  Array.from(text, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `).join('')

/**
 * The style by which every page of one unit's sheet says at its foot whose it is: pages of many sheets get mixed up on a desk. `page` is a
 * name of CSS, another for each sheet.
 */
export const runningFoot = (page: string, text: string): string =>
  `@page ${page} { @bottom-left { content: "${escaped(text)}"; color: #000; font-size: 9pt; } }`
