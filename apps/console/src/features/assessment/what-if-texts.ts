import { defineTexts } from '../../ui/language'

/** Texts of asking what if the rules were different. */
export const useWhatIfTexts = defineTexts({
  zh: {
    whatIfTitle: '假如规则不同',
    whatIfLead: '用同一份事实，换一版规则或改几个取值，看谁会变、因为哪一条。不影响原来的结果。',
    edition: '规则版本',
    values: '要改的取值',
    original: '原为',
    changeIt: '改',
    remove: '不改了',
    startWhatIf: '开始推演',
    nothingToAsk: '请先换一版规则，或至少改动一个取值。',
  },
  en: {
    whatIfTitle: 'What if the rules were different',
    whatIfLead:
      'The same facts under another edition or a few changed values: who moves, and by which clause. The original stays as it is.',
    edition: 'Edition',
    values: 'Changed values',
    original: 'was',
    changeIt: 'Change',
    remove: 'Undo',
    startWhatIf: 'Start the what-if',
    nothingToAsk: 'Choose another edition or change at least one value first.',
  },
})
