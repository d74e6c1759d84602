import { DownloadOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Copyable } from '../../ui/copyable'
import { Facts } from '../../ui/facts'
import { formatInstant, formatLimit, formatSeconds } from '../../ui/format'
import type { Run } from './operations'
import styles from './run-page.module.css'
import { useAssessmentTexts } from './texts'
import { Verifications } from './verifications'

const exportsOf = [
  ['units.csv', 'exportUnits'],
  ['accounts.csv', 'exportAccounts'],
  ['lines.csv', 'exportLines'],
  ['unknown.csv', 'exportUnknown'],
] as const

const stages = [
  ['freeze', 'FREEZING'],
  ['score', 'SCORING'],
  ['seal', 'SEALING'],
] as const

/** What a sealed run was made of, by digest; verified by making it again. */
export function SealView({ run }: { run: Run }) {
  const t = useAssessmentTexts()
  const { seal } = run
  if (!seal) return null
  const digest = (value: string, label: string) => <Copyable key={label} value={value} label={label} />
  const spent = seal.secondsByStage as Readonly<Record<string, number>>
  return (
    <div className={styles['seal']}>
      <p>{t('sealText')}</p>
      <Facts
        items={[
          [t('resultDigest'), digest(seal.resultDigest, t('resultDigest'))],
          [t('factsDigest'), digest(seal.factsDigest, t('factsDigest'))],
          [t('rulebookDigest'), digest(seal.rulebookDigest, t('rulebookDigest'))],
          [t('rulebook'), `${seal.rulebookId} · ${t('version', { version: seal.rulebookVersion })}`],
          [
            t('calendar'),
            <Link key="calendar" to="/calendar" search={{ year: run.year, version: seal.calendarVersion }}>
              <code>{seal.calendarVersion}</code>
            </Link>,
          ],
          [t('engine'), <code key="engine">{seal.engineVersion}</code>],
          [t('cutoff'), formatLimit(seal.factsCutoffAt)],
          [t('sealedAt'), formatInstant(run.sealedAt)],
          [
            t('seconds'),
            stages
              .map(([stage, text]) => `${t(text)} ${formatSeconds(Number(spent[stage] ?? 0))}`)
              .join(' · '),
          ],
        ]}
      />
      <Verifications run={run} />
      <div className={styles['exports']}>
        <h3>{t('exports')}</h3>
        <div className={styles['sealActions']}>
          {exportsOf.map(([file, text]) => (
            <Button
              key={file}
              type="text"
              icon={<DownloadOutlined aria-hidden />}
              href={`/files/runs/${run.id}/${file}`}
              download
            >
              {t(text)}
            </Button>
          ))}
        </div>
      </div>
    </div>
  )
}
