import { type Bilingual, formatInstant, type Instant } from '../kernel/index.js'
import type { DeadlineDecision, DeadlineStep } from './deadline.js'

/** `2025-03-01 09:30:00`, in Asia/Shanghai. */
export const momentWords = (at: Instant): string => formatInstant(at).slice(0, 19).replace('T', ' ')

/** Why a deadline is what it is, step by step. */
export const deadlineWords = (decision: DeadlineDecision): Bilingual[] => decision.steps.map(words)

function words(step: DeadlineStep): Bilingual {
  switch (step.kind) {
    case 'received':
      return { zh: `${momentWords(step.at)} 收到`, en: `received ${momentWords(step.at)}` }
    case 'notified':
      return { zh: `${momentWords(step.at)} 通知整改`, en: `notified ${momentWords(step.at)}` }
    case 'window':
      return {
        zh: `此后 ${step.hours} 小时：${momentWords(step.fromAt)} 至 ${momentWords(step.toAt)}`,
        en: `the ${step.hours} hours after: ${momentWords(step.fromAt)} to ${momentWords(step.toAt)}`,
      }
    case 'day':
      return dayWords(step.on, step.working)
    case 'deadline':
      return deadlineLine(step)
    case 'done':
      return step.at === null
        ? { zh: `截至 ${momentWords(step.cutoffAt)} 未完成`, en: `not done by ${momentWords(step.cutoffAt)}` }
        : { zh: `${momentWords(step.at)} 完成`, en: `done ${momentWords(step.at)}` }
    case 'verdict':
      return verdicts[step.verdict]
  }
}

function dayWords(on: string, working: boolean | null): Bilingual {
  if (working === null)
    return { zh: `${on} 的节假日安排尚未公布`, en: `${on}: the calendar isn't published yet` }
  return working
    ? { zh: `${on} 是工作日`, en: `${on} is a working day` }
    : { zh: `${on} 是非工作日`, en: `${on} is not a working day` }
}

function deadlineLine(step: Extract<DeadlineStep, { kind: 'deadline' }>): Bilingual {
  if (step.at === null) return { zh: '时限无法确定', en: "the deadline can't be told" }
  const until = momentWords(step.at)
  if (step.hours !== undefined) {
    return { zh: `时限 ${step.hours} 小时，至 ${until}`, en: `${step.hours} hours, until ${until}` }
  }
  return {
    zh: `时限 ${step.workingDays} 个工作日，至 ${until}`,
    en: `${step.workingDays} working day${step.workingDays === 1 ? '' : 's'}, until ${until}`,
  }
}

const verdicts: Readonly<Record<DeadlineDecision['verdict'], Bilingual>> = {
  pass: { zh: '按时', en: 'in time' },
  fail: { zh: '逾期', en: 'late' },
  unknown: { zh: '无法判断', en: "can't be told" },
}
