import { defineTexts } from '../../../ui/language'

/** Texts of what can be done with several accounts. */
export const useBulkTexts = defineTexts({
  zh: {
    operator: '第三方运营机构',
    mediaType: '媒体类型',
    setOperator: '设运营机构',
    setMedia: '改媒体类型',
    certifyByHost: '认证主体改为主办单位',
    alreadySo: '原本如此，不需修改',
  },
  en: {
    operator: 'Third-party operator',
    mediaType: 'Media type',
    setOperator: 'Set the operator',
    setMedia: 'Change the media type',
    certifyByHost: 'Certify by the host',
    alreadySo: 'Is so already',
  },
})
