import type { Bilingual, Result } from '@zhengmei/domain/kernel'
import { type ClassType, createUnionType, Field, Int, ObjectType } from 'type-graphql'
import { BilingualType, type Payload, RefusalType, toPayload } from './refusal.graphql.js'
import { DateTimeScalar, JsonScalar } from './scalars.js'

@ObjectType({
  description: '双方不一致的一个字段 / A field that the two sides hold different values of.',
  simpleResolvers: true,
})
export class ConflictingField {
  @Field(() => String, { description: '输入字段名 / Name of the input field.' })
  field!: string

  @Field(() => JsonScalar, { nullable: true, description: '您提交的值 / The value that was sent.' })
  yours!: unknown

  @Field(() => JsonScalar, { nullable: true, description: '当前的值 / The value as it stands.' })
  current!: unknown
}

const message: Bilingual = {
  zh: '您打开之后，内容已被他人修改；请比较双方的内容后再保存',
  en: 'Somebody else has changed this since you opened it; compare both sides, then save again',
}

@ObjectType({
  description:
    '版本冲突：提交所依据的版本已不是当前版本，未保存任何内容 / The version that was edited is no longer the current one; nothing was saved.',
  simpleResolvers: true,
})
export class VersionConflict {
  @Field(() => String, { description: '恒为 version/conflict / Always `version/conflict`.' })
  readonly code = 'version/conflict'

  @Field(() => BilingualType, { description: '说明 / What to tell people.' })
  readonly message = message

  @Field(() => Int, { description: '提交所依据的版本 / The version that was edited.' })
  yourVersion!: number

  @Field(() => Int, { description: '当前版本 / The version as it stands; send it to save over it.' })
  currentVersion!: number

  @Field(() => DateTimeScalar, { nullable: true, description: '当前版本的时间 / When that was saved.' })
  changedAt!: Date | number | null

  @Field(() => String, { nullable: true, description: '当前版本的保存者 / Name of who saved it.' })
  changedBy!: string | null

  @Field(() => [ConflictingField], {
    description: '不一致的字段；为空表示双方内容相同 / The fields that differ; empty: both want the same.',
  })
  fields!: ConflictingField[]

  constructor(sides: Omit<VersionConflict, 'code' | 'message'>) {
    Object.assign(this, sides)
  }
}

/** How the edit of a versioned thing came out. */
export type Edited<T> = Result<T> | VersionConflict

/** Both sides of an edit, the current one read under the lock that the edit is made under. */
export interface TwoSides<Fields extends object> {
  /** The version that the editor has seen: `version` of the input. */
  readonly yourVersion: number
  readonly currentVersion: number
  /** What the editor sent, by input field; absent fields are not edited. Plain JSON values. */
  readonly yours: { readonly [Name in keyof Fields]?: Fields[Name] | null | undefined }
  /** The same fields as they stand. */
  readonly current: Fields
  /** When and by whom the current version was saved, where it is known. */
  readonly changedAt?: Date | number | null
  readonly changedBy?: string | null
}

/**
 * Whether an edit meets another version than it was made from. Ask it after the row is locked (`for update`), so that
 * nobody comes between this and the change; then either change and raise the version, or return what this gave.
 *
 * @returns both sides, or null when the edit may go on.
 */
export function versionConflict<Fields extends object>(sides: TwoSides<Fields>): VersionConflict | null {
  if (sides.yourVersion === sides.currentVersion) return null
  const current = new Map(Object.entries(sides.current))
  return new VersionConflict({
    yourVersion: sides.yourVersion,
    currentVersion: sides.currentVersion,
    changedAt: sides.changedAt ?? null,
    changedBy: sides.changedBy ?? null,
    fields: Object.entries(sides.yours)
      .filter(([, yours]) => yours !== undefined)
      .map(([field, yours]) => ({ field, yours, current: current.get(field) ?? null }))
      .filter(({ yours, current: stands }) => JSON.stringify(yours ?? null) !== JSON.stringify(stands)),
  })
}

/** What a resolver of an edit returns: the success, the refusal or both sides of a conflict. */
export const toEditPayload = <T>(result: Edited<T>): Payload<T> | VersionConflict =>
  result instanceof VersionConflict ? result : toPayload(result)

/**
 * The union `<name> = <success> | Refusal | VersionConflict` for a mutation that edits something versioned; its input
 * has `version: Int!`.
 */
export function editPayloadOf<T extends object>(name: string, success: ClassType<T>) {
  return createUnionType({
    name,
    description: '成功的结果、拒绝或版本冲突 / What it came to, a refusal, or another’s version in the way.',
    types: () => [success, RefusalType, VersionConflict] as const,
    resolveType: (value: object) =>
      value instanceof RefusalType
        ? RefusalType
        : value instanceof VersionConflict
          ? VersionConflict
          : success,
  })
}
