/** The text of a file as offices save them: UTF-8, or the Chinese encoding that sheets are saved in by default. */
export async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Larger files hold no table of holidays. */
export const mostBytes = 512 * 1024
