import type { Bilingual } from '@zhengmei/domain/kernel'
import { RunStanding } from '@zhengmei/domain/workbench'
import { RunState } from './run.js'

/** How far a run is, in words. */
export const runStateTitles: Readonly<Record<RunState, Bilingual>> = {
  [RunState.planned]: { zh: '等待中', en: 'Waiting' },
  [RunState.freezing]: { zh: '冻结数据', en: 'Freezing the facts' },
  [RunState.scoring]: { zh: '评分', en: 'Scoring' },
  [RunState.sealing]: { zh: '排名封存', en: 'Ranking and sealing' },
  [RunState.sealed]: { zh: '已封存', en: 'Sealed' },
  [RunState.cancelled]: { zh: '已取消', en: 'Cancelled' },
  [RunState.failed]: { zh: '失败', en: 'Failed' },
}

/** What a run wants, in words. */
export const runStandingTitles: Readonly<Record<RunStanding, Bilingual>> = {
  [RunStanding.underWay]: { zh: '进行中', en: 'Under way' },
  [RunStanding.awaitingOfficial]: {
    zh: '待正式考核：该年已过，试算已封存，尚无正式考核',
    en: 'To be made official: a sealed trial of a year that is over, without an official run',
  },
}
