import type { DemoLogin } from './demo.js'

/** One line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Width in columns of a terminal, where Chinese characters take two. */
function columns(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/.test(character) ? 2 : 1),
    0,
  )
}

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - columns(text)))

/** Who may sign in. */
interface People {
  readonly logins: readonly DemoLogin[]
  /** There is no person at all yet. */
  readonly nobody: boolean
}

/** Says where the product is to be found, and who may sign in to try it, or how the first one comes to be. */
export function welcome(url: string, { logins, nobody }: People): void {
  say(`\n  政媒 Zhengmei  ${url}\n`)
  if (nobody) {
    say('  还没有人员，先创建系统管理员 / Nobody can sign in yet: make the system administrator')
    say(
      '    npm run admin:create -- --login LOGIN --name NAME --organisation CODE --organisation-name NAME\n',
    )
  } else if (logins.length > 0) {
    const width = (read: (login: DemoLogin) => string) =>
      Math.max(...logins.map((login) => columns(read(login))))
    const widths = [width((login) => login.login), width((login) => login.password)] as const
    say('  演示账号 / demo logins')
    for (const { login, password, name, role } of logins) {
      say(
        `    ${pad(login, widths[0])}  ${pad(password, widths[1])}  ${[name, role].filter(Boolean).join('，')}`,
      )
    }
    say('')
  }
  say('  Ctrl-C 停止 / stops it\n')
}
