import type { ThemeName } from './texts/themes.js'

/** A department as it exists in a city and, where `inCounties`, in its counties. */
export interface Department {
  /** Pinyin letters, the end of the unit's code. */
  readonly code: string
  /** After the name of the place: 宿迁市 + 教育局. */
  readonly name: string
  /** After the short name of the place, as its accounts are called: 宿迁 + 教育. */
  readonly brand: string
  readonly theme: ThemeName
  readonly kind?: 'publicity' | 'cyberspace' | 'regulator' | 'institution'
  /** 0 = cities only; otherwise the order in which counties are given the department as data sets grow. */
  readonly inCounties: number
  /** The city's department supervises the counties' by line (系统垂直管理). */
  readonly vertical?: boolean
  /** Named in full where the place does not come first: 国家税务总局宿迁市税务局. */
  readonly prefix?: string
}

const department = (
  code: string,
  name: string,
  brand: string,
  theme: ThemeName,
  inCounties: number,
  more: Pick<Department, 'kind' | 'vertical' | 'prefix'> = {},
): Department => ({ code, name, brand, theme, inCounties, ...more })

/** 市直部门 and the bodies run like them. The order is the order of the tree. */
export const departments: readonly Department[] = [
  department('XCB', '委宣传部', '宣传', 'culture', 6, { kind: 'publicity' }),
  department('WXB', '委网络安全和信息化委员会办公室', '网信', 'data', 20, { kind: 'cyberspace' }),
  department('FGW', '发展和改革委员会', '发改', 'economy', 11),
  department('JYJ', '教育局', '教育', 'education', 1),
  department('KJJ', '科学技术局', '科技', 'industry', 21),
  department('GXJ', '工业和信息化局', '工信', 'industry', 12),
  department('GAJ', '公安局', '公安', 'police', 2, { vertical: true }),
  department('MZJ', '民政局', '民政', 'civil', 9),
  department('SFJ', '司法局', '司法', 'justice', 10),
  department('CZJ', '财政局', '财政', 'economy', 22),
  department('RSJ', '人力资源和社会保障局', '人社', 'employment', 5),
  department('ZRJ', '自然资源和规划局', '自然资源', 'land', 13, { vertical: true }),
  department('STJ', '生态环境局', '生态环境', 'environment', 14, { vertical: true }),
  department('ZJJ', '住房和城乡建设局', '住建', 'housing', 8),
  department('CGJ', '城市管理局', '城管', 'streets', 7),
  department('JTJ', '交通运输局', '交通', 'transport', 15, { kind: 'regulator' }),
  department('SLJ', '水利局', '水利', 'water', 16),
  department('NYJ', '农业农村局', '农业农村', 'agriculture', 4),
  department('SWJ', '商务局', '商务', 'commerce', 23),
  department('WLJ', '文化广电和旅游局', '文旅', 'culture', 17),
  department('WJW', '卫生健康委员会', '卫健', 'health', 3),
  department('TYJ', '退役军人事务局', '退役军人', 'veterans', 24),
  department('YJJ', '应急管理局', '应急', 'emergency', 18),
  department('SJJ', '审计局', '审计', 'figures', 25),
  department('GZW', '人民政府国有资产监督管理委员会', '国资', 'economy', 0),
  department('SCJ', '市场监督管理局', '市场监管', 'market', 19),
  department('TJJ', '统计局', '统计', 'figures', 26),
  department('YBJ', '医疗保障局', '医保', 'insurance', 27),
  department('SHJ', '数据局', '数据', 'data', 28),
  department('XFJ', '信访局', '信访', 'service', 29),
  department('ZWB', '政务服务管理办公室', '政务服务', 'service', 30),
  department('JGJ', '机关事务管理局', '机关事务', 'figures', 0),
  department('TIJ', '体育局', '体育', 'sports', 0),
  department('GDB', '国防动员办公室', '国防动员', 'emergency', 0),
  department('JRJ', '地方金融管理局', '金融', 'economy', 0),
  department('SWU', '税务局', '税务', 'tax', 31, { vertical: true, prefix: '国家税务总局' }),
  department('QXJ', '气象局', '气象', 'weather', 32, { vertical: true }),
  department('XFD', '消防救援支队', '消防', 'fire', 0),
  department('GJJ', '住房公积金管理中心', '公积金', 'housing', 0),
  department('YZJ', '邮政管理局', '邮政', 'transport', 0),
  department('GXS', '供销合作总社', '供销', 'agriculture', 0),
  department('RXZ', '12345政务服务便民热线服务中心', '12345热线', 'service', 0, { kind: 'institution' }),
  department('JKZ', '疾病预防控制中心', '疾控', 'health', 33, { kind: 'institution' }),
  department('TSG', '图书馆', '图书馆', 'culture', 0, { kind: 'institution' }),
]
