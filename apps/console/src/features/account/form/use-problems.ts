import { useState } from 'react'
import { type Bilingual, useBilingual } from '../../../ui/language'
import { type Draft, missing } from './draft'
import { useFormTexts } from './texts'

/** The fields that have a place on the form for what is wrong with them, as the server names them. */
const fields = [
  'organisationId',
  'platform',
  'name',
  'handle',
  'url',
  'certifiedSubject',
  'mediaType',
  'main',
  'operatorId',
  'code',
  'liveOn',
] as const
type FieldName = (typeof fields)[number]

interface Refused {
  readonly field?: string | null
  readonly message: Bilingual
}

/** The server's name of a field of the form. */
const nameOf = (field: string): string => ({ host: 'organisationId', operator: 'operatorId' })[field] ?? field

/**
 * What is wrong with single fields: what is empty, and what the server refused, until the field is changed.
 *
 * @param refusal the last answer, if it was one.
 */
export function useProblems(refusal: Refused | undefined) {
  const t = useFormTexts()
  const say = useBilingual()
  const [empty, setEmpty] = useState<readonly string[]>([])
  const [forgotten, setForgotten] = useState<Refused>()
  const [wanted, setWanted] = useState<{ readonly field: string }>()
  const [told, setTold] = useState(refusal)
  const field = fields.find((each) => each === refusal?.field)
  if (told !== refusal) {
    setTold(refusal)
    if (field) setWanted({ field })
  }
  const current = field && refusal !== forgotten ? refusal : undefined
  const messages: Partial<Record<FieldName, string>> = {
    organisationId: t('hostMissing'),
    platform: t('platformMissing'),
    name: t('nameMissing'),
    liveOn: t('liveOnMissing'),
  }
  return {
    /** What stands below a field. */
    of: (name: string): string | undefined => {
      if (empty.includes(name)) return messages[name as FieldName]
      return current && field === name ? say(current.message) : undefined
    },
    /** The field that is to get the focus. */
    refused: wanted,
    focus: (name: FieldName) => setWanted({ field: name }),
    isShownAtField: field !== undefined,
    forget: (changed: readonly string[]) => {
      const names = changed.map(nameOf)
      setEmpty((before) => before.filter((name) => !names.includes(name)))
      if (field && names.includes(field)) setForgotten(refusal)
    },
    /** Whether everything that is needed is filled in; what isn't is told at its field. */
    isWhole: (draft: Draft): boolean => {
      const lacking = missing(draft).map(nameOf)
      setEmpty(lacking)
      const [first] = lacking
      if (first !== undefined) setWanted({ field: first })
      return first === undefined
    },
  }
}
