import { todayInShanghai } from '../../../ui/today'
import type { ChangeKind, Unit, UnitKind } from './operations'

/** What was filled in for a change; which of it counts depends on the kind. */
export interface ChangeForm {
  readonly name: string
  readonly code: string
  readonly kind: UnitKind
  readonly category: string
  readonly divisionCode: string
  readonly residentPopulation: string
  readonly lineParent: { readonly id: string; readonly name: string } | null
  readonly targetId: string
  readonly effectiveOn: string
  readonly reason: string
}

/** The form as it is opened: of a new unit empty, else as the unit is. */
export function blankForm(kind: ChangeKind, unit: Unit): ChangeForm {
  const isNew = kind === 'CREATE'
  return {
    name: isNew ? '' : unit.name,
    code: '',
    kind: isNew ? 'DEPARTMENT' : unit.kind,
    category: isNew ? '' : (unit.category ?? ''),
    divisionCode: isNew ? '' : (unit.divisionCode ?? ''),
    residentPopulation: isNew ? '' : String(unit.residentPopulation ?? ''),
    lineParent: isNew ? null : (unit.lineParent ?? null),
    targetId: '',
    effectiveOn: todayInShanghai(),
    reason: '',
  }
}

/** What is told of a unit; what is absent stays as it is. */
interface FactsTold {
  readonly kind: UnitKind | undefined
  readonly category: string | undefined
  readonly divisionCode: string | undefined
  readonly residentPopulation: number | undefined
  readonly lineParentId: string | undefined
}

const countOf = (typed: string): number | undefined => (typed === '' ? undefined : Number(typed))

/** What a new unit is told to be; what was left empty is not told. */
export const factsOf = (form: ChangeForm): FactsTold & { readonly kind: UnitKind } => ({
  kind: form.kind,
  category: form.category || undefined,
  divisionCode: form.divisionCode || undefined,
  residentPopulation: countOf(form.residentPopulation),
  lineParentId: form.lineParent?.id,
})

/** What of a unit is told otherwise than it is, so that nothing else can be in anybody's way; empty texts take a value away. */
export function editedFacts(form: ChangeForm, unit: Unit): FactsTold & { readonly leavesLine?: true } {
  const before = blankForm('EDIT', unit)
  const told = <Field extends 'kind' | 'category' | 'divisionCode'>(
    field: Field,
  ): ChangeForm[Field] | undefined => (form[field] === before[field] ? undefined : form[field])
  const isSameLine = form.lineParent?.id === before.lineParent?.id
  return {
    kind: told('kind'),
    category: told('category'),
    divisionCode: told('divisionCode'),
    residentPopulation:
      form.residentPopulation === before.residentPopulation ? undefined : countOf(form.residentPopulation),
    lineParentId: isSameLine ? undefined : form.lineParent?.id,
    ...(!isSameLine && form.lineParent === null ? { leavesLine: true } : {}),
  }
}

/** What of the form a look at the consequences is told, as it would be told to make the change. */
export function toldOf(kind: ChangeKind, form: ChangeForm, unit: Unit) {
  if (kind === 'RENAME') return { name: form.name }
  if (kind !== 'CREATE' && kind !== 'EDIT') return {}
  const isNew = kind === 'CREATE'
  const told = isNew ? factsOf(form) : editedFacts(form, unit)
  const { kind: organisationKind, category, divisionCode, residentPopulation, lineParentId } = told
  const facts = { organisationKind, category, divisionCode, residentPopulation, lineParentId }
  return isNew ? { name: form.name, code: form.code, ...facts } : facts
}
