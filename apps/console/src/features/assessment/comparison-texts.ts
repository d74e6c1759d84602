import { defineTexts } from '../../ui/language'

/** Texts of a run beside the one it followed. */
export const useComparisonTexts = defineTexts({
  zh: {
    moved: '有变化的单位',
    same: '没有变化的单位',
    movers: '单位变化',
    onlyMoved: '只看有变化的',
    before: '原得分',
    after: '新得分',
    change: '变化',
    rankChange: '名次',
    causes: '原因',
    causedBy: '因为哪些条款',
    affected: '涉及账号',
    totalEffect: '合计影响',
    noMoves: '没有单位因此变化',
    noMovesText: '改动的取值没有影响任何单位的最终得分。',
    noComparison: '没有可比较的考核',
  },
  en: {
    moved: 'Units that move',
    same: 'Units unchanged',
    movers: 'Units',
    onlyMoved: 'Moved only',
    before: 'Before',
    after: 'After',
    change: 'Change',
    rankChange: 'Rank',
    causes: 'Causes',
    causedBy: 'Which clauses moved them',
    affected: 'Accounts',
    totalEffect: 'Effect in all',
    noMoves: 'No unit moves',
    noMovesText: "The changed values leave every unit's final score as it was.",
    noComparison: 'Nothing to compare with',
  },
})
