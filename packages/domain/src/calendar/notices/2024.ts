import { day } from '../../kernel/index.js'
import { holidayNames } from './holiday-names.js'
import type { HolidayNotice } from './notice.js'

/** @source 国办发明电〔2023〕7号 */
export const notice2024: HolidayNotice = {
  year: 2024,
  number: '国办发明电〔2023〕7号',
  issuedOn: day('2023-10-25'),
  holidays: [
    {
      name: holidayNames.newYear,
      from: day('2024-01-01'),
      to: day('2024-01-01'),
      makeupWorkdays: [],
    },
    {
      name: holidayNames.springFestival,
      from: day('2024-02-10'),
      to: day('2024-02-17'),
      makeupWorkdays: [day('2024-02-04'), day('2024-02-18')],
    },
    {
      name: holidayNames.qingming,
      from: day('2024-04-04'),
      to: day('2024-04-06'),
      makeupWorkdays: [day('2024-04-07')],
    },
    {
      name: holidayNames.labourDay,
      from: day('2024-05-01'),
      to: day('2024-05-05'),
      makeupWorkdays: [day('2024-04-28'), day('2024-05-11')],
    },
    {
      name: holidayNames.dragonBoat,
      from: day('2024-06-10'),
      to: day('2024-06-10'),
      makeupWorkdays: [],
    },
    {
      name: holidayNames.midAutumn,
      from: day('2024-09-15'),
      to: day('2024-09-17'),
      makeupWorkdays: [day('2024-09-14')],
    },
    {
      name: holidayNames.nationalDay,
      from: day('2024-10-01'),
      to: day('2024-10-07'),
      makeupWorkdays: [day('2024-09-29'), day('2024-10-12')],
    },
  ],
}
