import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { yearOfFiles } from './data-set.js'
import { people } from './product.js'

/** Where everything is that the pages can show, by who may read it. */
export interface PreparedYear {
  readonly routes: readonly string[]
  readonly routesOfSecurity: readonly string[]
  readonly routesOfAuditor: readonly string[]
}

/** Brings a year in, assesses it, asks a what-if and makes a token, over HTTP, so that every page has something to show. */
export async function prepareYear(url: string): Promise<PreparedYear> {
  let cookie = ''
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify({ query, variables }),
    })
    const [set] = answer.headers.getSetCookie()
    if (set) cookie = set.split(';')[0] ?? ''
    const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
  const settled = async (what: string, read: () => Promise<string>, wanted: string): Promise<void> => {
    const until = Date.now() + 60_000
    let state = await read()
    while (state !== wanted) {
      const over = ['FAILED', 'REFUSED', 'CANCELLED', 'DONE', 'SEALED'].includes(state)
      if (over || Date.now() > until) throw new Error(`${what}: ${wanted} expected, still ${state}`)
      await new Promise((again) => setTimeout(again, 150))
      state = await read()
    }
  }
  const { login, password } = people.office
  await ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
    input: { login, password },
  })

  const upload = async (change: (name: string, text: string) => string): Promise<string[]> => {
    const form = new FormData()
    for (const file of await yearOfFiles()) {
      const name = basename(file)
      form.append('files', new Blob([change(name, await readFile(file, 'utf8'))]), name)
    }
    const answer = await fetch(`${url}/files`, {
      method: 'POST',
      body: form,
      headers: { origin: url, cookie },
    })
    const { files } = (await answer.json()) as { files: { id: string }[] }
    return files.map((file) => file.id)
  }
  const bringIn = async (fileIds: string[], dryRun: boolean, wanted: string): Promise<string> => {
    const { requestImport } = await ask<{ requestImport: { job: { id: string } } }>(
      'mutation ($input: RequestImportInput!) { requestImport(input: $input) { ... on ImportRequested { job { id } } } }',
      { input: { fileIds, dryRun } },
    )
    const { id } = requestImport.job
    await settled(
      'import',
      async () => {
        const { importJob } = await ask<{ importJob: { state: string } }>(
          'query ($id: ID!) { importJob(id: $id) { state } }',
          { id },
        )
        return importJob.state
      },
      wanted,
    )
    return id
  }
  const refused = await bringIn(
    await upload((name, text) =>
      name === 'gaps.csv' ? `${text.trimEnd()}\nU9999-A9,2025-01-01,2025-01-02,x\n` : text,
    ),
    true,
    'REFUSED',
  )
  const files = await upload((_, text) => text)
  const passed = await bringIn(files, true, 'DONE')
  const imported = await bringIn(files, false, 'DONE')

  const sealed = async (id: string) =>
    settled(
      'run',
      async () => {
        const { assessmentRun } = await ask<{ assessmentRun: { state: string } }>(
          'query ($id: ID!) { assessmentRun(id: $id) { state } }',
          { id },
        )
        return assessmentRun.state
      },
      'SEALED',
    )
  const { viewer } = await ask<{ viewer: { appointment: { organisation: { id: string } } } }>(
    '{ viewer { appointment { organisation { id } } } }',
  )
  await ask('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename } }', {
    input: {
      name: '季度报表',
      access: 'READ_ONLY',
      days: 30,
      organisationId: viewer.appointment.organisation.id,
    },
  })
  const { startAssessmentRun } = await ask<{ startAssessmentRun: { run: { id: string } } }>(
    `mutation ($input: StartAssessmentRunInput!) {
      startAssessmentRun(input: $input) { ... on RunStarted { run { id } } }
    }`,
    {
      input: {
        scopeId: viewer.appointment.organisation.id,
        year: 2025,
        kind: 'OFFICIAL',
        rulebookId: 'suqian-2021',
        rulebookVersion: 1,
      },
    },
  )
  const run = startAssessmentRun.run.id
  await sealed(run)
  const { startWhatIf } = await ask<{ startWhatIf: { run: { id: string } } }>(
    'mutation ($input: StartWhatIfInput!) { startWhatIf(input: $input) { ... on RunStarted { run { id } } } }',
    { input: { baseRunId: run, changes: [{ key: 'annual.start', value: 120 }] } },
  )
  await sealed(startWhatIf.run.id)

  const found = await ask<{
    assessmentRun: {
      ranking: { edges: { node: { veto: object | null; organisation: { id: string } } }[] }
      accountResults: {
        edges: { node: { account: { id: string }; lines: { indicator: { key: string } }[] } }[]
      }
    }
  }>(
    `query ($id: ID!) {
      assessmentRun(id: $id) {
        ranking(first: 50) { edges { node { veto { key } organisation { id } } } }
        accountResults(first: 50) { edges { node { account { id } lines { indicator { key } } } } }
      }
    }`,
    { id: run },
  )
  const units = found.assessmentRun.ranking.edges.map((edge) => edge.node)
  const accounts = found.assessmentRun.accountResults.edges.map((edge) => edge.node)
  const vetoed = units.find((unit) => unit.veto !== null)
  const plain = units.find((unit) => unit.veto === null)
  const late = accounts.find((each) =>
    each.lines.some((line) => line.indicator.key === 'operation.late_reply'),
  )
  const { people: staff } = await ask<{ people: { nodes: { id: string }[] } }>('{ people { nodes { id } } }')
  const person = `/people/${staff.nodes[0]?.id}`
  return {
    routes: [
      '/',
      '/organisations',
      '/organisations?list=units',
      '/organisations?list=people',
      `/organisations/${plain?.organisation.id}`,
      `/organisations/${plain?.organisation.id}?tab=rulebook&on=2025-06-01`,
      `/organisations/${plain?.organisation.id}?tab=scores`,
      `/organisations/${plain?.organisation.id}?tab=history`,
      '/people',
      person,
      '/accounts',
      '/accounts/messages',
      '/accounts/new',
      `/accounts/new?unit=${plain?.organisation.id}`,
      `/accounts/${late?.account.id}/edit`,
      ...[
        '',
        '?tab=cadence&year=2025',
        '?tab=cadence&year=2025&show=weeks',
        '?tab=posts',
        '?tab=messages',
        '?tab=findings',
        '?tab=scores',
      ].map((part) => `/accounts/${late?.account.id}${part}`),
      '/imports',
      `/imports/${refused}`,
      `/imports/${passed}`,
      `/imports/${imported}`,
      '/assessments',
      '/assessments?start=true',
      `/assessments/${run}`,
      `/assessments/${run}?tab=accounts`,
      `/assessments/${run}?tab=figures`,
      `/assessments/${run}?tab=figures&show=table`,
      `/assessments/${run}?tab=seal`,
      `/assessments/${run}/what-if`,
      `/assessments/${startWhatIf.run.id}`,
      '/assessments/compare',
      `/assessments/compare?base=${run}&run=${startWhatIf.run.id}`,
      `/assessments/compare?base=${run}&run=${startWhatIf.run.id}&show=chart`,
      `/assessments/compare?base=${run}&run=${startWhatIf.run.id}&tab=accounts`,
      `/assessments/compare?base=${run}&run=${startWhatIf.run.id}&tab=clauses`,
      `/assessments/compare/units/${plain?.organisation.id}?before=${run}&after=${startWhatIf.run.id}`,
      `/assessments/compare/accounts/${late?.account.id}?before=${run}&after=${startWhatIf.run.id}`,
      `/assessments/${run}/units/${plain?.organisation.id}`,
      `/assessments/${run}/units/${vetoed?.organisation.id}`,
      `/assessments/${run}/units/${vetoed?.organisation.id}/sheet`,
      `/assessments/${run}/sheets`,
      `/assessments/${run}/accounts/${late?.account.id}`,
      `/assessments/${run}/accounts/${late?.account.id}?line=operation.late_reply`,
      '/calendar?year=2026',
      '/calendar?year=2027',
      '/rulebooks',
      '/rulebooks/suqian-2021',
      '/rulebooks/comparison',
      '/rulebooks/effective',
      '/messages',
      '/my-security',
      '/nowhere/at-all',
    ],
    routesOfSecurity: [
      '/people',
      '/people/import',
      '/people/links',
      '/people/handovers',
      person,
      '/access',
      `/access?person=${staff.nodes[0]?.id}`,
      '/tokens',
      '/sign-in-policy',
    ],
    routesOfAuditor: ['/audit', '/people/links', '/access', person, '/my-security'],
  }
}
