import type { Refusal } from '@zhengmei/domain/kernel'

const said = (code: string, zh: string, en: string): Refusal => ({ code, message: { zh, en } })

const malformed = said('request/bad', '请求格式有误', 'The request is malformed')

/** What a wrong request is told, by the code under which the GraphQL library reports it. */
export const wrongRequests: Readonly<Record<string, Refusal>> = {
  GRAPHQL_PARSE_FAILED: said('request/syntax', '查询语句有语法错误', 'The document has a syntax error'),
  GRAPHQL_VALIDATION_FAILED: said(
    'request/invalid',
    '查询与接口定义不符',
    'The document does not fit the schema',
  ),
  BAD_USER_INPUT: said('request/bad-variables', '变量的值与其类型不符', 'A variable does not fit its type'),
  BAD_REQUEST: malformed,
  OPERATION_RESOLUTION_FAILURE: said(
    'request/which-operation',
    '未能确定要执行的操作',
    'It is not clear which operation to run',
  ),
  PERSISTED_QUERY_NOT_SUPPORTED: malformed,
}

/** What a wrong request over plain HTTP is told, by status. */
export const httpRefusals: Readonly<Record<number, Refusal>> = {
  404: said('request/not-found', '没有此地址', 'Not found'),
  413: said('request/too-large', '请求内容过大', 'The request is too large'),
  415: said('request/content-type', '不支持此内容类型', 'This content type is not accepted'),
}

export const postOnly = said('request/post-only', '只接受 POST 请求', 'Only POST is accepted')

export const foreignHost = said(
  'request/foreign-host',
  '请求的主机名不属于本系统',
  'The request names a host that is not ours',
)

export const foreignOrigin = said(
  'request/foreign-origin',
  '请求来自其他网站',
  'The request comes from another site',
)

export const changedMeanwhile = said(
  'request/conflict',
  '内容刚被他人修改，请重新打开后再改',
  'Somebody else has changed this meanwhile; open it again and repeat the change',
)

export const unexpected = said(
  'fault/unexpected',
  '系统出现意外故障，请稍后再试',
  'Something went wrong; try again later',
)

export const tookTooLong = said(
  'limit/time',
  '处理时间过长，已中止；请缩小范围后再试',
  'This took too long and was stopped; ask for less',
)

export const unavailable = said('fault/unavailable', '数据库暂时不可用', 'The database is away at present')

export const storageFull = said(
  'fault/storage-full',
  '存储空间已满，未保存任何内容；请联系系统管理员',
  'The storage is full and nothing was saved; tell the system administrator',
)

export const invalidToken = said(
  'token/invalid',
  '接口令牌无效、已过期或已被吊销',
  'The API token is not valid, has expired or was revoked',
)

export const tokenWithSession = said(
  'token/with-session',
  '请求不能同时携带接口令牌和登录会话',
  'A request bears a token or a session, not both',
)
