import { defineTexts } from '../../ui/language'

/** Texts of signing in. */
export const useSessionTexts = defineTexts({
  zh: {
    productLong: '政务新媒体管理系统',
    slogan: '每一分，都有出处',
    sloganText: '从考核得分一直追到条款、留言、那一周的空白。',
    signIn: '登录',
    signInTitle: '登录政媒',
    login: '用户名',
    password: '密码',
    show: '显示密码',
    hide: '隐藏密码',
    signingIn: '正在登录…',
    expired: '登录已结束：可能已超时，或您当时的任职已结束。请重新登录，登录后会回到刚才的页面。',
    unreachable: '连不上服务器，请检查网络后再试。',
    faulty: '服务器出错了，请稍后再试。',
    demo: '演示数据的登录名',
    demoText: '点一行即可登录，正式使用时不显示。',
    demoPassword: '密码都是 {{password}}。',
    figure: '五十二周的发布记录示意图：每格一周，空白的一周会被指出来',
  },
  en: {
    productLong: 'Government new-media governance',
    slogan: 'Every point has its source',
    sloganText: 'From a score down to the clause, the message, the one silent week.',
    signIn: 'Sign in',
    signInTitle: 'Sign in to Zhengmei',
    login: 'User name',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    signingIn: 'Signing in…',
    expired:
      'Your session has ended: it was idle for too long, or the appointment you acted under is over. Sign in again and you will be back where you were.',
    unreachable: 'The server cannot be reached. Check the network and try again.',
    faulty: 'The server had a fault. Try again in a while.',
    demo: 'Logins of the demo data',
    demoText: 'Choose a row to sign in. Not shown in real use.',
    demoPassword: 'All have the password {{password}}.',
    figure: 'Fifty-two weeks of publishing, one cell a week; a silent week is pointed out',
  },
})
