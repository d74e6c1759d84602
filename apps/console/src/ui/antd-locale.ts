import type { ConfigProviderProps } from 'antd'
import type { Language } from './language'

type Locale = NonNullable<ConfigProviderProps['locale']>

/** What antd's components that we use say by themselves. Its own files hold thrice as much, for tables, calendars and dialogs that we don't. */
export const antdLocales: Readonly<Record<Language, Locale>> = {
  zh: {
    locale: 'zh-cn',
    global: { placeholder: '请选择', close: '关闭', show: '显示', hide: '隐藏' },
    Empty: { description: '暂无数据' },
    Form: { optional: '（可选）', defaultValidateMessages: {} },
    QRCode: { expired: '二维码过期', refresh: '点击刷新', scanned: '已扫描' },
  },
  en: {
    locale: 'en',
    global: { placeholder: 'Please select', close: 'Close', show: 'Show', hide: 'Hide' },
    Empty: { description: 'No data' },
    Form: { optional: '(optional)', defaultValidateMessages: {} },
    QRCode: { expired: 'QR code expired', refresh: 'Refresh', scanned: 'Scanned' },
  },
}
