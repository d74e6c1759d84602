import { day } from '../../kernel/index.js'
import { holidayNames } from './holiday-names.js'
import type { HolidayNotice } from './notice.js'

/** @source 国办发明电〔2024〕12号 */
export const notice2025: HolidayNotice = {
  year: 2025,
  number: '国办发明电〔2024〕12号',
  issuedOn: day('2024-11-12'),
  holidays: [
    {
      name: holidayNames.newYear,
      from: day('2025-01-01'),
      to: day('2025-01-01'),
      makeupWorkdays: [],
    },
    {
      name: holidayNames.springFestival,
      from: day('2025-01-28'),
      to: day('2025-02-04'),
      makeupWorkdays: [day('2025-01-26'), day('2025-02-08')],
    },
    {
      name: holidayNames.qingming,
      from: day('2025-04-04'),
      to: day('2025-04-06'),
      makeupWorkdays: [],
    },
    {
      name: holidayNames.labourDay,
      from: day('2025-05-01'),
      to: day('2025-05-05'),
      makeupWorkdays: [day('2025-04-27')],
    },
    {
      name: holidayNames.dragonBoat,
      from: day('2025-05-31'),
      to: day('2025-06-02'),
      makeupWorkdays: [],
    },
    {
      name: holidayNames.nationalDayAndMidAutumn,
      from: day('2025-10-01'),
      to: day('2025-10-08'),
      makeupWorkdays: [day('2025-09-28'), day('2025-10-11')],
    },
  ],
}
