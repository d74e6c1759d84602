import {
  MessageChannel,
  MessageKind,
  messageChannelTitles,
  messageKindTitles,
  Platform,
  platformTitles,
} from '@zhengmei/domain/account'
import { DueState, dueStateTitles } from '@zhengmei/domain/assessment'
import { horizon, isWorkingDay } from '@zhengmei/domain/calendar'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, dayOf, ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { z } from 'zod'
import { databaseClock } from '../../platform/clock/index.js'
import { readWithin, streamRows } from '../../platform/db/index.js'
import {
  columnsOf,
  dayText,
  type ExportAsk,
  type ExportDescription,
  listExport,
  said,
  toldFilters,
  wordOf,
} from '../../platform/exports/index.js'
import { foundIds } from '../../platform/scope/found.js'
import { accountsById, rulePlaces } from '../account/index.js'
import { unitOfExport } from '../org/index.js'
