import type { Refusal } from '@zhengmei/domain/kernel'

/** Why a file was not made, or isn't given out any more. */
export const noLongerAllowed: Refusal = {
  code: 'download/no-longer-allowed',
  message: {
    zh: '申请此文件时的任职已终止、已变更或账户已停用，不再提供',
    en: 'The appointment under which the file was asked for has ended or changed; it is not given out',
  },
}
export const gone: Refusal = {
  code: 'download/unknown-kind',
  message: { zh: '没有这种导出', en: 'There is no such export' },
}
export const tooManyRows: Refusal = {
  code: 'download/too-many-rows',
  message: {
    zh: '超过一张工作表能容纳的行数，请加筛选条件，或导出 CSV',
    en: 'More rows than a sheet can hold; filter more, or ask for CSV',
  },
}
export const tooLarge: Refusal = {
  code: 'download/too-large',
  message: {
    zh: '文件过大，或服务器磁盘已满；请加筛选条件',
    en: 'The file is too large, or the disk of the server is full; filter more',
  },
}
export const fault: Refusal = {
  code: 'download/fault',
  message: {
    zh: '生成文件时多次出现系统故障，已停止；请查看工作进程的日志',
    en: 'Making the file was stopped after repeated faults; see the log of the worker',
  },
}
