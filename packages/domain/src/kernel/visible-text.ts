/**
 * Signs that are not seen but change what is: controls (line breaks, tabs, escape sequences of terminals), directions of
 * writing, separators, joiners outside of emoji, byte order marks, halves of a surrogate pair.
 */
const unseen = /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

const escaped = (sign: string) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`

/**
 * A text in one line in which nothing can hide or disguise itself: unseen signs stand as `\u{…}`, a backslash before
 * `u{` as two. For records of what others have typed: log, trail, export.
 */
export const visibleText = (text: string): string =>
  text.replaceAll('\\u{', '\\\\u{').replace(unseen, escaped)
