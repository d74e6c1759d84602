import type { ClientBase } from 'pg'
import { notify } from '../../notification/index.js'
import { finishImportJob, type ImportJobRow } from './import-job.repository.js'

/** Ends an import and tells whoever asked for it, once; one that was cancelled is told to nobody: somebody just did it. */
export async function endImport(
  client: ClientBase,
  job: ImportJobRow,
  end: Parameters<typeof finishImportJob>[2],
): Promise<void> {
  await finishImportJob(client, job.id, end)
  const { state, report } = end
  if (state !== 'done' && state !== 'refused' && state !== 'failed') return
  const sum = (count: 'new' | 'changed') => report?.files.reduce((total, file) => total + file[count], 0) ?? 0
  const facts = {
    state,
    dryRun: job.dryRun,
    files: job.fileNames,
    new: sum('new'),
    changed: sum('changed'),
    errors: report?.errorCount ?? 0,
  }
  await notify(
    client,
    job.requestedBy,
    { kind: 'import_ended', objectId: job.id, facts },
    `import_ended ${job.id}`,
  )
}
