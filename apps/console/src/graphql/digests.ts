/** Digests of the console's operations by name; filled in by the build, which gives the API the documents. */
export const digests: Readonly<Record<string, string>> = {}
