import type { Refusal } from '@zhengmei/domain/kernel'

const problem = (code: string, zh: string, en: string): Refusal => ({ code, message: { zh, en } })

/** Why a sign-in at the identity provider came back with nothing. They travel as codes in the address; the page has their words. */
export const oidcProblems = {
  notConfigured: problem('oidc/not-configured', '未配置统一身份认证', 'No identity provider is configured'),
  unavailable: problem('oidc/unavailable', '统一身份认证暂时无法访问', 'The identity provider is away'),
  beginAgain: problem(
    'oidc/begin-again',
    '登录已超时或被打断，请重新开始',
    'The sign-in took too long or was interrupted; begin again',
  ),
  failed: problem(
    'oidc/failed',
    '统一身份认证没有完成',
    'The identity provider did not complete the sign-in',
  ),
  unknownPerson: problem(
    'oidc/unknown-person',
    '系统中没有与之对应的人员',
    'Nobody here corresponds to them',
  ),
  linkedOtherwise: problem(
    'oidc/linked-otherwise',
    '该人员已与另一身份关联',
    'That person is linked with another identity',
  ),
  noAppointment: problem(
    'oidc/no-appointment',
    '该人员没有有效的任职',
    'They hold no appointment at present',
  ),
} as const
