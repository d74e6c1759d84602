/**
 * The words of the bulletin (通报), in Chinese: an official paper of an office has one language. Places in braces are filled with
 * figures; an office that words it otherwise changes nothing but this.
 */
export const bulletinTemplate = {
  title: '{scope}关于{year}年度政务新媒体考核情况的通报',
  addressed: '各有关单位：',
  opening:
    '根据《{rulebook}》，{scope}完成了{year}年度政务新媒体考核。事实统计截至{cutoff}，共考核{units}个单位的{accounts}个政务新媒体账号，形成扣分、加分条目{lines}条；因数据中断无法判断的{unknowns}条不作扣分。现将有关情况通报如下。',
  notFinal: '本次为{kind}，所列得分和名次不作为正式考核结果。',
  superseded: '本次考核结果已被后来的考核取代。',
  overall: {
    heading: '总体情况',
    category: '{category}共{units}个，最终得分平均{mean}分，中位{median}分，最高{best}分。',
    vetoedToo: '其中单项否决{vetoed}个。',
  },
  ranking: {
    heading: '考核排名',
    caption: '{category}（共{units}个）',
    columns: ['名次', '单位', '账号数', '单位得分', '最终得分'],
    truncated: '仅列前{shown}名，完整名次见考核结果工作簿。',
  },
  commendations: {
    heading: '表彰表扬',
    none: '考核年度内没有纳入考核的表彰表扬。',
    one: '{unit}：{title}（{level}，{on}）。',
    more: '另有{count}项，见考核结果工作簿。',
  },
  unqualified: {
    heading: '单项否决和不合格单位',
    none: '没有单位被单项否决或考核不合格。',
    veto: '{unit}（{category}）：{veto}，依据{clause}。',
    below: '{unit}（{category}）：单位得分{score}分，不合格。',
  },
  problems: {
    heading: '存在的主要问题',
    none: '没有扣分事项。',
    one: '{item}（{clause}）：涉及{accounts}个账号，共{times}次，封顶前合计扣{points}分。',
  },
  trend: {
    heading: '与上年度相比',
    none: '没有可以比较的上年度正式考核。',
    compared:
      '与{year}年度正式考核相比，名次上升{rose}个，下降{fell}个，新列入{appeared}个，不再列入{disappeared}个。',
    category: '{category}平均得分由{before}分变为{after}分（{change}）。',
    best: '名次上升最多的是：{list}。',
    mover: '{unit}（第{before}名至第{after}名）',
  },
  request: {
    heading: '工作要求',
    text: '请各单位对照本单位得分单逐项核对，对扣分事项明确责任、限期整改；对结果有异议的，按规定程序提出。',
  },
  seal: '考核编号{run}；规则摘要{rulebookDigest}；结果摘要{resultDigest}；日历版本{calendar}。',
  signed: '{scope}',
} as const

/** Fills the places of a text; a place that nobody fills is a fault. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`the bulletin says nothing for {${name}}`)
    return String(value)
  })
}
