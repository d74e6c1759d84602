import type { Bilingual } from '../kernel/index.js'
import { OrgChangeKind } from './change.js'

/** The names that a change of the tree is told with. */
export interface ChangeNames {
  /** The unit as it is called now. */
  readonly unit: string
  /** Its name before it was renamed. */
  readonly formerName?: string | null | undefined
  /** The name that it is given. */
  readonly newName?: string | null | undefined
  /** The new parent, the unit merged into, the one that takes over the children. */
  readonly target?: string | null | undefined
}

/** A change of the tree as a sentence: 更名："A" → "B". */
export function describeChange(kind: OrgChangeKind, names: ChangeNames): Bilingual {
  const { unit, target } = names
  switch (kind) {
    case OrgChangeKind.create:
      return target
        ? {
            zh: `新设“${names.newName ?? unit}”，隶属“${target}”`,
            en: `${names.newName ?? unit} created below ${target}`,
          }
        : { zh: `新设“${names.newName ?? unit}”`, en: `${names.newName ?? unit} created` }
    case OrgChangeKind.rename:
      return {
        zh: `“${names.formerName ?? unit}”更名为“${names.newName ?? unit}”`,
        en: `${names.formerName ?? unit} renamed to ${names.newName ?? unit}`,
      }
    case OrgChangeKind.edit:
      return { zh: `“${unit}”的信息变更`, en: `${unit} edited` }
    case OrgChangeKind.move:
      return { zh: `“${unit}”改为隶属“${target ?? ''}”`, en: `${unit} moved below ${target ?? ''}` }
    case OrgChangeKind.merge:
      return { zh: `“${unit}”并入“${target ?? ''}”`, en: `${unit} merged into ${target ?? ''}` }
    case OrgChangeKind.abolish:
      return target
        ? {
            zh: `撤销“${unit}”，其下级单位改属“${target}”`,
            en: `${unit} abolished; the units below it go to ${target}`,
          }
        : { zh: `撤销“${unit}”`, en: `${unit} abolished` }
  }
}
