import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { payloadOf } from '../../platform/graphql/index.js'

@ObjectType({
  description:
    '列表的一个已保存视图：筛选、次序、列 / A view of a list that is kept: filters, order, columns.',
  simpleResolvers: true,
})
export class ListView {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '哪个列表 / Which list.' })
  list!: string

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => String, { description: '列表地址中的参数 / What the address of the list says, as a query.' })
  query!: string

  @Field(() => Int, { description: '版本，修改时带上 / Version, to be given along when it is changed.' })
  version!: number

  @Field(() => Boolean, {
    description: '本人打开列表时即用此视图 / Whether the list begins with it for the viewer.',
  })
  isDefault!: boolean
}

@InputType({ description: '要保存的视图 / A view to keep.' })
export class SaveListViewInput {
  @Field(() => ID, {
    nullable: true,
    description: '要修改的视图；空为新建 / The view to change; null: a new one.',
  })
  id?: string | null

  @Field(() => Int, { nullable: true, description: '所修改的版本 / The version that was changed.' })
  version?: number | null

  @Field(() => String, { description: '哪个列表 / Which list.' })
  list!: string

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => String, { description: '列表地址中的参数 / What the address of the list says, as a query.' })
  query!: string
}

@InputType({ description: '视图的共享 / With whom a view is shared.' })
export class ShareListViewInput {
  @Field(() => ID, { description: '视图 / The view.' })
  id!: string

  @Field(() => ID, {
    nullable: true,
    description: '与此单位及其下级共享；空为不共享 / With this unit and those below it; null: with nobody.',
  })
  organisationId?: string | null
}

@ObjectType({ description: '已保存的视图 / A view that was kept.', simpleResolvers: true })
export class ListViewSaved {
  @Field(() => ListView, { description: '视图 / The view.' })
  view!: object
}

@ObjectType({ description: '已删除的视图 / A view that was deleted.', simpleResolvers: true })
export class ListViewDeleted {
  @Field(() => ID, { description: '标识 / Its id.' })
  id!: string
}

@ObjectType({ description: '已设定的默认视图 / With what a list begins.', simpleResolvers: true })
export class DefaultListViewSet {
  @Field(() => String, { description: '列表 / The list.' })
  list!: string
}

export const SaveListViewPayload = payloadOf('SaveListViewPayload', ListViewSaved)
export const DeleteListViewPayload = payloadOf('DeleteListViewPayload', ListViewDeleted)
export const SetDefaultListViewPayload = payloadOf('SetDefaultListViewPayload', DefaultListViewSet)
