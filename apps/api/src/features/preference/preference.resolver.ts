import { ok } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { withTransaction } from '../../platform/db/index.js'
import { type Payload, type RequestContext, RequiresViewer, toPayload } from '../../platform/graphql/index.js'
import {
  DisplaySettings,
  DisplaySettingsInput,
  type DisplaySettingsKept,
  SetDisplaySettingsPayload,
  type StoredSettings,
} from './preference.graphql.js'

@Resolver()
export class PreferenceResolver {
  @Query(() => DisplaySettings, {
    nullable: true,
    description: '我的显示设置，未设置为空 / How one wants the console; null: never said.',
  })
  @RequiresViewer()
  async displaySettings(@Ctx() context: RequestContext): Promise<StoredSettings | null> {
    const { rows } = await context.pool.query<{ settings: StoredSettings }>({
      name: 'display-settings',
      text: 'select settings from display_settings where person_id = $1',
      values: [context.requireViewer().personId],
    })
    return rows[0]?.settings ?? null
  }

  @Mutation(() => SetDisplaySettingsPayload, {
    description: '保存我的显示设置，在各台电脑上生效 / Keeps how one wants the console, on every computer.',
  })
  @RequiresViewer()
  async setDisplaySettings(
    @Arg('settings', () => DisplaySettingsInput, { description: '设置 / The settings.' })
    { language, mode, contrast, textSize }: DisplaySettingsInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<DisplaySettingsKept>> {
    const { personId } = context.requireViewer()
    const settings = { language, mode, contrast, textSize }
    await withTransaction(context.pool, (client) =>
      client.query(
        `insert into display_settings (person_id, settings) values ($1, $2)
         on conflict (person_id) do update set settings = excluded.settings, changed_at = now()`,
        [personId, JSON.stringify(settings)],
      ),
    )
    return toPayload(ok({ settings }))
  }
}
