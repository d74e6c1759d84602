import { FontSizeOutlined } from '@ant-design/icons'
import { lazy, Suspense } from 'react'
import { type Language, languages, speak, useLanguage } from '../ui/language'
import type { ColourMode, Contrast, TextSize } from '../ui/palette'
import { prefer, usePreferences } from '../ui/preferences'
import styles from './frame.module.css'
import { useShellTexts } from './texts'
import { TopMenu } from './top-menu'

const RadioGroup = lazy(() => import('../ui/radio-group'))

/** Light or dark, contrast, size of the text, language. */
export function DisplaySettings() {
  const t = useShellTexts()
  const language = useLanguage()
  const { mode, contrast, textSize } = usePreferences()
  return (
    <TopMenu name={t('settings')} button={<FontSizeOutlined aria-hidden />}>
      {() => (
        <Suspense>
          <div>
            <h3>{t('colours')}</h3>
            <RadioGroup
              optionType="button"
              buttonStyle="solid"
              aria-label={t('colours')}
              value={mode}
              onChange={(event) => prefer({ mode: event.target.value as ColourMode | 'system' })}
              options={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: t(value) }))}
            />
          </div>
          <div>
            <h3>{t('contrast')}</h3>
            <RadioGroup
              optionType="button"
              buttonStyle="solid"
              aria-label={t('contrast')}
              value={contrast}
              onChange={(event) => prefer({ contrast: event.target.value as Contrast | 'system' })}
              options={[
                { value: 'normal', label: t('normalContrast') },
                { value: 'high', label: t('high') },
                { value: 'system', label: t('system') },
              ]}
            />
          </div>
          <div>
            <h3>{t('textSize')}</h3>
            <RadioGroup
              optionType="button"
              buttonStyle="solid"
              aria-label={t('textSize')}
              value={textSize}
              onChange={(event) => prefer({ textSize: event.target.value as TextSize })}
              options={(['normal', 'large', 'larger'] as const).map((value) => ({ value, label: t(value) }))}
            />
          </div>
          <div>
            <h3>{t('language')}</h3>
            <RadioGroup
              optionType="button"
              buttonStyle="solid"
              aria-label={t('language')}
              value={language}
              onChange={(event) => speak(event.target.value as Language)}
              options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            />
          </div>
        </Suspense>
      )}
    </TopMenu>
  )
}

/** The other language, by one press. */
export function LanguageSwitch() {
  const other: Language = useLanguage() === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className={styles['chip']} lang={other} onClick={() => speak(other)}>
      {languages[other]}
    </button>
  )
}
