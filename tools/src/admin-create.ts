import { parseArgs } from 'node:util'
import { createAdministrator, identityEntities } from '@zhengmei/api/features/identity'
import { Role } from '@zhengmei/domain/identity'
import { CommandRefusal, ExitStatus } from './command/refusals.js'
import { runCommand } from './command/run-command.js'
import { withProductDatabase } from './product-database.js'

const usage = `用法 / Usage: npm run admin:create -- --login LOGIN --name NAME [--role system|security|audit] [--organisation CODE [--organisation-name NAME]]

  创建三员之一并打印一次性链接；登录名已存在时只生成新链接。
  Makes one of the three administrators and prints a one-time link; for a login that exists only a new link is made.
  --role               系统管理员（默认）、安全管理员、安全审计员，须为不同的人 / System administrator (unless told), security administrator, security auditor: different people.
  --organisation       顶级单位的编码；只有一个时可省略 / Code of the organisation at the top; may be left out when there is only one.
  --organisation-name  该单位不存在时以此名称新建 / Makes that organisation under this name when it doesn't exist.`

const roles = {
  system: Role.systemAdministrator,
  security: Role.securityAdministrator,
  audit: Role.securityAuditor,
} as const

const isRole = (text: string): text is keyof typeof roles => Object.hasOwn(roles, text)

/** What `npm start` takes unless told, and when it is free. */
const usualPort = 4000

/** Null when they are not enough, or contradict each other. */
function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      login: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      organisation: { type: 'string' },
      'organisation-name': { type: 'string' },
    },
  })
  const login = values.login?.trim()
  const name = values.name?.trim()
  if (!login || !name || (values['organisation-name'] !== undefined && values.organisation === undefined))
    return null
  if (values.role !== undefined && !isRole(values.role)) return null
  const role = values.role === undefined ? {} : { role: roles[values.role] }
  const organisation =
    values.organisation === undefined
      ? {}
      : { organisation: { code: values.organisation.trim(), name: values['organisation-name']?.trim() } }
  return { login, name, ...role, ...organisation }
}

await runCommand(usage, async ({ args }) => {
  const wanted = readArguments(args)
  if (wanted === null) return ExitStatus.badArguments
  return withProductDatabase(
    'npm run admin:create',
    async (database, config) => {
      const invited = await createAdministrator(database, wanted)
      if (!invited.ok) throw new CommandRefusal(invited.refusal.message)
      const what = invited.value.created ? '已创建管理员 / Administrator made' : '新链接 / New link'
      const address = config.publicUrl ?? `http://localhost:${config.port || usualPort}`
      console.log(
        `${what}: ${wanted.login}\n72 小时内打开此链接设置密码 / Open this link within 72 hours to set the password:`,
      )
      console.log(new URL(`/invitation#${invited.value.secret}`, address).href)
      return ExitStatus.done
    },
    identityEntities,
  )
})
