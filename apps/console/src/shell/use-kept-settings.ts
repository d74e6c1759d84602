import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { gqlMutation, gqlQuery, graphql, type ResultOf } from '../graphql'
import { type Language, speak, useLanguage } from '../ui/language'
import { prefer, readPreferences, usePreferences } from '../ui/preferences'

const settingsDocument = graphql(
  `query DisplaySettings { displaySettings { language mode contrast textSize } }`,
)
const setSettingsDocument = graphql(`
  mutation SetDisplaySettings($input: DisplaySettingsInput!) {
    setDisplaySettings(settings: $input) {
      __typename
      ... on Refusal { code message { zh en } }
    }
  }
`)
type Kept = NonNullable<ResultOf<typeof settingsDocument>['displaySettings']>

/** Whose settings this window has taken over already. */
const takenOver = 'zhengmei.settingsOf'

function takeOver(kept: Kept): void {
  const { mode, contrast, textSize } = kept
  const said = {
    mode: mode.toLowerCase(),
    contrast: contrast.toLowerCase(),
    textSize: textSize.toLowerCase(),
  }
  const { menuCollapsed: _, treeCollapsed: __, ...settings } = readPreferences(said)
  prefer(settings)
  speak(kept.language.toLowerCase() as Language)
}

/**
 * Keeps on the server how a person wants the console, so that it is the same on every computer: a window takes it over once, when the
 * person comes; from then on what is changed in it counts, here at once and on the server soon.
 */
export function useKeptSettings(personId: string): void {
  const queryClient = useQueryClient()
  const { mutate } = useMutation(gqlMutation(queryClient, setSettingsDocument, []))
  const [taken, setTaken] = useState(() => sessionStorage.getItem(takenOver) === personId)
  const kept = useQuery({ ...gqlQuery(settingsDocument, {}), enabled: !taken })
  const said = kept.data
  useEffect(() => {
    if (taken || said === undefined) return
    if (said.displaySettings) takeOver(said.displaySettings)
    sessionStorage.setItem(takenOver, personId)
    setTaken(true)
  }, [taken, said, personId])

  const language = useLanguage()
  const { mode, contrast, textSize } = usePreferences()
  const now = JSON.stringify({
    language: language.toUpperCase(),
    mode: mode.toUpperCase(),
    contrast: contrast.toUpperCase(),
    textSize: textSize.toUpperCase(),
  })
  const [known, setKnown] = useState<string>()
  useEffect(() => {
    if (!taken) return
    if (known !== undefined && known !== now) mutate({ input: JSON.parse(now) as Kept })
    if (known !== now) setKnown(now)
  }, [taken, known, now, mutate])
}
