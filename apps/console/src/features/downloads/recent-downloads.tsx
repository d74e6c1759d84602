import { Link } from '@tanstack/react-router'
import { Loaded, Nothing } from '../../ui/loaded'
import { DownloadStateMark } from './download-state'
import styles from './downloads.module.css'
import { useDownloadTexts } from './texts'
import { useRecentDownloads } from './use-downloads'

/** The latest files with their state: the panel below the top bar's entry. */
export function RecentDownloads() {
  const t = useDownloadTexts()
  const downloads = useRecentDownloads()
  return (
    <Loaded query={downloads} lines={4}>
      {({ myDownloads }) =>
        myDownloads.nodes.length === 0 ? (
          <Nothing title={t('none')} text={t('noneText')} />
        ) : (
          <div className={styles['form']}>
            <ul className={styles['recent']} aria-label={t('title')}>
              {myDownloads.nodes.map((row) => (
                <li key={row.id}>
                  {row.url ? (
                    <a href={row.url} download={row.fileName}>
                      {row.fileName}
                    </a>
                  ) : (
                    <span>{row.fileName}</span>
                  )}
                  <DownloadStateMark row={row} />
                </li>
              ))}
            </ul>
            <Link to="/downloads">{t('toAll')}</Link>
          </div>
        )
      }
    </Loaded>
  )
}
