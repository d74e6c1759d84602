import type { ReactNode } from 'react'
import { Drawer } from '../../ui/drawer'
import { useBilingual } from '../../ui/language'
import type { Person, PersonAppointment } from './operations'
import styles from './people.module.css'

/** A drawer about one appointment of a person: open while there is one. */
export function AppointmentDrawer(props: {
  title: string
  person: Person
  appointment: PersonAppointment | undefined
  /** What will be done, with the names of the person, the unit and the role. */
  text: (names: { readonly name: string; readonly unit: string; readonly role: string }) => string
  onClose: () => void
  children: (appointment: PersonAppointment) => ReactNode
}) {
  const say = useBilingual()
  const { appointment, person } = props
  return (
    <Drawer
      title={props.title}
      open={appointment !== undefined}
      onClose={props.onClose}
      size={480}
      destroyOnHidden
    >
      {appointment ? (
        <>
          <p className={styles['text']}>
            {props.text({
              name: person.name,
              unit: appointment.organisation.name,
              role: say(appointment.roleTitle),
            })}
          </p>
          {props.children(appointment)}
        </>
      ) : null}
    </Drawer>
  )
}
