import type { Bilingual } from '../../ui/language'

/** The platforms one may filter by, in the order in which offices name them. */
export const platforms = [
  { value: 'WECHAT_SUBSCRIPTION', title: { zh: '微信订阅号', en: 'WeChat subscription' } },
  { value: 'WECHAT_SERVICE', title: { zh: '微信服务号', en: 'WeChat service' } },
  { value: 'WECHAT_CHANNELS', title: { zh: '微信视频号', en: 'WeChat Channels' } },
  { value: 'WECHAT_MINIPROGRAM', title: { zh: '微信小程序', en: 'WeChat mini program' } },
  { value: 'WEIBO', title: { zh: '微博', en: 'Weibo' } },
  { value: 'TOUTIAO', title: { zh: '今日头条', en: 'Toutiao' } },
  { value: 'DOUYIN', title: { zh: '抖音', en: 'Douyin' } },
  { value: 'KUAISHOU', title: { zh: '快手', en: 'Kuaishou' } },
  { value: 'BAIJIAHAO', title: { zh: '百家号', en: 'Baijiahao' } },
  { value: 'APP', title: { zh: '移动客户端', en: 'App' } },
  { value: 'OTHER', title: { zh: '其他', en: 'Other' } },
] as const satisfies readonly { value: string; title: Bilingual }[]
