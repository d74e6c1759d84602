import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouteContext } from '@tanstack/react-router'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { gqlMutation } from '../../graphql'
import { Drawer } from '../../ui/drawer'
import { formatLimit } from '../../ui/format'
import { useBilingual } from '../../ui/language'
import { Loaded } from '../../ui/loaded'
import { Notice } from '../../ui/meaning'
import { Problem, refusalOf } from '../../ui/problem'
import { usePunctuation } from '../../ui/punctuation'
import { todayInShanghai } from '../../ui/today'
import { UnitPicker } from '../organisation'
import { assessesYears, cutoffAfter, defaultLastDay, editionKey } from './choices'
import { type Edition, editionsQuery, runOperations, startRunDocument } from './operations'
import { useAssessmentTexts } from './texts'

/** Starting a run: what will be scored is said in a sentence before it begins. */
export function StartRunDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useAssessmentTexts()
  const editions = useQuery({ ...editionsQuery(), enabled: open })
  return (
    <Drawer title={t('startTitle')} open={open} onClose={onClose} size={480} destroyOnHidden>
      <Loaded query={editions}>{({ rulebooks }) => <StartRunForm editions={rulebooks} />}</Loaded>
    </Drawer>
  )
}

function StartRunForm({ editions }: { editions: readonly Edition[] }) {
  const t = useAssessmentTexts()
  const marks = usePunctuation()
  const say = useBilingual()
  const { viewer } = useRouteContext({ from: '/signed-in' })
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const start = useMutation(gqlMutation(queryClient, startRunDocument, runOperations))
  const today = todayInShanghai()
  const thisYear = Number(today.slice(0, 4))
  const own = viewer.appointment?.organisation
  const [scope, setScope] = useState({ id: own?.id ?? '', name: own?.name ?? '' })
  const [year, setYear] = useState(thisYear - 1)
  const [lastDay, setLastDay] = useState(defaultLastDay(thisYear - 1, today))
  const [kind, setKind] = useState<'TRIAL' | 'OFFICIAL'>('TRIAL')
  const assessing = editions.filter(assessesYears)
  const [chosen, setChosen] = useState(() => assessing[0] && editionKey(assessing[0]))
  const edition = assessing.find((each) => editionKey(each) === chosen)

  const submit = async () => {
    if (!edition) return
    const { startAssessmentRun: begun } = await start.mutateAsync({
      input: {
        scopeId: scope.id,
        year,
        kind,
        rulebookId: edition.id,
        rulebookVersion: edition.version,
        cutoffAt: cutoffAfter(lastDay),
      },
    })
    if (begun.__typename !== 'RunStarted') return
    await navigate({
      to: '/assessments/$runId',
      params: { runId: begun.run.id },
      state: { existed: begun.alreadyExisted },
    })
  }
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <Form.Item label={t('scope')} htmlFor="run-scope">
        <UnitPicker id="run-scope" label={t('scope')} value={scope.id} known={scope} onChange={setScope} />
      </Form.Item>
      <Form.Item label={t('year')} htmlFor="run-year">
        <Select
          id="run-year"
          value={year}
          onChange={(value: number) => {
            setYear(value)
            setLastDay(defaultLastDay(value, today))
          }}
          options={[0, 1, 2, 3].map((back) => ({ value: thisYear - back, label: thisYear - back }))}
        />
      </Form.Item>
      <Form.Item label={t('rulebook')} htmlFor="run-rulebook">
        <Select
          id="run-rulebook"
          value={chosen}
          onChange={setChosen}
          options={assessing.map((each) => ({
            value: editionKey(each),
            label: `${say(each.title)} · ${t('version', { version: each.version })}`,
          }))}
        />
      </Form.Item>
      <Form.Item label={t('lastDay')} htmlFor="run-last-day">
        <Input
          id="run-last-day"
          type="date"
          min={`${year}-01-01`}
          max={`${year}-12-31`}
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
          required
        />
      </Form.Item>
      <Form.Item label={t('kind')}>
        <Radio.Group
          aria-label={t('kind')}
          vertical
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={[
            { value: 'TRIAL', label: marks.colon(t('TRIAL'), t('kindTrialText')) },
            { value: 'OFFICIAL', label: marks.colon(t('OFFICIAL'), t('kindOfficialText')) },
          ]}
        />
      </Form.Item>
      {edition ? (
        <Form.Item>
          <Notice meaning="active">
            {t('summary', {
              rulebook: say(edition.title),
              version: edition.version,
              scope: scope.name,
              year,
            })}
            {marks.space}
            {lastDay ? t('summaryCutoff', { cutoff: formatLimit(cutoffAfter(lastDay)) }) : null}
          </Notice>
        </Form.Item>
      ) : null}
      <Form.Item>
        <Problem refusal={refusalOf(start.data?.startAssessmentRun)} error={start.error} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={start.isPending} disabled={!edition || !lastDay}>
        {t(kind === 'OFFICIAL' ? 'startOfficial' : 'startTrial')}
      </Button>
    </Form>
  )
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The run one is led to had been asked for before. */
    existed?: boolean
  }
}
