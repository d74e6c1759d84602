import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { defineTexts, useLanguage } from './language'

const useTexts = defineTexts({
  zh: { csv: '下载 CSV', workbook: '下载带错误原因的工作簿' },
  en: { csv: 'Download CSV', workbook: 'Download workbook with reasons' },
})

/** All errors of a refused file: as a table, and as the same workbook with the reasons in it, in the language of the page. */
export function ErrorDownloads(props: { csvUrl: string | null; workbookUrl: string | null }) {
  const t = useTexts()
  const language = useLanguage()
  const download = (url: string | null, title: string) =>
    url ? (
      <Button
        size="small"
        href={`${url}${url.includes('?') ? '&' : '?'}language=${language}`}
        download
        icon={<DownloadOutlined aria-hidden />}
      >
        {title}
      </Button>
    ) : null
  return (
    <>
      {download(props.csvUrl, t('csv'))}
      {download(props.workbookUrl, t('workbook'))}
    </>
  )
}
