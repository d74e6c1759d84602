import type { Bilingual } from '../kernel/index.js'

/** Why a cell, row or file of a data set is refused. `code` is stable (`dataset/…`), `reason` is for people. */
export interface Problem {
  readonly code: string
  readonly reason: Bilingual
}

const problem = (code: string, zh: string, en: string): Problem => ({
  code,
  reason: { zh, en },
})

/** Every problem of a data set that the product knows, with its words. */
export const problems = {
  noFiles: problem('dataset/no-files', '数据集中没有任何可识别的表', 'the data set holds no known file'),
  unknownFile: (name: string, known: readonly string[]) =>
    problem(
      'dataset/unknown-file',
      `不认识的表“${name}”，只能是：${known.join('、')}`,
      `unknown file ${name}; known are ${known.join(', ')}`,
    ),
  fileTwice: (name: string) =>
    problem('dataset/file-twice', `表“${name}”出现了两次`, `file ${name} is given twice`),
  noHeader: problem('dataset/no-header', '缺少表头', 'the header row is missing'),
  unknownColumn: (name: string) =>
    problem('dataset/unknown-column', `不认识的列“${name}”`, `unknown column "${name}"`),
  columnTwice: (name: string) =>
    problem('dataset/column-twice', `列“${name}”出现了两次`, `column "${name}" is given twice`),
  missingColumn: (name: string) =>
    problem('dataset/missing-column', `缺少必填列“${name}”`, `required column "${name}" is missing`),
  utf16: problem(
    'dataset/encoding',
    '文件是 UTF-16 编码，请另存为 UTF-8 或 GB18030 的 CSV',
    'the file is UTF-16; save it as CSV in UTF-8 or GB18030',
  ),
  encoding: problem(
    'dataset/encoding',
    '文件既不是 UTF-8 也不是 GB18030 编码，或此处的字节已损坏',
    'the file is neither UTF-8 nor GB18030, or its bytes are damaged here',
  ),
  brokenLine: (zh: string, en: string) =>
    problem('dataset/broken-line', `此行已损坏：${zh}`, `broken line: ${en}`),
  cellCount: (found: number, expected: number) =>
    problem(
      'dataset/broken-line',
      `此行有 ${found} 个单元格，表头有 ${expected} 列`,
      `broken line: ${found} cells under a header of ${expected}`,
    ),
  required: problem('dataset/required', '必填项为空', 'a required cell is empty'),
  notInList: (values: readonly string[]) =>
    problem(
      'dataset/not-in-list',
      `不在允许的取值之内：${values.join('、')}`,
      `not one of ${values.join(', ')}`,
    ),
  notADate: problem(
    'dataset/not-a-date',
    '不是存在的日期（格式 YYYY-MM-DD）',
    'not a date that exists (YYYY-MM-DD)',
  ),
  notATime: problem(
    'dataset/not-a-time',
    '不是存在的时间（格式 2025-03-01T09:30:00+08:00 或 2025-03-01 09:30:00）',
    'not a time that exists (2025-03-01T09:30:00+08:00 or 2025-03-01 09:30:00)',
  ),
  negative: problem('dataset/negative', '数量不能为负', 'a count can not be negative'),
  notACount: problem('dataset/not-a-count', '不是整数', 'not a whole number'),
  tooLarge: (most: number) => problem('dataset/too-large', `数值超过上限 ${most}`, `larger than ${most}`),
  notAFlag: problem('dataset/not-a-flag', '只能是 true 或 false', 'neither true nor false'),
  tooLong: (most: number) =>
    problem('dataset/too-long', `超过 ${most} 个字符`, `longer than ${most} characters`),
  badCharacter: problem(
    'dataset/bad-character',
    '含有不能保存的字符（NUL 或不完整的代理对）',
    'holds a character that can not be stored (NUL or a lone surrogate)',
  ),
  before: (later: string, earlier: string) =>
    problem('dataset/order', `${later} 早于 ${earlier}`, `${later} is before ${earlier}`),
  notAfter: (later: string, earlier: string) =>
    problem('dataset/order', `${later} 必须晚于 ${earlier}`, `${later} is not after ${earlier}`),
  exactlyOne: (columns: readonly string[]) =>
    problem(
      'dataset/exactly-one',
      `${columns.join(' 与 ')} 必须且只能填一个`,
      `exactly one of ${columns.join(' and ')} must be given`,
    ),
  tooManyRows: (most: number) =>
    problem(
      'dataset/too-many-rows',
      `一次最多 ${most} 行，请分批导入`,
      `at most ${most} rows at a time; import the rest apart`,
    ),
  keyTwice: (firstRow: number) =>
    problem(
      'dataset/key-twice',
      `与第 ${firstRow} 行的键重复`,
      `the key was given already in row ${firstRow}`,
    ),
  unknownOrg: problem('dataset/unknown-organisation', '没有这个组织', 'there is no such organisation'),
  unknownAccount: problem('dataset/unknown-account', '没有这个账号', 'there is no such account'),
  unknownIndicator: problem(
    'dataset/unknown-indicator',
    '任何规则手册中都没有这个指标',
    'no rulebook has such an indicator',
  ),
  outsideScope: problem(
    'dataset/outside-scope',
    '不存在，或不在您的管理范围内',
    'does not exist, or lies outside your organisation',
  ),
  parentOutside: problem(
    'dataset/parent-outside',
    '必须填写您管理范围内的上级组织',
    'a parent within your organisation must be given',
  ),
  loop: problem('dataset/loop', '上级关系形成了循环', 'the parents form a loop'),
  sectionAccount: problem(
    'dataset/section-account',
    '内设机构不能开设账号',
    'an internal section can not host an account',
  ),
  sectionHasAccounts: problem(
    'dataset/section-account',
    '该组织已有账号，不能改为内设机构',
    'the organisation hosts accounts and can not become an internal section',
  ),
  notAWorkbook: problem('dataset/not-a-workbook', '不是 .xlsx 工作簿', 'not an .xlsx workbook'),
  encryptedWorkbook: problem(
    'dataset/encrypted-workbook',
    '工作簿已加密或是旧的 .xls 格式，请取消密码并另存为 .xlsx',
    'the workbook is encrypted or an old .xls; remove the password and save it as .xlsx',
  ),
  unsafeWorkbook: problem(
    'dataset/unsafe-workbook',
    '工作簿中有不安全的内容，已拒绝读取',
    'the workbook holds unsafe content and was not read',
  ),
  workbookTooLarge: problem(
    'dataset/workbook-too-large',
    '工作簿展开后过大',
    'the workbook is too large when unpacked',
  ),
  damagedWorkbook: problem(
    'dataset/damaged-workbook',
    '工作簿已损坏，不能继续读取',
    'the workbook is damaged and can not be read further',
  ),
  formulaError: problem('dataset/formula-error', '公式的结果是错误值', 'the formula yields an error'),
  lostPrecision: problem(
    'dataset/lost-precision',
    '数字超过 15 位，Excel 已丢失精度，请将单元格设为文本后重新填写',
    'more than 15 digits: Excel has lost some; format the cell as text and enter it again',
  ),
} as const

/** One refused row: what the importer hands back for each. `row` counts records with the header as row 1; 0 = the file as a whole. */
export interface RowError extends Problem {
  readonly file: string
  readonly row: number
  /** Name of the column; null when the row or file as a whole is meant. */
  readonly column: string | null
  /** The cell as it was given, cut to 200 characters; null where no single cell is meant. */
  readonly value: string | null
}

const longestShownValue = 200

export function rowError(
  file: string,
  row: number,
  column: string | null,
  value: string | null,
  why: Problem,
): RowError {
  return {
    file,
    row,
    column,
    value: value === null ? null : value.slice(0, longestShownValue).toWellFormed(),
    code: why.code,
    reason: why.reason,
  }
}
