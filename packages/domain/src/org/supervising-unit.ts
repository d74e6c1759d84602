import type { Bilingual } from '../kernel/index.js'
import { OrgKind } from './org-kind.js'

/** A unit as far as it matters for who supervises it. */
export interface UnitOnTheWay {
  readonly id: string
  readonly name: string
  readonly kind: OrgKind
}

/** 主管单位: who supervises a unit, and why. */
export interface Supervision<Unit extends UnitOnTheWay> {
  /** Null: nobody in this tree. */
  readonly unit: Unit | null
  readonly why: Bilingual
}

const governs: readonly OrgKind[] = [OrgKind.governmentOffice, OrgKind.functionalZone]

/**
 * The supervising unit (主管单位) is derived, never typed in: in a vertical system it is the parent by line; otherwise the nearest
 * government office, or zone that governs like one, above the unit.
 *
 * @param ancestors by territory, from the top down, without the unit.
 * @param lineParent its parent by line (条线), where the system is vertical.
 * @source SC 二; SQ 二; SX 4–5; HZ 6.2
 */
export function supervisionOf<Unit extends UnitOnTheWay>(
  unit: UnitOnTheWay,
  ancestors: readonly Unit[],
  lineParent: Unit | null,
): Supervision<Unit> {
  if (lineParent !== null) {
    return {
      unit: lineParent,
      why: {
        zh: `实行系统垂直管理，由条线上级“${lineParent.name}”主管`,
        en: `It belongs to a vertical system, in which its parent by line, ${lineParent.name}, supervises it`,
      },
    }
  }
  const office = ancestors.findLast(({ kind }) => governs.includes(kind)) ?? null
  if (office === null) {
    return {
      unit: null,
      why: {
        zh: '在本组织树中，其上没有政府办公厅（室）',
        en: 'No government office stands above it in this tree',
      },
    }
  }
  return { unit: office, why: whyOffice(unit, office) }
}

function whyOffice(unit: UnitOnTheWay, office: UnitOnTheWay): Bilingual {
  if (unit.kind === OrgKind.governmentOffice || unit.kind === OrgKind.functionalZone)
    return {
      zh: `本级政府办公室之上，最近的政府办公厅（室）是“${office.name}”`,
      en: `The nearest government office above this one is ${office.name}`,
    }
  if (office.kind === OrgKind.functionalZone)
    return {
      zh: `位于功能区“${office.name}”之内，由其管理机构主管`,
      en: `It stands in the functional zone ${office.name}, whose administration supervises it`,
    }
  return {
    zh: `属地主管：其上最近的政府办公厅（室）是“${office.name}”`,
    en: `By territory: the nearest government office above it is ${office.name}`,
  }
}
