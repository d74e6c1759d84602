import { useQuery } from '@tanstack/react-query'
import { Second } from '../../../ui/data-table'
import { useBilingual } from '../../../ui/language'
import type { Chosen } from './draft'
import { Settled } from './field'
import { hostQuery } from './operations'
import { useFormTexts } from './texts'

/** Who supervises the host that was chosen, and which accounts it has already. */
export function HostNotes({ host }: { host: Chosen | null }) {
  const t = useFormTexts()
  const say = useBilingual()
  const { data } = useQuery({ ...hostQuery(host?.id ?? ''), enabled: host !== null })
  const unit = host ? data?.organisation : null
  if (!unit) return <Settled label={t('supervising')}>—</Settled>
  const accounts = unit.accounts.nodes.filter(({ closedOn }) => closedOn === null)
  return (
    <Settled label={t('supervising')}>
      {unit.supervision.organisation?.name ?? '—'}
      <Second>{say(unit.supervision.why)}</Second>
      <Second>
        {accounts.length === 0
          ? t('noHostAccounts')
          : t('hostAccounts', {
              count: accounts.length,
              names: accounts.map(({ name, platformTitle }) => `${name} · ${say(platformTitle)}`).join('; '),
            })}
      </Second>
    </Settled>
  )
}
