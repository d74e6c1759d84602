import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { gqlMutation } from '../../graphql'
import { useLanguage } from '../../ui/language'
import { Problem, refusalOf } from '../../ui/problem'
import { CopyRequest } from './copy-request'
import { DownloadStateMark } from './download-state'
import styles from './downloads.module.css'
import type { Exported } from './exported'
import { downloadOperations, requestDownloadDocument } from './operations'
import { useDownloadTexts } from './texts'
import { useRecentDownloads } from './use-downloads'

/** Chooses a format, has the file made, shows how far it is, and downloads it as soon as it is made. */
export default function ExportForm({ exported }: { exported: Exported }) {
  const t = useDownloadTexts()
  const language = useLanguage()
  const queryClient = useQueryClient()
  const request = useMutation(gqlMutation(queryClient, requestDownloadDocument, downloadOperations))
  const [onlyShown, setOnlyShown] = useState(false)
  const answer = request.data?.requestDownload
  const id = answer?.__typename === 'DownloadRequested' ? answer.download.id : undefined
  return (
    <div className={styles['form']}>
      {exported.hint === false ? null : <p className={styles['hint']}>{t('exportHint')}</p>}
      {exported.shown && exported.shown.length > 0 ? (
        <label className={styles['choice']}>
          <input type="checkbox" checked={onlyShown} onChange={() => setOnlyShown(!onlyShown)} />
          {t('shownColumns')}
        </label>
      ) : null}
      <div className={styles['formats']}>
        {exported.formats.map((format, index) => (
          <Button
            key={format}
            type={index === 0 ? 'primary' : 'default'}
            disabled={request.isPending}
            onClick={() =>
              request.mutate({
                input: {
                  kind: exported.kind,
                  format,
                  language: language === 'en' ? 'EN' : 'ZH',
                  parameters: exported.parameters,
                  columns: onlyShown ? [...(exported.shown ?? [])] : [],
                },
              })
            }
          >
            {t(format)}
          </Button>
        ))}
      </div>
      <Problem refusal={refusalOf(answer)} error={request.error} />
      {id ? <Made key={id} id={id} /> : null}
      {exported.read ? <CopyRequest read={exported.read} /> : null}
      <Link to="/downloads">{t('toAll')}</Link>
    </div>
  )
}

/** The file that was just asked for: on its way, or made, which starts its download once. */
function Made({ id }: { id: string }) {
  const t = useDownloadTexts()
  const downloads = useRecentDownloads()
  const row = downloads.data?.myDownloads.nodes.find((each) => each.id === id)
  const started = useRef(false)
  const link = useRef<HTMLAnchorElement>(null)
  const url = row?.url
  useEffect(() => {
    if (!url || started.current) return
    started.current = true
    link.current?.click()
  }, [url])
  if (!row) return null
  return (
    <div role="status" className={styles['made']}>
      <DownloadStateMark row={row} />
      {row.url ? (
        <>
          <p>{t('ready')}</p>
          <a ref={link} href={row.url} download={row.fileName}>
            {t('again')}
          </a>
        </>
      ) : row.failure ? null : (
        <p className={styles['hint']}>{t('makingHint')}</p>
      )}
    </div>
  )
}
