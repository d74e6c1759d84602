import { roleTitles } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import type { SecurityEvent, Told } from './kinds.js'

/** A notification in words: what happened, and what more there is to say. */
export interface Words {
  readonly title: Bilingual
  readonly text: Bilingual | null
}

/** Says a notification in both languages. */
export function wordsOf(told: Told): Words {
  switch (told.kind) {
    case 'import_ended':
      return importWords(told.facts)
    case 'run_ended':
      return told.facts.state === 'sealed'
        ? {
            title: {
              zh: `${told.facts.year} 年考核已完成并封存`,
              en: `The assessment of ${told.facts.year} is sealed`,
            },
            text: { zh: `${told.facts.units} 个单位已排名。`, en: `${told.facts.units} units are ranked.` },
          }
        : {
            title: {
              zh: `${told.facts.year} 年考核未能完成`,
              en: `The assessment of ${told.facts.year} failed`,
            },
            text: { zh: '没有产生结果，原因见该次考核。', en: 'It came to no result; its page says why.' },
          }
    case 'download_ended': {
      const { name, ready } = told.facts
      return {
        title: ready
          ? { zh: `“${name.zh}”可以下载了`, en: `“${name.en}” is ready` }
          : { zh: `“${name.zh}”未能生成`, en: `“${name.en}” could not be made` },
        text: null,
      }
    }
    case 'security_event':
      return securityWords(told.facts)
    default:
      return appointmentWords(told)
  }
}

type FactsOf<Kind extends Told['kind']> = Extract<Told, { readonly kind: Kind }>['facts']

function importWords(facts: FactsOf<'import_ended'>): Words {
  const files = facts.files.join('、')
  const what = facts.dryRun ? { zh: '试导入', en: 'Dry run' } : { zh: '导入', en: 'Import' }
  const ends = {
    done: { zh: '已完成', en: 'done' },
    refused: { zh: '有错误，未保存', en: 'refused, nothing was saved' },
    failed: { zh: '未能完成', en: 'failed' },
  }[facts.state]
  const counted = {
    done: {
      zh: `${files}：新增 ${facts.new}，变更 ${facts.changed}。`,
      en: `${files}: ${facts.new} new, ${facts.changed} changed.`,
    },
    refused: { zh: `${files}：${facts.errors} 处错误。`, en: `${files}: ${facts.errors} errors.` },
    failed: { zh: `${files}。`, en: `${files}.` },
  }[facts.state]
  return { title: { zh: `${what.zh}${ends.zh}`, en: `${what.en} ${ends.en}` }, text: counted }
}

function appointmentWords({ kind, facts }: Extract<Told, { readonly kind: `appointment_${string}` }>): Words {
  const role = roleTitles[facts.role]
  const place = { zh: `${facts.organisation}${role.zh}`, en: `${role.en} at ${facts.organisation}` }
  const { fromOn } = facts
  const toOn = facts.toOn ?? ''
  return {
    appointment_granted: {
      title: { zh: `您被任命为${place.zh}`, en: `You are appointed: ${place.en}` },
      text: facts.toOn
        ? { zh: `${fromOn} 起，${toOn} 前有效。`, en: `From ${fromOn}, until the day before ${toOn}.` }
        : { zh: `${fromOn} 起有效。`, en: `From ${fromOn}.` },
    },
    appointment_ended: {
      title: { zh: `您的任职已安排结束：${place.zh}`, en: `Your appointment ends: ${place.en}` },
      text: { zh: `${toOn} 起不再有效。`, en: `No longer in force from ${toOn}.` },
    },
    appointment_begins: {
      title: { zh: `任职即将开始：${place.zh}`, en: `An appointment begins soon: ${place.en}` },
      text: { zh: `${fromOn} 起有效。`, en: `From ${fromOn}.` },
    },
    appointment_ends: {
      title: { zh: `任职即将结束：${place.zh}`, en: `An appointment ends soon: ${place.en}` },
      text: {
        zh: `${toOn} 起不再有效，请及时交接。`,
        en: `No longer in force from ${toOn}; hand over in time.`,
      },
    },
  }[kind]
}

const securityTitles: Readonly<Record<SecurityEvent, Bilingual>> = {
  new_browser: { zh: '有人从新的浏览器登录了您的账户', en: 'Your account was used from a browser new to it' },
  password_set_by_link: {
    zh: '您的密码已通过一次性链接设置',
    en: 'Your password was set by a one-time link',
  },
  password_changed: { zh: '您的密码已修改', en: 'Your password was changed' },
  second_factor_on: { zh: '您已启用两步验证', en: 'Your second step is on' },
  second_factor_off: { zh: '您的两步验证已停用', en: 'Your second step is off' },
  sessions_ended: { zh: '管理员结束了您的全部登录', en: 'An administrator ended all your sessions' },
}

function securityWords({ what, address }: FactsOf<'security_event'>): Words {
  const from = address === null ? { zh: '', en: '' } : { zh: `来自 ${address}。`, en: `From ${address}. ` }
  return {
    title: securityTitles[what],
    text: {
      zh: `${from.zh}如非本人操作，请立即修改密码并联系安全管理员。`,
      en: `${from.en}If it was not you, change your password at once and tell the security administrator.`,
    },
  }
}
