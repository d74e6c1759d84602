import { useQuery } from '@tanstack/react-query'
import { PasswordStrength } from '../password'
import { useFurtherTexts } from './further-texts'
import { adviceForQuery } from './new-password'
import { PasswordField } from './password-field'

/** A new password, typed twice. */
export interface NewPassword {
  readonly password: string
  readonly repeated: string
}

/** Whether the two were typed, and differ. */
export const differ = ({ password, repeated }: NewPassword): boolean =>
  repeated !== '' && repeated !== password

/** The two fields of a new password, commented on while it is typed. `secret` is what entitles to set it. */
export function NewPasswordFields(props: {
  secret: string
  value: NewPassword
  onChange: (value: NewPassword) => void
  /** Why the server would not take it. */
  problem: string | undefined
}) {
  const t = useFurtherTexts()
  const advice = useQuery(adviceForQuery(props.secret)).data?.passwordAdviceFor
  const { value, onChange, problem } = props
  return (
    <>
      <PasswordField
        label={t('newPassword')}
        name="new-password"
        autoComplete="new-password"
        value={value.password}
        onChange={(password) => onChange({ ...value, password })}
        hint={t('passwordHint')}
        {...(problem === undefined ? {} : { problem })}
      />
      <PasswordStrength password={value.password} advice={advice} />
      <PasswordField
        label={t('repeatPassword')}
        name="repeat-password"
        autoComplete="new-password"
        value={value.repeated}
        onChange={(repeated) => onChange({ ...value, repeated })}
        {...(differ(value) ? { problem: t('mismatch') } : {})}
      />
    </>
  )
}
