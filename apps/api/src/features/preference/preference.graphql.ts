import { Field, InputType, ObjectType } from 'type-graphql'
import { payloadOf, registerEnum } from '../../platform/graphql/index.js'

const asTheComputer = { zh: '跟随系统', en: 'As the computer says' }

export const ColourModeEnum = registerEnum('ColourMode', '明暗 / Light or dark.', {
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  system: asTheComputer,
})
export const ContrastEnum = registerEnum('Contrast', '对比度 / Contrast.', {
  normal: { zh: '标准', en: 'Normal' },
  high: { zh: '高', en: 'High' },
  system: asTheComputer,
})
export const TextSizeEnum = registerEnum('TextSize', '字号 / Size of the text.', {
  normal: { zh: '标准', en: 'Standard, 100 %' },
  large: { zh: '大', en: 'Large, 125 %' },
  larger: { zh: '特大', en: 'Larger, 150 %' },
})
export const LanguageEnum = registerEnum('Language', '语言 / Language.', {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
})

/** How somebody wants the console, as it is stored. */
export interface StoredSettings {
  readonly language: string
  readonly mode: string
  readonly contrast: string
  readonly textSize: string
}

@ObjectType({ description: '本人的显示设置 / How one wants the console.', simpleResolvers: true })
export class DisplaySettings implements StoredSettings {
  @Field(() => LanguageEnum, { description: '语言 / Language.' })
  language!: string

  @Field(() => ColourModeEnum, { description: '明暗 / Light or dark.' })
  mode!: string

  @Field(() => ContrastEnum, { description: '对比度 / Contrast.' })
  contrast!: string

  @Field(() => TextSizeEnum, { description: '字号 / Size of the text.' })
  textSize!: string
}

@InputType({ description: '显示设置 / How one wants the console.' })
export class DisplaySettingsInput implements StoredSettings {
  @Field(() => LanguageEnum, { description: '语言 / Language.' })
  language!: string

  @Field(() => ColourModeEnum, { description: '明暗 / Light or dark.' })
  mode!: string

  @Field(() => ContrastEnum, { description: '对比度 / Contrast.' })
  contrast!: string

  @Field(() => TextSizeEnum, { description: '字号 / Size of the text.' })
  textSize!: string
}

@ObjectType({ description: '已保存的设置 / The settings as they are kept now.', simpleResolvers: true })
export class DisplaySettingsKept {
  @Field(() => DisplaySettings, { description: '设置 / The settings.' })
  settings!: DisplaySettings
}

export const SetDisplaySettingsPayload = payloadOf('SetDisplaySettingsPayload', DisplaySettingsKept)
