import { type Bilingual, useBilingual } from '../../ui/language'

/** What the parts of a rule's value are called. */
const names: Readonly<Record<string, Bilingual>> = {
  points: { zh: '每次分值', en: 'Points each' },
  cap: { zh: '上限', en: 'At most' },
  atMost: { zh: '最多', en: 'At most' },
  posts: { zh: '最少发布', en: 'Least posts' },
  hours: { zh: '时限（小时）', en: 'Deadline (hours)' },
  hoursTouchingNonWorkingDay: { zh: '遇休息日时限（小时）', en: 'Deadline touching a day off (hours)' },
  workingDays: { zh: '工作日', en: 'Working days' },
  target: { zh: '全年目标', en: 'Target of the year' },
  proportional: { zh: '按在用天数折算', en: 'In proportion to live days' },
  atLeast: { zh: '至少', en: 'At least' },
  exactly: { zh: '恰好', en: 'Exactly' },
  fewerThan: { zh: '少于', en: 'Fewer than' },
  onlyAbove: { zh: '高于才加分', en: 'Only above' },
  weightPercent: { zh: '权重（%）', en: 'Weight (%)' },
  local: { zh: '本级表彰', en: 'Local commendation' },
  superior: { zh: '上级表彰', en: 'Superior commendation' },
  minimums: { zh: '要求', en: 'minimum' },
  steps: { zh: '档', en: 'step' },
}
const whole: Bilingual = { zh: '取值', en: 'Value' }

/** Names a leaf by its path: `minimums.1.posts` → “要求 2 · 最少发布”. */
export function useLeafNames(): (path: string) => string {
  const say = useBilingual()
  return (path) => {
    if (path === '') return say(whole)
    const words: string[] = []
    for (const part of path.split('.')) {
      if (/^\d+$/.test(part)) words.push(`${words.pop() ?? ''} ${Number(part) + 1}`)
      else words.push(names[part] ? say(names[part]) : part)
    }
    return words.join(' · ')
  }
}

/** The words a value may be, where it is a choice: by the key of its rule. */
const choices: Readonly<Record<string, readonly { readonly value: string; readonly title: Bilingual }[]>> = {
  'annual.parts': [
    { value: 'sum', title: { zh: '各部分扣分相加', en: 'sum of all parts' } },
    { value: 'weighted', title: { zh: '各部分按权重计', en: 'parts by weight' } },
  ],
  'annual.over_accounts': [
    { value: 'mean', title: { zh: '取平均', en: 'mean' } },
    { value: 'sum', title: { zh: '取总和', en: 'sum' } },
    { value: 'minimum', title: { zh: '取最低', en: 'lowest' } },
  ],
  'annual.normalisation': [
    {
      value: 'best_of_category',
      title: { zh: '按同类最高分折算', en: 'relative to the best of the category' },
    },
    { value: 'none', title: { zh: '不折算', en: 'none' } },
  ],
}

/** What may be chosen for a rule's value; undefined = it is not a choice. */
export const choicesFor = (key: string) => choices[key]
