import { day } from '../../kernel/index.js'
import { holidayNames } from './holiday-names.js'
import type { HolidayNotice } from './notice.js'

/** @source 国办发明电〔2025〕7号 */
export const notice2026: HolidayNotice = {
  year: 2026,
  number: '国办发明电〔2025〕7号',
  issuedOn: day('2025-11-04'),
  holidays: [
    {
      name: holidayNames.newYear,
      from: day('2026-01-01'),
      to: day('2026-01-03'),
      makeupWorkdays: [day('2026-01-04')],
    },
    {
      name: holidayNames.springFestival,
      from: day('2026-02-15'),
      to: day('2026-02-23'),
      makeupWorkdays: [day('2026-02-14'), day('2026-02-28')],
    },
    {
      name: holidayNames.qingming,
      from: day('2026-04-04'),
      to: day('2026-04-06'),
      makeupWorkdays: [],
    },
    {
      name: holidayNames.labourDay,
      from: day('2026-05-01'),
      to: day('2026-05-05'),
      makeupWorkdays: [day('2026-05-09')],
    },
    {
      name: holidayNames.dragonBoat,
      from: day('2026-06-19'),
      to: day('2026-06-21'),
      makeupWorkdays: [],
    },
    {
      name: holidayNames.midAutumn,
      from: day('2026-09-25'),
      to: day('2026-09-27'),
      makeupWorkdays: [],
    },
    {
      name: holidayNames.nationalDay,
      from: day('2026-10-01'),
      to: day('2026-10-07'),
      makeupWorkdays: [day('2026-09-20'), day('2026-10-10')],
    },
  ],
}
