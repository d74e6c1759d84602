import { day } from '../../kernel/index.js'
import type { Outline } from '../schema.js'

export const stateCouncil2018123: Outline = {
  document: 'state-council-2018-123',
  title: {
    zh: '国务院办公厅政务新媒体意见',
    en: 'State Council General Office: opinions on government new media',
  },
  shortName: 'SC',
  number: '国办发〔2018〕123号',
  issuedOn: day('2018-12-07'),
  clauses: [
    { id: '一(一)', title: { zh: '指导思想', en: 'Guiding thought' } },
    { id: '一(二)', title: { zh: '工作目标', en: 'Goals' } },
    { id: '一(三)', title: { zh: '基本原则', en: 'Principles' } },
    { id: '二', title: { zh: '定义与职责', en: 'Definition and duties' } },
    { id: '三(一)', title: { zh: '公开与解读回应', en: 'Publicity, explanation and response' } },
    { id: '三(二)', title: { zh: '政民互动', en: 'Interaction with the public' } },
    { id: '三(三)', title: { zh: '掌上服务', en: 'Mobile services' } },
    { id: '四(一)', title: { zh: '开设、整合与备案', en: 'Opening, merging and filing' } },
    { id: '四(二)', title: { zh: '内容审核、转载、原创与值守', en: 'Review, reposts, originals, duty' } },
    { id: '四(三)', title: { zh: '安全防护', en: 'Security' } },
    { id: '四(四)', title: { zh: '监督管理', en: 'Supervision' } },
    { id: '五(一)', title: { zh: '组织领导', en: 'Leadership' } },
    { id: '五(二)', title: { zh: '人员培训', en: 'Training' } },
    { id: '五(三)', title: { zh: '考核评价', en: 'Assessment' } },
  ],
}
