import type { BrowserContext, Locator } from 'playwright-core'

/** How many things somebody may have to do for one of the things that they do every day. */
export const mostSteps = 8

/** Counts what a hand does: a click, a field that is filled, a file that is chosen, a key. Reading and waiting are no steps. */
export class Steps {
  private taken = 0

  get count(): number {
    return this.taken
  }
  async click(what: Locator): Promise<void> {
    this.taken += 1
    await what.click()
  }
  async fill(what: Locator, text: string): Promise<void> {
    this.taken += 1
    await what.fill(text)
  }
  async choose(what: Locator, file: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    this.taken += 1
    await what.setInputFiles(file)
  }
  async press(what: Locator, key: string): Promise<void> {
    this.taken += 1
    await what.press(key)
  }
}

/** Signs somebody in over HTTP, in place of whoever was before: the way in has tests of its own. */
export async function actAs(
  context: BrowserContext,
  url: string,
  person: { readonly login: string; readonly password: string },
): Promise<void> {
  await context.clearCookies()
  const answer = await context.request.post(`${url}/graphql`, {
    headers: { origin: url },
    data: {
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
      variables: { input: { login: person.login, password: person.password } },
    },
  })
  const said = (await answer.json()) as { data: { signIn: { __typename: string } } }
  if (said.data.signIn.__typename !== 'SignedIn') throw new Error(`${person.login} was not let in`)
}
