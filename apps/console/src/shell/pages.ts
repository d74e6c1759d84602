import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  DashboardOutlined,
  DownloadOutlined,
  EyeOutlined,
  ImportOutlined,
  KeyOutlined,
  LockOutlined,
  MessageOutlined,
  MobileOutlined,
  TeamOutlined,
  TrophyOutlined,
} from '@ant-design/icons'
import type { RegisteredRouter } from '@tanstack/react-router'
import { Action } from '@zhengmei/domain/identity'
import type { ComponentType } from 'react'
import type { Bilingual } from '../ui/language'

/** The groups of the menu, in the order in which they stand there. */
export const menuGroups = {
  desk: null,
  accounts: { zh: '账号', en: 'Accounts' },
  assessment: { zh: '考核', en: 'Assessment' },
  reports: { zh: '报表查询', en: 'Reports' },
  people: { zh: '组织人员', en: 'Units and people' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Readonly<Record<string, Bilingual | null>>
export type MenuGroup = keyof typeof menuGroups

/** What the frame knows of a page. */
export interface PageDescriptor {
  /** Its name in the menu, in search and in the help. */
  readonly title: Bilingual
  /** Where it stands in the menu; absent: reached from another page. */
  readonly menu?: { readonly group: MenuGroup; readonly icon: ComponentType<{ 'aria-hidden': true }> }
  /** What the viewer's role must allow, any of them; absent: open to everybody signed in. */
  readonly needs?: readonly Action[]
  /** The page is a list that `unit` in the address narrows: the tree of units stands beside it. */
  readonly scoped?: true
}

/** Every address behind the sign-in, as the router spells it. */
export type PagePath = Exclude<keyof RegisteredRouter['routesByPath'], '/sign-in' | '/invitation' | '/$'>

/**
 * One descriptor for each page, in the order of the menu; a route without one does not compile. What a role may not use is neither
 * offered nor opened, by the same table of policies that the server decides by.
 */
export const pages: Readonly<Record<PagePath, PageDescriptor>> = {
  '/': { title: { zh: '工作台', en: 'Workbench' }, menu: { group: 'desk', icon: DashboardOutlined } },

  '/accounts': {
    title: { zh: '账号', en: 'Accounts' },
    menu: { group: 'accounts', icon: MobileOutlined },
    scoped: true,
  },
  '/accounts/new': {
    title: { zh: '登记账号', en: 'Register an account' },
    needs: [Action.createAccounts],
  },
  '/accounts/messages': {
    title: { zh: '留言办理情况', en: 'Public messages' },
    menu: { group: 'accounts', icon: MessageOutlined },
    scoped: true,
  },
  '/accounts/$accountId': { title: { zh: '账号', en: 'Account' } },
  '/accounts/$accountId/edit': {
    title: { zh: '修改账号档案', en: 'Edit the file of an account' },
    needs: [Action.editAccounts],
  },

  '/assessments': {
    title: { zh: '年度考核', en: 'Annual assessment' },
    menu: { group: 'assessment', icon: TrophyOutlined },
  },
  '/assessments/compare': { title: { zh: '考核对比', en: 'Runs compared' } },
  '/assessments/compare/units/$unitId': { title: { zh: '单位对比', en: 'Unit compared' } },
  '/assessments/compare/accounts/$accountId': { title: { zh: '账号对比', en: 'Account compared' } },
  '/assessments/$runId': { title: { zh: '考核结果', en: 'Assessment' } },
  '/assessments/$runId/what-if': { title: { zh: '假设推演', en: 'What if' }, needs: [Action.askWhatIf] },
  '/assessments/$runId/units/$unitId': { title: { zh: '单位得分', en: 'Score of a unit' } },
  '/assessments/$runId/units/$unitId/sheet': { title: { zh: '得分单', en: 'Score sheet' } },
  '/assessments/$runId/sheets': { title: { zh: '得分单', en: 'Score sheets' } },
  '/assessments/$runId/accounts/$accountId': { title: { zh: '账号得分', en: 'Score of an account' } },
  '/rulebooks': {
    title: { zh: '规则库', en: 'Rulebooks' },
    menu: { group: 'assessment', icon: BookOutlined },
  },
  '/rulebooks/comparison': { title: { zh: '规则对照', en: 'Rulebooks side by side' } },
  '/rulebooks/effective': { title: { zh: '生效规则', en: 'Rules in force' } },
  '/rulebooks/$rulebookId': { title: { zh: '规则书', en: 'Rulebook' } },

  '/downloads': {
    title: { zh: '下载', en: 'Downloads' },
    menu: { group: 'reports', icon: DownloadOutlined },
  },

  '/organisations': {
    title: { zh: '组织与账号', en: 'Units and accounts' },
    menu: { group: 'people', icon: ApartmentOutlined },
  },
  '/organisations/$unitId': { title: { zh: '单位', en: 'Unit' } },
  '/people': {
    title: { zh: '人员与任职', en: 'People' },
    menu: { group: 'people', icon: TeamOutlined },
    needs: [Action.readPeople],
    scoped: true,
  },
  '/people/import': { title: { zh: '导入人员名单', en: 'Import people' }, needs: [Action.importPeople] },
  '/people/handovers': {
    title: { zh: '待交接事项', en: 'To be handed over' },
    needs: [Action.readPeople],
  },
  '/people/links': {
    title: { zh: '设置密码的链接', en: 'Links to set a password' },
    needs: [Action.readPeople],
  },
  '/people/$personId': { title: { zh: '人员', en: 'Person' }, needs: [Action.readPeople] },
  '/access': {
    title: { zh: '谁能看到', en: 'Who can see what' },
    menu: { group: 'people', icon: EyeOutlined },
    needs: [Action.explainAccess],
  },

  '/imports': {
    title: { zh: '数据导入', en: 'Data import' },
    menu: { group: 'system', icon: ImportOutlined },
    needs: [Action.importDataSets],
  },
  '/imports/$jobId': { title: { zh: '导入结果', en: 'Import' }, needs: [Action.importDataSets] },
  '/calendar': {
    title: { zh: '工作日历', en: 'Working days' },
    menu: { group: 'system', icon: CalendarOutlined },
  },
  '/tokens': {
    title: { zh: '接口令牌', en: 'API tokens' },
    menu: { group: 'system', icon: KeyOutlined },
    needs: [Action.revokeTokens],
  },
  '/sign-in-policy': {
    title: { zh: '登录策略', en: 'Sign-in policy' },
    menu: { group: 'system', icon: LockOutlined },
    needs: [Action.manageSignIn],
  },
  '/audit': {
    title: { zh: '审计', en: 'Audit' },
    menu: { group: 'system', icon: AuditOutlined },
    needs: [Action.readAudit, Action.readOwnAudit],
  },
  '/messages': { title: { zh: '站内消息', en: 'Messages' } },
  '/my-security': { title: { zh: '我的安全设置', en: 'My security' } },
}
