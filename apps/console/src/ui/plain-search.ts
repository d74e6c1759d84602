import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router'

/**
 * How what stands after the `?` is written and read: as plain words. The router's own way puts a text that reads as a number in
 * quotation marks (`year=%222025%22`), which nobody types and other programs don't write.
 */
export const plainSearch = {
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
}
