/** A link as it is written into the list: whose it is and what opens it. */
export interface WrittenLink {
  readonly secret: string
  readonly person: {
    readonly login: string
    readonly name: string
    readonly organisation: { readonly name: string } | null
  }
}

/** Where the holder of a link sets the password. */
export const linkOf = ({ secret }: { readonly secret: string }, origin: string = location.origin): string =>
  `${origin}/invitation#${secret}`

const cell = (text: string): string => {
  // A spreadsheet would run what begins like this; an apostrophe makes it a text.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The links as CSV, with the byte order mark by which Excel knows UTF-8. Made in the browser: the server keeps no secret. */
export const linksCsv = (
  header: readonly string[],
  links: readonly WrittenLink[],
  origin: string = location.origin,
): string =>
  `\uFEFF${[
    header,
    ...links.map((link) => [
      link.person.name,
      link.person.login,
      link.person.organisation?.name ?? '',
      linkOf(link, origin),
    ]),
  ]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('')}`
