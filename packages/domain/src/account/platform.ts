import type { Bilingual } from '../kernel/index.js'

/** Platforms on which accounts live (平台). @source HZ 2, SX 备注4 */
export const Platform = {
  wechatSubscription: 'wechat_subscription',
  wechatService: 'wechat_service',
  wechatChannels: 'wechat_channels',
  wechatMiniprogram: 'wechat_miniprogram',
  weibo: 'weibo',
  toutiao: 'toutiao',
  douyin: 'douyin',
  kuaishou: 'kuaishou',
  baijiahao: 'baijiahao',
  app: 'app',
  other: 'other',
} as const
export type Platform = (typeof Platform)[keyof typeof Platform]

export const platformTitles: Readonly<Record<Platform, Bilingual>> = {
  wechat_subscription: { zh: '微信订阅号', en: 'WeChat subscription account' },
  wechat_service: { zh: '微信服务号', en: 'WeChat service account' },
  wechat_channels: { zh: '微信视频号', en: 'WeChat Channels' },
  wechat_miniprogram: { zh: '微信小程序', en: 'WeChat mini program' },
  weibo: { zh: '微博', en: 'Weibo' },
  toutiao: { zh: '今日头条', en: 'Toutiao' },
  douyin: { zh: '抖音', en: 'Douyin' },
  kuaishou: { zh: '快手', en: 'Kuaishou' },
  baijiahao: { zh: '百家号', en: 'Baijiahao' },
  app: { zh: '移动客户端（APP）', en: 'Mobile app' },
  other: { zh: '其他', en: 'Other' },
}

/** What an account mainly publishes (媒体类型). @source HZ 9.1.4 */
export const MediaType = { text: 'text', video: 'video' } as const
export type MediaType = (typeof MediaType)[keyof typeof MediaType]

export const mediaTypeTitles: Readonly<Record<MediaType, Bilingual>> = {
  text: { zh: '图文', en: 'Text and images' },
  video: { zh: '视频', en: 'Video' },
}
