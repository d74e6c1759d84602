import { isoWeekOf } from '@zhengmei/domain/calendar'
import { type EpochDay, fromEpochDay } from '@zhengmei/domain/kernel'
import type { Random } from '../random.js'

/** What the slots of a text are filled with. */
export interface Scene {
  readonly place: string
  readonly townships: readonly string[]
  readonly on: EpochDay
}

const seasonNames = ['冬', '冬', '春', '春', '春', '夏', '夏', '夏', '秋', '秋', '秋', '冬'] as const

/** Fills {地} {镇} {年} {月} {日} {季} {期} {n} {m}; a text without slots comes back as it is. */
export function fill(text: string, scene: Scene, random: Random): string {
  if (!text.includes('{')) return text
  const date = fromEpochDay(scene.on)
  const month = Number(date.slice(5, 7))
  return text.replace(/\{(.)\}/gu, (slot, name: string) => {
    switch (name) {
      case '地':
        return scene.place
      case '镇':
        return scene.townships.length > 0 ? random.pick(scene.townships) : scene.place
      case '年':
        return date.slice(0, 4)
      case '月':
        return String(month)
      case '日':
        return String(Number(date.slice(8)))
      case '季':
        return seasonNames[month - 1] ?? ''
      case '期':
        return String(isoWeekOf(scene.on).week)
      case 'n':
        return String(random.between(3, 24))
      case 'm':
        return String(random.between(5, 96) * 10)
      default:
        return slot
    }
  })
}
