/** Something that people do, how often out of a hundred times, and by what it is asked. */
export interface Kind {
  readonly name: string
  readonly share: number
  /** Who does it; their session asks. Null: nobody yet, it is the signing in itself. */
  readonly login: string | null
  readonly query: string
  /** @param random from 0 to 1; @param no different each time. */
  variables(known: Known, random: () => number, no: number): object
}

/** Ids of the demo that questions name. */
export interface Known {
  readonly units: readonly string[]
  readonly accounts: readonly string[]
  readonly run: string | null
  readonly city: string
  /** Different in every measurement: what it writes is its own. */
  readonly mark: string
}

const oneOf = (ids: readonly string[], random: () => number): string =>
  ids[Math.floor(random() * ids.length)] ?? ''

const words = ['宿迁', '人力资源', '沭阳', '发布', '公安', '教育', '街道', '水利']

/** A day at the office, in parts of a hundred. */
export const kinds: readonly Kind[] = [
  {
    name: 'list of accounts',
    share: 25,
    login: 'office',
    query: `query ($scopeId: ID, $search: String) { accounts(scopeId: $scopeId, search: $search, first: 50) { totalCount
      nodes { id code name platform state organisation { id name } } pageInfo { endCursor } } }`,
    variables: ({ units }, random) => ({
      scopeId: random() < 0.5 ? oneOf(units, random) : null,
      search: random() < 0.3 ? oneOf(words, random) : null,
    }),
  },
  {
    name: 'an account',
    share: 20,
    login: 'county',
    query: `query ($id: ID!) { account(id: $id) { id name state organisation { name ancestors { name } }
      posts(first: 20) { nodes { title publishedAt } } } }`,
    variables: ({ accounts }, random) => ({ id: oneOf(accounts, random) }),
  },
  {
    name: 'a unit and what is below',
    share: 15,
    login: 'leader',
    query: `query ($id: ID!) { organisation(id: $id) { name children(first: 50) { totalCount nodes { id name childCount } } } }`,
    variables: ({ units }, random) => ({ id: oneOf(units, random) }),
  },
  {
    name: 'results of a run',
    share: 12,
    login: 'inspector',
    query: `query ($id: ID!) { assessmentRun(id: $id) { state ranking(first: 50) { totalCount nodes { rank finalScore organisation { name } } } } }`,
    variables: ({ run }) => ({ id: run ?? '' }),
  },
  {
    name: 'search',
    share: 10,
    login: 'office',
    query: `query ($text: String!) { search(text: $text) { __typename } }`,
    variables: (_, random) => ({ text: oneOf(words, random) }),
  },
  {
    name: 'the trail',
    share: 5,
    login: 'auditor',
    query: `{ auditEntries(first: 20) { nodes { id at action login } } }`,
    variables: () => ({}),
  },
  {
    name: 'a new account',
    share: 8,
    login: 'office',
    query: `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { __typename
      ... on AccountCreated { account { id } } ... on Refusal { code } } }`,
    variables: ({ units, mark }, random, no) => ({
      input: {
        organisationId: oneOf(units, random),
        platform: 'OTHER',
        mediaType: 'TEXT',
        name: `政务发布 ${mark} ${no}`,
        liveOn: '2026-01-05',
        idempotencyKey: `load-${mark}-${no}`,
      },
    }),
  },
  {
    name: 'a trial run',
    share: 1,
    login: 'office',
    query: `mutation ($input: StartAssessmentRunInput!) { startAssessmentRun(input: $input) { __typename
      ... on RunStarted { run { id } } ... on Refusal { code } } }`,
    // Mostly the same question, as when many press the same button: it is one run.
    variables: ({ city, mark }, random) => {
      const hour = String(Math.floor(random() * 4)).padStart(2, '0')
      return {
        input: {
          kind: 'TRIAL',
          scopeId: city,
          year: 2025,
          cutoffAt: `2025-06-${String((Number.parseInt(mark, 36) % 28) + 1).padStart(2, '0')}T${hour}:00:00Z`,
        },
      }
    },
  },
  {
    name: 'signing in',
    share: 4,
    login: null,
    query: `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }`,
    variables: (_, random) => ({
      input: { login: oneOf(['unit', 'reporting', 'guidance'], random), password: 'zhengmei-demo' },
    }),
  },
]

/** The kind on which a number from 0 to 1 falls, by the shares. */
export function kindAt(fraction: number): Kind {
  const whole = kinds.reduce((sum, { share }) => sum + share, 0)
  let below = fraction * whole
  for (const kind of kinds) {
    if (below < kind.share) return kind
    below -= kind.share
  }
  return kinds.at(-1) as Kind
}
