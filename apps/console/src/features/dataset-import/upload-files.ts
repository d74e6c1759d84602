import { bothLanguages } from '../../graphql'

/** A file which the server keeps for an import. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly size: number
}

/** Why an upload did not succeed, as the server said it or by its HTTP status. */
export class UploadError extends Error {
  constructor(
    readonly status: number,
    readonly refusal: { readonly zh: string; readonly en: string } | undefined,
  ) {
    super(refusal?.en ?? `HTTP ${status}`)
    this.name = 'UploadError'
  }
}

const messageOf = (body: unknown): { zh: string; en: string } | undefined => {
  const errors = (body as { errors?: { extensions?: { messages?: unknown } }[] } | undefined)?.errors
  return bothLanguages(errors?.[0]?.extensions?.messages)
}

/** Sends files to the server, all in one request. Throws an {@link UploadError}. */
export async function uploadFiles(files: readonly File[]): Promise<readonly StoredFile[]> {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  const answer = await fetch('/files', {
    method: 'POST',
    body: form,
    credentials: 'same-origin',
  })
  const body: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw new UploadError(answer.status, messageOf(body))
  return (body as { files: StoredFile[] }).files
}
