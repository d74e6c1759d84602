import { day } from '../../kernel/index.js'
import type { Outline } from '../schema.js'

export const gaocheng2023Plan: Outline = {
  document: 'gaocheng-2023-plan',
  title: {
    zh: '藁城区政务新媒体管理实施方案',
    en: 'Gaocheng District: plan on the management of government new media',
  },
  shortName: 'GC',
  number: null,
  issuedOn: day('2023-03-17'),
  clauses: [
    { id: '一', title: { zh: '总体要求', en: 'General' } },
    { id: '二(一)', title: { zh: '开设流程', en: 'Opening' } },
    { id: '二(二)', title: { zh: '上线与备案', en: 'Going live and filing' } },
    { id: '二(三)', title: { zh: '名称与认证', en: 'Name and certification' } },
    { id: '二(四)', title: { zh: '临时下线', en: 'Temporary offline' } },
    { id: '二(五)', title: { zh: '退出监管', en: 'Exit from supervision' } },
    { id: '二(六)', title: { zh: '注销关停', en: 'Closure' } },
    { id: '二(七)', title: { zh: '信息变更', en: 'Change of particulars' } },
    { id: '三(一)', title: { zh: '政务公开', en: 'Publicity' } },
    { id: '三(二)', title: { zh: '政民互动', en: 'Interaction with the public' } },
    { id: '三(三)', title: { zh: '解读回应', en: 'Explanation and response' } },
    { id: '四(一)', title: { zh: '内容发布与更新', en: 'Publishing and updates' } },
    { id: '四(二)', title: { zh: '安全防护', en: 'Security' } },
    { id: '四(三)', title: { zh: '日常检查', en: 'Inspections' } },
    { id: '五(一)', title: { zh: '组织保障', en: 'Organisation and means' } },
    { id: '五(二)', title: { zh: '培训', en: 'Training' } },
    { id: '五(三)', title: { zh: '考核监督', en: 'Assessment and supervision' } },
  ],
}
