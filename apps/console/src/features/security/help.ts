import type { PageHelp } from '../../ui/help'

/** What the help says of these pages, by their addresses. */
export const help: Readonly<Record<string, PageHelp>> = {
  '/my-security': {
    purpose: {
      zh: '您的密码、两步验证、登录设备和接口令牌。',
      en: 'Your password, second step, sessions and API tokens.',
    },
    how: [
      {
        zh: '发现不认识的登录，请结束它并修改密码。',
        en: 'End a session that you do not know, and change your password.',
      },
    ],
  },
  '/tokens': {
    purpose: { zh: '各人创建的接口令牌，可吊销。', en: 'API tokens that people made; you may revoke them.' },
  },
  '/sign-in-policy': {
    purpose: {
      zh: '登录的要求：密码、两步验证、超时。',
      en: 'What signing in asks for: passwords, second step, time limits.',
    },
    terms: ['threeAdministrators'],
  },
}
