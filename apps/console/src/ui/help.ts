import type { Bilingual } from './language'

/** What the help says of a page. */
export interface PageHelp {
  /** What it is for, a sentence or two. */
  readonly purpose: Bilingual
  /** How the usual things are done, each a sentence. */
  readonly how?: readonly Bilingual[]
  /** Keys of this page beside those of every page. */
  readonly keys?: readonly (readonly [keys: string, what: Bilingual])[]
  /** Words of the glossary that the page uses. */
  readonly terms?: readonly Term[]
  /** The clauses by which it is so, by short name and clause. */
  readonly sources?: readonly string[]
}

/** 术语: what words mean here, as `docs/glossary.md` has them. */
export const glossary = {
  run: {
    word: { zh: '考核', en: 'Run' },
    means: {
      zh: '按某一制度版本对一个范围、一个年度算出的得分与排名，封存后不再改变。',
      en: 'Scores and ranks of one scope and year by one edition; sealed, it never changes.',
    },
  },
  trial: {
    word: { zh: '试算与正式', en: 'Trial and official' },
    means: {
      zh: '试算不作依据；正式考核取代此前的正式结果。',
      en: 'A trial binds nobody; an official run takes the place of the one before.',
    },
  },
  veto: {
    word: { zh: '单项否决', en: 'Veto' },
    means: { zh: '出现即判定为不合格的情形。', en: 'What makes a result fail by itself.' },
  },
  cap: {
    word: { zh: '扣分上限', en: 'Cap' },
    means: {
      zh: '一项最多扣到的分值，超出部分退回。',
      en: 'The most that one item may deduct; what is beyond it is given back.',
    },
  },
  edition: {
    word: { zh: '版本', en: 'Edition' },
    means: {
      zh: '制度文件的一个发布版本，发布后不可修改。',
      en: 'A published version of a rulebook; it never changes.',
    },
  },
  hostUnit: {
    word: { zh: '主办单位', en: 'Host unit' },
    means: { zh: '开设并运行账号的单位。', en: 'The unit that runs an account.' },
  },
  supervisingUnit: {
    word: { zh: '主管单位', en: 'Supervising office' },
    means: {
      zh: '管理下级单位账号的办公室。',
      en: 'The office that governs the accounts of the units under it.',
    },
  },
  appointment: {
    word: { zh: '任职', en: 'Appointment' },
    means: {
      zh: '一人在某单位担任某角色的期间；权限由任职决定，范围是该单位及其下级。',
      en: 'A person’s role at a unit for a term; it decides what they may do, there and below.',
    },
  },
  threeAdministrators: {
    word: { zh: '三员分立', en: 'Three administrators' },
    means: {
      zh: '系统管理员建人，安全管理员任命，安全审计员查看二者的操作，由三人分别担任。',
      en: 'One makes people, another appoints them, a third reads what both did: three different people.',
    },
  },
  dryRun: {
    word: { zh: '试导入', en: 'Dry run' },
    means: { zh: '只检查、不保存。', en: 'Everything is checked, nothing is saved.' },
  },
  chain: {
    word: { zh: '哈希链', en: 'Hash chain' },
    means: {
      zh: '每条审计记录含上一条的摘要，删改任何一条都会被发现。',
      en: 'Each entry holds the digest of the one before, so that a change of any is found.',
    },
  },
} as const satisfies Readonly<Record<string, { readonly word: Bilingual; readonly means: Bilingual }>>
export type Term = keyof typeof glossary
